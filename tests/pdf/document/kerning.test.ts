import { create } from 'fontkit';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKerning } from '../../../src/pdf/document/kerning.ts';
import { TrueTypeFont } from '../../../src/pdf/document/true-type.ts';
import { createFont } from '../../../src/pdf/document/text-font.ts';
import { readFonts } from '../../support/pdf-fonts.ts';

const { regular, bold, fallbacks } = readFonts();

describe.each([
  ['regular', regular],
  ['bold', bold],
])('kerning of the %s font', (_name, bytes) => {
  const engine = create(bytes);
  const kerning = readKerning(new TrueTypeFont(bytes));
  const plain = fc.oneof(
    fc.string({
      unit: fc
        .integer({ min: 0x21, max: 0x24f })
        .filter((c) => (c < 0x7f || c > 0xa0) && c !== 0xad)
        .map((c) => String.fromCodePoint(c)),
      minLength: 2,
      maxLength: 8,
    }),
    fc.string({ unit: fc.constantFrom(...Array.from('AVTLYWyvwr.,-–’“ŵŷŁŽ')), minLength: 2, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...Array.from('ГТАУДРЮлуа.,')), minLength: 2, maxLength: 8 }),
    fc.string({ unit: fc.constantFrom(...Array.from('ΑΤΥΡΓλυοτ.,')), minLength: 2, maxLength: 8 }),
    fc.string({ unit: fc.integer({ min: 0x1e00, max: 0x1eff }).map((c) => String.fromCodePoint(c)), minLength: 2, maxLength: 8 }),
  );

  it('is the same as the shaping engine finds, for any word of plain letters', () => {
    fc.assert(
      fc.property(plain, (word) => {
        const run = engine.layout(word);
        const glyphs = Array.from(word, (letter) => engine.glyphForCodePoint(letter.codePointAt(0) ?? 0));
        // The engine joins `fi` to one glyph, and takes ḿ apart into m and accent; neither changes what is seen.
        fc.pre(run.glyphs.map((glyph) => glyph.id).join() === glyphs.map((glyph) => glyph.id).join());
        run.positions.slice(0, -1).forEach((position, index) => {
          const [left, right] = [glyphs[index], glyphs[index + 1]];
          expect(kerning?.(left?.id ?? 0, right?.id ?? 0)).toBe(position.xAdvance - (left?.advanceWidth ?? 0));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('moves letters closer', () => {
    const font = createFont(bytes, 'F1');
    expect(font.shape('AV', false).width).toBeLessThan(font.shape('A', false).width + font.shape('V', false).width);
    expect(font.shape('AV', false).codes).toMatch(/^[0-9a-f]{4}>\d+<[0-9a-f]{4}$/);
  });
});

it('is understood, or known to be absent, in every font that is shipped', () => {
  for (const bytes of fallbacks) expect(readKerning(new TrueTypeFont(bytes))?.(1, 2)).toBe(0);
});

it.each([
  ['regular', regular],
  ['bold', bold],
  ['first fallback', fallbacks[0]],
  ['second fallback', fallbacks[1]],
])('needs no shaping engine for signs and arrows in the %s font', (_name, bytes) => {
  if (!bytes) throw new Error('no font');
  const engine = create(bytes);
  const font = createFont(bytes, 'F1');
  for (let code = 0x2190; code <= 0x2bff; code++) {
    if (engine.glyphForCodePoint(code).id === 0) continue;
    const sign = String.fromCharCode(code);
    const { glyphs, positions } = engine.layout(sign + sign);
    expect(positions.map(({ xOffset, yOffset }) => [xOffset, yOffset])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const shaped = font.shape(sign + sign, false);
    const width = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    expect(shaped.width).toBeCloseTo((width * 1000) / font.file.unitsPerEm, 6);
    const drawn = [...shaped.codes.matchAll(/[0-9a-f]{4}/g)].map(([hex]) => font.glyphs[Number.parseInt(hex, 16)]);
    expect(drawn).toEqual(glyphs.map(({ id }) => id));
  }
});
