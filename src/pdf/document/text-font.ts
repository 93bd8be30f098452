import { create, type Font } from 'fontkit';
import { type Kerning, readKerning } from './kerning.ts';
import { hexCode } from './pdf-syntax.ts';
import { TrueTypeFont } from './true-type.ts';

/** Text turned into glyphs of one font. Lengths are in thousandths of the font size, as in PDF. */
export interface ShapedText {
  readonly font: TextFont;
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
  return new TextFont(new TrueTypeFont(bytes), key);
}

/** Shapes text and remembers which glyphs were used, so that only those are embedded. */
export class TextFont {
  /** Glyph numbers in the order of their codes in this document; code 0 is .notdef, which is never drawn. */
  readonly glyphs: number[] = [0];
  /** What each code means, for ToUnicode. */
  readonly textByCode = new Map<number, string>();
  private readonly codeByGlyph = new Map<number, number>([[0, 0]]);
  private readonly letters = new Map<number, Letter>();
  private readonly scale: number;
  /** Both are read when they are first needed: most documents do without some of their fonts and without the engine. */
  private kerning: Kerning | undefined | null = null;
  private engine: Font | undefined;

  constructor(
    readonly file: TrueTypeFont,
    readonly key: string,
  ) {
    this.scale = 1000 / file.unitsPerEm;
  }

  get isUsed(): boolean {
    return this.glyphs.length > 1;
  }

  /** True when the font has every character of the text. */
  covers(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      const codePoint = text.codePointAt(i) ?? 0;
      if (this.file.glyphOf(codePoint) === 0) return false;
      if (codePoint > 0xffff) i++;
    }
    return true;
  }

  /** Shapes a word or a run of one direction, of which the font has every character. Callers keep the result. */
  shape(text: string, isRightToLeft: boolean): ShapedText {
    if (this.kerning === null) this.kerning = readKerning(this.file);
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
      const codePoint = text.charCodeAt(i);
      const letter = this.letters.get(codePoint) ?? this.addLetter(codePoint);
      if (previous) {
        const { move, operand } = previous.pairs.get(letter) ?? this.addPair(previous, letter, kerning);
        codes += operand;
        width += move;
      }
      codes += letter.code;
      width += letter.advance;
      isExact &&= letter.isExact;
      previous = letter;
    }
    return { font: this, text, width, segments: codes === '' ? [] : [{ rise: 0, codes }], isExact };
  }

  /** Everything that scripts ask for: ligatures, joined letters, marks set over others. About 10 µs per character. */
  private shapeFully(text: string, isRightToLeft: boolean): ShapedText {
    this.engine ??= create(this.file.bytes);
    const run = this.engine.layout(text, undefined, undefined, undefined, isRightToLeft ? 'rtl' : 'ltr');
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
    return { font: this, text, width, segments, isExact: read === text };
  }

  private addPair(left: Letter, right: Letter, kerning: Kerning): Pair {
    const move = kerning(left.glyph, right.glyph) * this.scale;
    const pair = { move, operand: penMove(move) };
    left.pairs.set(right, pair);
    return pair;
  }

  private addLetter(codePoint: number): Letter {
    const glyph = this.file.glyphOf(codePoint);
    const text = String.fromCodePoint(codePoint);
    const code = this.codeOf(glyph, text);
    const isExact = codePoint < FIRST_SIGN || this.textByCode.get(code) === text;
    const letter = { glyph, code: hexCode(code), advance: this.file.advanceOf(glyph) * this.scale, isExact, pairs: new Map<Letter, Pair>() };
    this.letters.set(codePoint, letter);
    return letter;
  }

  private codeOf(glyph: number, meaning: string): number {
    let code = this.codeByGlyph.get(glyph);
    if (code === undefined) {
      code = this.glyphs.push(glyph) - 1;
      this.codeByGlyph.set(glyph, code);
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
  /** What happens between it and the letter after it. */
  readonly pairs: Map<Letter, Pair>;
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
