import { type FontProgram, TrueTypeFont } from './true-type.ts';

/** A slice's glyphs are numbered from a multiple of this. */
const PER_SLICE = 0x1000;

/**
 * A typeface that comes in several files, each with some of its characters, as one font: Chinese, Japanese and Korean are
 * too large to load whole. Only for letters that stand beside each other unchanged and that are not composed of others.
 */
export class SlicedFont implements FontProgram {
  private readonly slices: readonly TrueTypeFont[];

  constructor(files: readonly Uint8Array[]) {
    this.slices = files.map((bytes) => new TrueTypeFont(bytes));
  }

  get unitsPerEm(): number {
    return this.slices[0]?.unitsPerEm ?? 1000;
  }

  glyphOf(codePoint: number): number {
    for (const [index, slice] of this.slices.entries()) {
      const glyph = slice.glyphOf(codePoint);
      if (glyph !== 0) return index * PER_SLICE + glyph;
    }
    return 0;
  }

  advanceOf(glyph: number): number {
    return this.sliceOf(glyph).advanceOf(glyph % PER_SLICE);
  }

  leftBearingOf(glyph: number): number {
    return this.sliceOf(glyph).leftBearingOf(glyph % PER_SLICE);
  }

  outlineOf(glyph: number): Uint8Array {
    return this.sliceOf(glyph).outlineOf(glyph % PER_SLICE);
  }

  /** Of the first file: the others say the same of the typeface. */
  table(name: string): Uint8Array | undefined {
    return this.slices[0]?.table(name);
  }

  private sliceOf(glyph: number): TrueTypeFont {
    const slice = this.slices[Math.floor(glyph / PER_SLICE)];
    if (!slice) throw new Error(`No slice of the font has glyph ${glyph}`);
    return slice;
  }
}
