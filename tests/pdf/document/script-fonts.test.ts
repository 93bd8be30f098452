import { readdirSync, readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import type { ComposedGlyph } from '../../../src/pdf/document/composed-glyph.ts';
import { subsetFont } from '../../../src/pdf/document/subset-font.ts';
import { findTable, TrueTypeFont } from '../../../src/pdf/document/true-type.ts';
import { unpackWoff } from '../../../src/pdf/document/woff.ts';
import { outlineWithParts } from '../../support/outline-with-parts.ts';

const folder = new URL('../../../public/fonts/', import.meta.url);
const names = [
  ...readdirSync(folder).filter((name) => name.endsWith('.woff')),
  ...['NotoSansSC', 'NotoSansTC', 'NotoSansJP', 'NotoSansKR'].flatMap((name) => {
    const slices = readdirSync(new URL(`${name}/`, folder)).filter((file) => file.endsWith('.woff'));
    return [`${name}/0.woff`, `${name}/${slices.length - 1}.woff`];
  }),
];
const unpack = (name: string) => unpackWoff(new Uint8Array(readFileSync(new URL(name, folder))));

describe.each(names)('%s', (name) => {
  it('has the glyphs and advances that the shaping engine finds, in all planes', async () => {
    const bytes = await unpack(name);
    const [font, engine] = [new TrueTypeFont(bytes), create(bytes)];
    const characters = engine.characterSet;
    expect(characters.length).toBeGreaterThan(50);
    const differing = characters.filter((character) => {
      const { id, advanceWidth } = engine.glyphForCodePoint(character);
      return font.glyphOf(character) !== id || font.advanceOf(id) !== advanceWidth;
    });
    expect(differing).toEqual([]);
  });

  it('loses no outline when it is cut down', async () => {
    const font = new TrueTypeFont(await unpack(name));
    // Every seventh glyph, from the last one down, so that parts come after what they are part of.
    const order = [0, ...Array.from({ length: Math.floor(font.glyphCount / 7) }, (_, index) => font.glyphCount - 1 - index * 7)];
    const cut = new TrueTypeFont(subsetFont(font, order));
    const differing = order.filter((glyph, index) => JSON.stringify(outlineWithParts(cut, index)) !== JSON.stringify(outlineWithParts(font, glyph)));
    expect(differing).toEqual([]);
    expect(order.map((_, index) => cut.advanceOf(index))).toEqual(order.map((glyph) => font.advanceOf(glyph)));
  });
});

describe('composed glyphs', () => {
  it('are their parts in their places, and the file allows for them', async () => {
    const font = new TrueTypeFont(await unpack('NotoSansDevanagari-Regular.woff'));
    const [ka, i] = [font.glyphOf(0x915), font.glyphOf(0x93f)];
    const syllable: ComposedGlyph = {
      parts: [
        { glyph: i, x: 0, y: 0 },
        { glyph: ka, x: 259, y: -12 },
      ],
      advance: 1021,
    };
    const empty: ComposedGlyph = { parts: [], advance: 340 };
    const bytes = subsetFont(font, [0, syllable, empty, ka]);
    const cut = new TrueTypeFont(bytes);
    expect([1, 2, 3].map((glyph) => cut.advanceOf(glyph))).toEqual([1021, 340, font.advanceOf(ka)]);
    expect(cut.outlineOf(2).length).toBe(0);

    const outline = cut.outlineOf(1);
    const view = new DataView(outline.buffer, outline.byteOffset, outline.length);
    expect(view.getInt16(0)).toBe(-1);
    const second = 10 + 8;
    expect([view.getInt16(second + 4), view.getInt16(second + 6)]).toEqual([259, -12]);
    // The second part is a glyph of the text itself, the first one was added at the end.
    expect(view.getUint16(second + 2)).toBe(3);
    const added = view.getUint16(12);
    expect(outlineWithParts(cut, added)).toEqual(outlineWithParts(font, i));
    // The box is that of both, or a reader would cut it off or shift it.
    const box = (glyph: number) => {
      const alone = font.outlineOf(glyph);
      const found = new DataView(alone.buffer, alone.byteOffset, 10);
      return [2, 4, 6, 8].map((at) => found.getInt16(at)) as [number, number, number, number];
    };
    const [a, b] = [box(i), box(ka)];
    const expected = [Math.min(a[0], b[0] + 259), Math.min(a[1], b[1] - 12), Math.max(a[2], b[2] + 259), Math.max(a[3], b[3] - 12)];
    expect([2, 4, 6, 8].map((at) => view.getInt16(at))).toEqual(expected);
    expect(cut.leftBearingOf(1)).toBe(expected[0]);

    const limits = (file: Uint8Array) => {
      const table = new DataView(file.buffer, file.byteOffset);
      const at = findTable(table, 'maxp')?.offset ?? 0;
      return { parts: table.getUint16(at + 28), depth: table.getUint16(at + 30) };
    };
    expect(limits(bytes).parts).toBeGreaterThanOrEqual(2);
    expect(limits(bytes).depth).toBe(limits(font.bytes).depth + 1);
  });
});
