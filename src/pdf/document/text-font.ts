import { mirrored } from './bidi-order.ts';
import { clustersOf } from './clusters.ts';
import type { DrawnGlyph } from './composed-glyph.ts';
import { CodeBuilder, drawingsOf, penMove, withMarks } from './glyph-drawing.ts';
import { type Kerning, readKerning } from './kerning.ts';
import { hexCode } from './pdf-syntax.ts';
import { createShaper, type Shaper } from './shaping-engine.ts';
import { SlicedFont } from './sliced-font.ts';
import { type FontProgram, TrueTypeFont } from './true-type.ts';

/** Text turned into glyphs of one font. Lengths are in thousandths of the font size, as in PDF. */
export interface ShapedText {
  readonly font: TextFont;
  /** Goes between the angle brackets of a TJ array; where the pen moves it closes and opens them: `00010002>-12<0003`. */
  readonly codes: string;
  readonly width: number;
  /** The text, where a reader that maps the codes back does not get it. */
  readonly actualText: string | undefined;
}

/** One font file (TrueType) of one document. `key` is its name in the page resources. */
export function createFont(bytes: Uint8Array, key: string): TextFont {
  const file = new TrueTypeFont(bytes);
  return new TextFont(
    file,
    key,
    () => readKerning(file),
    () => createShaper(bytes),
  );
}

/** A typeface that comes in slices, whose letters neither kern nor change. */
export function createSlicedFont(slices: readonly Uint8Array[], key: string): TextFont {
  return new TextFont(new SlicedFont(slices), key, undefined, () => undefined);
}

/** Shapes text and remembers which glyphs were used, so that only those are embedded. */
export class TextFont {
  /** What is drawn under each code of this document; code 0 is .notdef, which is never drawn. */
  readonly glyphs: DrawnGlyph[] = [0];
  /** What each code means, for ToUnicode. */
  readonly textByCode = new Map<number, string>();
  private readonly codes = new Map<string, number>();
  private readonly letters = new Map<number, Letter>();
  private readonly scale: number;
  /** Both are read when they are first needed: most documents do without some of their fonts and without the engine. */
  private kerning: Kerning | undefined | null = null;
  private shaper: Shaper | undefined | null = null;

  constructor(
    readonly file: FontProgram,
    readonly key: string,
    private readonly readKerning: (() => Kerning | undefined) | undefined,
    private readonly createShaper: () => Shaper | undefined,
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
    if (!this.readKerning) return this.shapePlain(text, noKerning);
    if (this.kerning === null) this.kerning = this.readKerning();
    if (this.kerning && !isRightToLeft && PLAIN_LETTERS.test(text)) return this.shapePlain(text, this.kerning);
    return this.shapeFully(text, isRightToLeft) ?? this.shapePlain(isRightToLeft ? Array.from(text).reverse().join('') : text, noKerning);
  }

  /** One glyph for each letter, and kerning between them. */
  private shapePlain(text: string, kerning: Kerning): ShapedText {
    let codes = '';
    let width = 0;
    let previous: Letter | undefined;
    for (let i = 0; i < text.length; i++) {
      let codePoint = text.charCodeAt(i);
      if (codePoint >= FIRST_SURROGATE && codePoint <= LAST_SURROGATE) codePoint = text.codePointAt(i++) ?? 0;
      const letter = this.letters.get(codePoint) ?? this.addLetter(codePoint);
      if (previous) {
        const { move, operand } = previous.pairs.get(letter) ?? this.addPair(previous, letter, kerning);
        codes += operand;
        width += move;
      }
      codes += letter.code;
      width += letter.advance;
      previous = letter;
    }
    return { font: this, codes, width, actualText: undefined };
  }

  /** Everything that scripts ask for: ligatures, joined letters, marks set over others. About 10 µs per character. */
  private shapeFully(text: string, isRightToLeft: boolean): ShapedText | undefined {
    if (this.shaper === null) this.shaper = this.createShaper();
    // Shaping and reading agree about brackets only if the glyph is the mirrored one and its meaning the typed one.
    const run = this.shaper?.(isRightToLeft ? mirrored(text) : text, isRightToLeft);
    if (!run || run.glyphs.some(({ id }) => id === 0)) return undefined;
    const clusters = withMarks(clustersOf(isRightToLeft ? mirrored(text) : text, run, isRightToLeft), isRightToLeft);
    const builder = new CodeBuilder(this.scale);
    for (const cluster of isRightToLeft ? clusters.reverse() : clusters) {
      const drawings = drawingsOf(cluster, isRightToLeft);
      if (!drawings) return undefined;
      for (const drawing of drawings) builder.add(this.codeOf(drawing.drawn, isRightToLeft ? mirrored(drawing.meaning) : drawing.meaning), drawing);
    }
    return { font: this, codes: builder.finish(), width: builder.width, actualText: undefined };
  }

  private addPair(left: Letter, right: Letter, kerning: Kerning): Pair {
    const move = kerning(left.glyph, right.glyph) * this.scale;
    const pair = { move, operand: penMove(move) };
    left.pairs.set(right, pair);
    return pair;
  }

  private addLetter(codePoint: number): Letter {
    const glyph = this.file.glyphOf(codePoint);
    const code = hexCode(this.codeOf(glyph, String.fromCodePoint(codePoint)));
    const letter = { glyph, code, advance: this.file.advanceOf(glyph) * this.scale, pairs: new Map<Letter, Pair>() };
    this.letters.set(codePoint, letter);
    return letter;
  }

  /** Each code has one meaning: what looks the same and means another thing gets a code of its own. */
  private codeOf(drawn: DrawnGlyph, meaning: string): number {
    const key = `${typeof drawn === 'number' ? drawn : JSON.stringify(drawn)} ${meaning}`;
    let code = this.codes.get(key);
    if (code === undefined) {
      code = this.glyphs.push(drawn) - 1;
      this.codes.set(key, code);
      this.textByCode.set(code, meaning);
    }
    return code;
  }
}

interface Letter {
  readonly glyph: number;
  readonly code: string;
  readonly advance: number;
  /** What happens between it and the letter after it. */
  readonly pairs: Map<Letter, Pair>;
}

/** What happens between two neighbouring letters. */
interface Pair {
  readonly move: number;
  readonly operand: string;
}

/** Composed letters of Latin, Greek and Cyrillic, digits, signs and arrows: each is one glyph and none changes its neighbours. */
export const PLAIN_LETTER =
  /[\u0020-\u007E\u00A0-\u024F\u0370-\u0386\u0388-\u03FF\u0400-\u0482\u048A-\u052F\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF\u2190-\u2BFF]/;
const PLAIN_LETTERS = new RegExp(`^${PLAIN_LETTER.source}*$`);

/** Letters beyond the Basic Multilingual Plane are two units, the first of these. */
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdbff;

const noKerning: Kerning = () => 0;
