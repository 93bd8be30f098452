import { create } from 'fontkit';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFont } from '../../../src/pdf/document/font-description.ts';
import { subsetFont } from '../../../src/pdf/document/subset-font.ts';
import { findTable, TrueTypeFont } from '../../../src/pdf/document/true-type.ts';
import { outlineWithParts } from '../../support/outline-with-parts.ts';
import { readFonts } from '../../support/pdf-fonts.ts';

const { regular, bold, fallbacks } = readFonts();
const fonts = [regular, bold, ...fallbacks].map((bytes, index) => [`font ${index + 1}`, bytes] as const);

describe.each(fonts)('%s', (_name, bytes) => {
  const font = new TrueTypeFont(bytes);
  const engine = create(bytes);

  it('has the glyphs and advances that the shaping engine finds, for every character', () => {
    const differing = Array.from({ length: 0x10000 }, (_, character) => character).filter((character) => {
      const { id, advanceWidth } = engine.glyphForCodePoint(character);
      return font.glyphOf(character) !== id || (id !== 0 && font.advanceOf(id) !== advanceWidth);
    });
    expect(differing).toEqual([]);
    expect(font.glyphOf(0x1f600)).toBe(0);
  });

  it('can be cut down to any glyphs, which look the same under their new numbers', () => {
    const glyph = fc.integer({ min: 1, max: font.glyphCount - 1 });
    fc.assert(
      fc.property(fc.uniqueArray(glyph, { minLength: 1, maxLength: 40 }), (glyphs) => {
        const order = [0, ...glyphs];
        const cut = new TrueTypeFont(subsetFont(font, order));
        expect(cut.glyphCount).toBeGreaterThanOrEqual(order.length);
        order.forEach((old, index) => {
          expect(cut.advanceOf(index)).toBe(font.advanceOf(old));
          expect(cut.leftBearingOf(index)).toBe(font.leftBearingOf(old));
          expect(outlineWithParts(cut, index)).toEqual(outlineWithParts(font, old));
        });
      }),
      { numRuns: 25 },
    );
  });

  it('adds up to the checksum that a font file has to have', () => {
    const cut = subsetFont(font, [0, 1, 2]);
    const view = new DataView(cut.buffer);
    let sum = 0;
    for (let at = 0; at < cut.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
    for (const name of ['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']) expect(findTable(view, name)?.offset).toBeGreaterThan(0);
    expect(findTable(view, 'GPOS')).toBeUndefined();
  });
});

it('is described by its own tables', () => {
  expect(describeFont(new TrueTypeFont(bold))).toMatchObject({ name: 'NotoSans-Bold', ascent: 1069, descent: -293, capHeight: 714, italicAngle: 0 });
});

it('is refused when it is no font', () => {
  expect(() => new TrueTypeFont(new Uint8Array(100))).toThrow('no table "head"');
});
