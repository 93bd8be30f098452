import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unpackWoff } from '../../../src/pdf/document/woff.ts';
import { createFont } from '../../../src/pdf/document/text-font.ts';
import { drawnGlyphs } from '../../support/drawn-text.ts';
import '../../support/pdf-fonts.ts';

const fixture = JSON.parse(readFileSync(new URL('../../fixtures/shaping.json', import.meta.url), 'utf8')) as Record<string, Record<string, string>>;
const RIGHT_TO_LEFT = new Set(['Vazirmatn', 'NotoSansArabic', 'NotoSansHebrew']);
/** In the second Arabic font the engine places two marks on one letter otherwise than HarfBuzz does; the first is asked first. */
const KNOWN: Readonly<Record<string, readonly string[]>> = { NotoSansArabic: ['اللَّهِ', 'الرَّحْمَٰنِ', 'الرَّحِيمِ،', 'مُحَمَّدٌ', 'مُؤَسِّسٌ'] };

describe.each(Object.entries(fixture))('%s', (name, words) => {
  it('draws each glyph where HarfBuzz does, to a unit of the font', async () => {
    const bytes = new Uint8Array(readFileSync(new URL(`../../../public/fonts/${name}-Regular.woff`, import.meta.url)));
    const font = createFont(await unpackWoff(bytes), 'F1');
    const differing: string[] = [];
    for (const [word, recorded] of Object.entries(words)) {
      const { codes } = font.shape(word, RIGHT_TO_LEFT.has(name));
      const { glyphs, width } = drawnGlyphs(font, codes);
      const [drawn = '', advance = ''] = recorded.split('=');
      const isSame = isClose(glyphs, drawn.trim().split(' ')) && Math.abs(width - Number(advance)) < TOLERANCE;
      if (!isSame) differing.push(word);
    }
    expect(Object.keys(words).length).toBeGreaterThan(2);
    expect(differing).toEqual(KNOWN[name] ?? []);
  });
});

/** The pen moves by tenths of a thousandth. */
const TOLERANCE = 1.5;

function isClose(drawn: readonly string[], expected: readonly string[]): boolean {
  const parse = (glyph: string) => glyph.split(/[@,]/).map(Number);
  return (
    drawn.length === expected.length &&
    expected
      .map(parse)
      .every(([id, x = 0, y = 0]) =>
        drawn.map(parse).some(([other, left = 0, bottom = 0]) => id === other && Math.abs(x - left) < TOLERANCE && Math.abs(y - bottom) < TOLERANCE),
      )
  );
}
