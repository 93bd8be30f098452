import { graphemesOf } from './graphemes.ts';
import { createFont, type ShapedText, type TextFont } from './text-font.ts';

/** Font files (TrueType) as bytes. The fallbacks are asked, in order, for characters that the text fonts lack. */
export interface FontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly fallbacks: readonly Uint8Array[];
}

/** The typefaces of one document, and the characters that none of them has. */
export class FontFamily {
  readonly regular: FontChain;
  readonly bold: FontChain;
  readonly fonts: readonly TextFont[];
  /** Characters drawn as the replacement mark, for the caller to tell the user about. */
  readonly missing = new Set<string>();

  constructor(files: FontFiles) {
    const [regular, bold] = [createFont(files.regular, 'F1'), createFont(files.bold, 'F2')];
    const fallbacks = files.fallbacks.map((bytes, index) => createFont(bytes, `F${index + 3}`));
    this.fonts = [regular, bold, ...fallbacks];
    this.regular = new FontChain([regular, ...fallbacks], this.missing);
    this.bold = new FontChain([bold, ...fallbacks], this.missing);
  }
}

/** A run of glyphs of one font. */
export interface ShapedRun {
  readonly font: TextFont;
  readonly shaped: ShapedText;
}

/** A word, or a part of one with a single direction. `width` is in thousandths of the font size. */
export interface ShapedWord {
  readonly width: number;
  readonly runs: readonly ShapedRun[];
}

/** A text font followed by its fallbacks. Words repeat, so each is shaped once: shaping is what costs the time. */
export class FontChain {
  private readonly leftToRight = new Map<string, ShapedWord>();
  private readonly rightToLeft = new Map<string, ShapedWord>();

  constructor(
    private readonly fonts: readonly [TextFont, ...TextFont[]],
    private readonly missing: Set<string>,
  ) {}

  /** Tells the chains of one document apart. */
  get key(): string {
    return this.fonts[0].key;
  }

  /** `word` must be in Unicode normalisation form C: font tables hold the composed letters. */
  shape(word: string, isRightToLeft = false): ShapedWord {
    const words = isRightToLeft ? this.rightToLeft : this.leftToRight;
    let shaped = words.get(word);
    if (shaped === undefined) {
      const runs = this.split(word).map(({ font, text }) => ({ font, shaped: font.shape(text, isRightToLeft) }));
      if (isRightToLeft) runs.reverse();
      shaped = { width: runs.reduce((sum, run) => sum + run.shaped.width, 0), runs };
      words.set(word, shaped);
    }
    return shaped;
  }

  /** Cuts a word where the font changes. Letters stay with their accents: a font must have all of a grapheme. */
  private split(word: string): { font: TextFont; text: string }[] {
    const [first] = this.fonts;
    if (everyCodePoint(word, (codePoint) => first.has(codePoint))) return [{ font: first, text: word }];

    const pieces: { font: TextFont; text: string }[] = [];
    for (const segment of graphemesOf(word)) {
      // Variation selectors choose between coloured and plain pictures; there are only plain ones here.
      const grapheme = segment.replace(/[\uFE00-\uFE0F]/g, '');
      if (grapheme === '') continue;
      const font = this.fonts.find((candidate) => everyCodePoint(grapheme, (codePoint) => candidate.has(codePoint)));
      if (!font) this.missing.add(segment);
      const piece = font ? { font, text: grapheme } : { font: first, text: first.has(0xfffd) ? '\uFFFD' : '?' };
      const last = pieces.at(-1);
      if (last?.font === piece.font) last.text += piece.text;
      else pieces.push(piece);
    }
    return pieces;
  }
}

function everyCodePoint(text: string, test: (codePoint: number) => boolean): boolean {
  for (let i = 0; i < text.length; i++) {
    const codePoint = text.codePointAt(i) ?? 0;
    if (!test(codePoint)) return false;
    if (codePoint > 0xffff) i++;
  }
  return true;
}
