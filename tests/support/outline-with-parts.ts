import type { TrueTypeFont } from '../../src/pdf/document/true-type.ts';

/** An outline with the outlines of its parts in place of their numbers. */
export function outlineWithParts(font: TrueTypeFont, glyph: number): unknown {
  const outline = new Uint8Array(font.outlineOf(glyph));
  const view = new DataView(outline.buffer);
  // Outlines are padded differently in different files.
  if (outline.length === 0 || view.getInt16(0) >= 0) return outline.join(' ').replace(/( 0)+$/, '');
  const parts: unknown[] = [];
  let at = 10;
  for (let flags = 0x20; (flags & 0x20) !== 0;) {
    flags = view.getUint16(at);
    const size = 4 + ((flags & 0x1) === 0 ? 2 : 4) + ((flags & 0x8) === 0 ? 0 : 2) + ((flags & 0x40) === 0 ? 0 : 4) + ((flags & 0x80) === 0 ? 0 : 8);
    parts.push([flags, outline.slice(at + 4, at + size).join(' '), outlineWithParts(font, view.getUint16(at + 2))]);
    at += size;
  }
  return parts;
}
