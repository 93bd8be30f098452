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

/** A word, or a part of one with a single direction. `width` is in thousandths of the font size. */
export interface ShapedWord {
  readonly width: number;
  readonly runs: readonly ShapedText[];
  /** Its glyphs, when they are of one font, on one baseline and spell the word: then they can be joined to other words'. */
  readonly plain: { readonly font: TextFont; readonly codes: string } | undefined;
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
      shaped = this.shapeAnew(word, isRightToLeft);
      words.set(word, shaped);
    }
    return shaped;
  }

  private shapeAnew(word: string, isRightToLeft: boolean): ShapedWord {
    const [first] = this.fonts;
    const runs = first.covers(word) ? [first.shape(word, isRightToLeft)] : this.split(word).map(({ font, text }) => font.shape(text, isRightToLeft));
    if (isRightToLeft) runs.reverse();
    const [run] = runs;
    const segment = run?.segments[0];
    const isPlain = run?.isExact === true && runs.length === 1 && run.segments.length === 1 && segment?.rise === 0;
    return {
      width: runs.length === 1 && run ? run.width : runs.reduce((sum, { width }) => sum + width, 0),
      runs,
      plain: isPlain ? { font: run.font, codes: segment.codes } : undefined,
    };
  }

  /** Cuts a word where the font changes. Letters stay with their accents: a font must have all of a grapheme. */
  private split(word: string): { font: TextFont; text: string }[] {
    const [first] = this.fonts;
    const pieces: { font: TextFont; text: string }[] = [];
    for (const segment of graphemesOf(word)) {
      // Variation selectors choose between coloured and plain pictures; there are only plain ones here.
      const grapheme = segment.replace(/[\uFE00-\uFE0F]/g, '');
      if (grapheme === '') continue;
      const font = this.fonts.find((candidate) => candidate.covers(grapheme));
      if (!font) this.missing.add(segment);
      const piece = font ? { font, text: grapheme } : { font: first, text: first.covers('\uFFFD') ? '\uFFFD' : '?' };
      const last = pieces.at(-1);
      if (last?.font === piece.font) last.text += piece.text;
      else pieces.push(piece);
    }
    return pieces;
  }
}
