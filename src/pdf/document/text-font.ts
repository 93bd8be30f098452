import { create, type Font, type Subset } from 'fontkit';
import { type Kerning, readKerning } from './kerning.ts';
import { hexCode } from './pdf-syntax.ts';

/** Text turned into glyphs of one font. Lengths are in thousandths of the font size, as in PDF. */
export interface ShapedText {
  readonly text: string;
  readonly width: number;
  /** The glyphs, cut where the baseline shifts for accents set over letters. */
  readonly segments: readonly TextSegment[];
  /** True when a reader that maps the codes back one by one gets exactly `text`; otherwise it needs ActualText. */
  readonly isExact: boolean;
}

/** Glyphs on one baseline, `rise` thousandths of the font size above the line's. */
export interface TextSegment {
  readonly rise: number;
  /** Goes between the angle brackets of a TJ array; where the pen moves it closes and opens them: `00010002>-12<0003`. */
  readonly codes: string;
}

/** One font file (TrueType) of one document. `key` is its name in the page resources. */
export function createFont(bytes: Uint8Array, key: string): TextFont {
  return new TextFont(create(bytes), readKerning(bytes), key);
}

/** Shapes text and remembers which glyphs were used, so that only those are embedded. */
export class TextFont {
  /** Glyph numbers in the order of their codes in this document; code 0 is .notdef, which is never drawn. */
  readonly glyphs: number[] = [0];
  /** What each code means, for ToUnicode. */
  readonly textByCode = new Map<number, string>();
  readonly subset: Subset;
  private readonly codeByGlyph = new Map<number, number>();
  private readonly letters = new Map<number, Letter>();
  private readonly pairs = new Map<number, Pair>();
  private readonly scale: number;

  constructor(
    readonly source: Font,
    private readonly kerning: Kerning | undefined,
    readonly key: string,
  ) {
    this.subset = source.createSubset();
    this.scale = 1000 / source.unitsPerEm;
  }

  get isUsed(): boolean {
    return this.glyphs.length > 1;
  }

  has(codePoint: number): boolean {
    return this.letters.has(codePoint) || this.source.hasGlyphForCodePoint(codePoint);
  }

  /** Shapes a word or a run of one direction. Callers keep the result. */
  shape(text: string, isRightToLeft: boolean): ShapedText {
    if (this.kerning && !isRightToLeft && PLAIN_LETTERS.test(text)) return this.shapePlain(text, this.kerning);
    return this.shapeFully(text, isRightToLeft);
  }

  /** One glyph for each letter, and kerning between them. */
  private shapePlain(text: string, kerning: Kerning): ShapedText {
    let codes = '';
    let width = 0;
    let isExact = true;
    let previous: Letter | undefined;
    for (let i = 0; i < text.length; i++) {
      const letter = this.letterOf(text.charCodeAt(i));
      if (previous) {
        const { move, operand } = this.pairOf(previous.glyph, letter.glyph, kerning);
        codes += operand;
        width += move;
      }
      codes += letter.code;
      width += letter.advance;
      isExact &&= letter.isExact;
      previous = letter;
    }
    return { text, width, segments: codes === '' ? [] : [{ rise: 0, codes }], isExact };
  }

  /** Everything that scripts ask for: ligatures, joined letters, marks set over others. About 10 µs per character. */
  private shapeFully(text: string, isRightToLeft: boolean): ShapedText {
    const run = this.source.layout(text, undefined, undefined, undefined, isRightToLeft ? 'rtl' : 'ltr');
    const segments: TextSegment[] = [];
    const meanings: string[] = [];
    let width = 0;
    let rise = 0;
    let codes = '';
    // How far the pen still has to move, because the last glyph's advance is not the one in the font's width table.
    let pending = 0;

    run.glyphs.forEach((glyph, index) => {
      const position = run.positions[index];
      if (!position) return;
      const code = this.codeOf(glyph.id, String.fromCodePoint(...glyph.codePoints));
      meanings.push(this.textByCode.get(code) ?? '');
      const glyphRise = Math.round(position.yOffset * this.scale);
      if (glyphRise !== rise) {
        if (codes !== '') segments.push({ rise, codes });
        codes = '';
        rise = glyphRise;
      }
      const xOffset = position.xOffset * this.scale;
      codes += penMove(pending + xOffset) + hexCode(code);
      pending = (position.xAdvance - glyph.advanceWidth) * this.scale - xOffset;
      width += position.xAdvance * this.scale;
    });
    codes += penMove(pending);
    if (codes !== '') segments.push({ rise, codes });

    const read = (isRightToLeft ? meanings.reverse() : meanings).join('');
    return { text, width, segments, isExact: read === text };
  }

  private pairOf(left: number, right: number, kerning: Kerning): Pair {
    const key = left * 0x10000 + right;
    let pair = this.pairs.get(key);
    if (!pair) {
      const move = kerning(left, right) * this.scale;
      this.pairs.set(key, (pair = { move, operand: penMove(move) }));
    }
    return pair;
  }

  private letterOf(codePoint: number): Letter {
    let letter = this.letters.get(codePoint);
    if (!letter) {
      const glyph = this.source.glyphForCodePoint(codePoint);
      const text = String.fromCodePoint(codePoint);
      const code = this.codeOf(glyph.id, text);
      const isExact = codePoint < FIRST_SIGN || this.textByCode.get(code) === text;
      letter = { glyph: glyph.id, code: hexCode(code), advance: glyph.advanceWidth * this.scale, isExact };
      this.letters.set(codePoint, letter);
    }
    return letter;
  }

  private codeOf(glyph: number, meaning: string): number {
    let code = this.codeByGlyph.get(glyph);
    if (code === undefined) {
      code = this.subset.includeGlyph(glyph);
      this.codeByGlyph.set(glyph, code);
      this.glyphs[code] = glyph;
    }
    if (!this.textByCode.has(code) && meaning !== '') this.textByCode.set(code, meaning);
    return code;
  }
}

interface Letter {
  readonly glyph: number;
  readonly code: string;
  readonly advance: number;
  /** False for a sign that looks like another one and shares its glyph. */
  readonly isExact: boolean;
}

/** What happens between two neighbouring letters. */
interface Pair {
  readonly move: number;
  readonly operand: string;
}

/** Composed letters of Latin, Greek and Cyrillic, digits, signs and arrows: each is one glyph and none changes its neighbours. */
const PLAIN_LETTERS =
  /^[\u0020-\u007E\u00A0-\u024F\u0370-\u0386\u0388-\u03FF\u0400-\u0482\u048A-\u052F\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF\u2190-\u2BFF]*$/;

const FIRST_SIGN = 0x2190;

/** TJ numbers move the pen to the left, hence the sign (ISO 32000-1, 9.4.3). */
function penMove(distance: number): string {
  const rounded = Math.round(distance * 10) / 10;
  return rounded === 0 ? '' : `>${-rounded}<`;
}
