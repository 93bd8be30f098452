import type { FontProgram } from './true-type.ts';

/** What is drawn under one code: a glyph of the font, or several that together are one letter. */
export type DrawnGlyph = number | ComposedGlyph;

/**
 * Several glyphs set as one: a letter with its marks, or a syllable whose signs stand around it in another order than
 * they are typed in. As a single glyph of the embedded font it has a single meaning, so that any reader gets the text as
 * it was typed. Lengths are in font units.
 */
export interface ComposedGlyph {
  readonly parts: readonly GlyphPart[];
  readonly advance: number;
}

export interface GlyphPart {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
}

/** The distance from a glyph to the next, in font units. */
export function advanceOfDrawn(font: FontProgram, drawn: DrawnGlyph): number {
  return typeof drawn === 'number' ? font.advanceOf(drawn) : drawn.advance;
}

/** Distances in a composed glyph are 16-bit numbers. */
export function canBeComposed({ parts, advance }: ComposedGlyph): boolean {
  return advance < LIMIT && parts.every(({ x, y }) => Math.abs(x) < LIMIT && Math.abs(y) < LIMIT);
}

const LIMIT = 0x7000;

/**
 * The outline of a composed glyph (OpenType 1.9, "glyf", composite glyph description), and its left edge. `numberOf`
 * gives the number that a part has in the new font.
 */
export function composeOutline(
  font: FontProgram,
  { parts }: ComposedGlyph,
  numberOf: (glyph: number) => number,
): { outline: Uint8Array; left: number } {
  const visible = parts.flatMap(({ glyph, x, y }) => {
    const outline = font.outlineOf(glyph);
    if (outline.length === 0) return [];
    const box = new DataView(outline.buffer, outline.byteOffset, 10);
    // By itself a glyph is drawn with its left edge at its bearing; as a part it is not.
    const shift = x + font.leftBearingOf(glyph) - box.getInt16(2);
    const [left, bottom, right, top] = [2, 4, 6, 8].map((at) => box.getInt16(at));
    return [{ glyph, x: shift, y, box: [shift + (left ?? 0), y + (bottom ?? 0), shift + (right ?? 0), y + (top ?? 0)] as const }];
  });
  if (visible.length === 0) return { outline: new Uint8Array(0), left: 0 };
  const outline = new DataView(new ArrayBuffer(10 + visible.length * 8));
  const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) => pick(...visible.map(({ box }) => box[side]));
  const left = edge(0, Math.min);
  [COMPOSITE, left, edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)].forEach((value, index) => outline.setInt16(index * 2, value));
  visible.forEach(({ glyph, x, y }, index) => {
    const at = 10 + index * 8;
    outline.setUint16(at, WORDS | OFFSETS | (index < visible.length - 1 ? MORE_PARTS : 0));
    outline.setUint16(at + 2, numberOf(glyph));
    outline.setInt16(at + 4, x);
    outline.setInt16(at + 6, y);
  });
  return { outline: new Uint8Array(outline.buffer), left };
}

const COMPOSITE = -1;
const WORDS = 0x1;
const OFFSETS = 0x2;
const MORE_PARTS = 0x20;
