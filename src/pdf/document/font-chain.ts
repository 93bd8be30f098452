import type { HanForm } from './east-asian.ts';
import { graphemesOf } from './graphemes.ts';
import type { ShapedText, TextFont } from './text-font.ts';

/** A word, or a part of one with a single direction. `width` is in thousandths of the font size. */
export interface ShapedWord {
  readonly width: number;
  /** In reading order. */
  readonly runs: readonly ShapedText[];
  /** Its glyphs, when they are of one font and spell the word: then they can be joined to other words'. */
  readonly plain: { readonly font: TextFont; readonly codes: string } | undefined;
}

/** The fonts that are asked for a character, in this order. */
export interface ChainFonts {
  readonly text: TextFont;
  readonly scripts: readonly TextFont[];
  readonly signs: readonly TextFont[];
  readonly eastAsian: readonly { readonly form: HanForm; readonly font: TextFont }[];
  readonly pictures: readonly TextFont[];
}

/** A text font followed by its fallbacks. Words repeat, so each is shaped once: shaping is what costs the time. */
export class FontChain {
  private readonly leftToRight = new Map<string, ShapedWord>();
  private readonly rightToLeft = new Map<string, ShapedWord>();
  private readonly spaces = new Map<TextFont, ShapedWord>();
  private readonly forms = new Map<HanForm, FontChain>();
  private readonly order: readonly TextFont[];

  constructor(
    private readonly fonts: ChainFonts,
    private readonly missing: Set<string>,
  ) {
    const { text, scripts, signs, eastAsian, pictures } = fonts;
    this.order = [text, ...scripts, ...signs, ...eastAsian.map(({ font }) => font), ...pictures];
  }

  /** Tells the chains of one document apart. */
  get key(): string {
    return this.fonts.text.key;
  }

  /** The same fonts, with that for a form of ideographs before those for the others. */
  inForm(form: HanForm): FontChain {
    const { eastAsian } = this.fonts;
    if (eastAsian.length < 2 || eastAsian[0]?.form === form) return this;
    let chain = this.forms.get(form);
    if (!chain) {
      const order = [...eastAsian.filter((one) => one.form === form), ...eastAsian.filter((one) => one.form !== form)];
      chain = new FontChain({ ...this.fonts, eastAsian: order }, this.missing);
      this.forms.set(form, chain);
    }
    return chain;
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

  /** A space in the font of a script, if it has one, and in the text font otherwise: that of pictures is as wide as they are. */
  space(font: TextFont | undefined): ShapedWord {
    if (!font || !this.fonts.scripts.includes(font) || !font.covers(' ')) return this.shape(' ');
    let shaped = this.spaces.get(font);
    if (!shaped) {
      const run = font.shape(' ', false);
      shaped = { width: run.width, runs: [run], plain: { font, codes: run.codes } };
      this.spaces.set(font, shaped);
    }
    return shaped;
  }

  private shapeAnew(word: string, isRightToLeft: boolean): ShapedWord {
    const whole = this.wholeWordFont(word);
    const runs = whole ? [whole.shape(word, isRightToLeft)] : this.split(word).map((piece) => shapePiece(piece, isRightToLeft));
    const [run] = runs;
    return {
      width: runs.length === 1 && run ? run.width : runs.reduce((sum, { width }) => sum + width, 0),
      runs,
      plain: run && runs.length === 1 && run.codes !== '' && run.actualText === undefined ? { font: run.font, codes: run.codes } : undefined,
    };
  }

  /** Letters that join must be of one font, so a whole word is preferred to its parts; pictures are no letters. */
  private wholeWordFont(word: string): TextFont | undefined {
    const { text, scripts } = this.fonts;
    return text.covers(word) ? text : scripts.find((font) => font.covers(word));
  }

  /** Cuts a word where the font changes. Letters stay with their accents: a font must have all of a grapheme. */
  private split(word: string): Piece[] {
    const pieces: Piece[] = [];
    for (const grapheme of graphemesOf(word)) {
      const piece = this.findFont(grapheme) ?? this.findFont(grapheme.replace(CHOOSING, ''), grapheme) ?? this.replacement(grapheme);
      if (piece.text === '') continue;
      const last = pieces.at(-1);
      if (last?.font === piece.font && last.typed === undefined && piece.typed === undefined) last.text += piece.text;
      else pieces.push(piece);
    }
    return pieces;
  }

  private findFont(text: string, typed?: string): Piece | undefined {
    const font = this.order.find((candidate) => candidate.covers(text));
    return font && { font, text, typed };
  }

  private replacement(grapheme: string): Piece {
    const font = this.fonts.text;
    this.missing.add(grapheme);
    return { font, text: font.covers('\uFFFD') ? '\uFFFD' : '?', typed: grapheme };
  }
}

/** Variation selectors and joiners choose between forms of a character; a font that lacks them has only one. */
const CHOOSING = /[\u200B-\u200F]|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/gu;

interface Piece {
  readonly font: TextFont;
  text: string;
  /** What stands in the text, where it is not what is drawn. */
  readonly typed: string | undefined;
}

function shapePiece({ font, text, typed }: Piece, isRightToLeft: boolean): ShapedText {
  const shaped = font.shape(text, isRightToLeft);
  return typed === undefined ? shaped : { ...shaped, actualText: typed };
}
