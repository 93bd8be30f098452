import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { SlicedFont } from '../../src/pdf/document/sliced-font.ts';
import { TrueTypeFont } from '../../src/pdf/document/true-type.ts';
import { unpackWoff } from '../../src/pdf/document/woff.ts';
import { gatherFonts } from '../../src/pdf/gather-fonts.ts';
import { gatherParts } from '../../src/pdf/gather-parts.ts';
import { FontsMissingError, makePdfHere } from '../../src/pdf/make-pdf-here.ts';
import { EAST_ASIAN_FONTS } from '../../src/pdf/script-fonts.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { checkPdf } from '../support/pdf-check.ts';
import { readFontsFor } from '../support/pdf-fonts.ts';

const folder = new URL('../../public/fonts/', import.meta.url);
const readFont = async (path: string) => new Uint8Array(await readFile(new URL(path, folder)));
const BASE = ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf', 'NotoSansSymbols2-Regular.ttf', 'NotoSansMath-Regular.ttf'];

/** Which files are read for these texts besides those that always are. */
async function readFor(...texts: string[]): Promise<string[]> {
  const paths: string[] = [];
  await gatherFonts(texts, (path) => {
    paths.push(path);
    return readFont(path);
  });
  expect(paths.slice(0, 4)).toEqual(BASE);
  return paths.slice(4).sort();
}

describe('which fonts are fetched', () => {
  it.each([
    ['English, Welsh, Polish, Greek, Cyrillic', 'Dŵr, Świątek, Ελένη, Дмитрий – “x” ✓ → ≤', []],
    ['Arabic and Urdu', 'محمد علی خان ٹھیک', ['Vazirmatn-Bold.woff', 'Vazirmatn-Regular.woff']],
    [
      'Sindhi, which the first Arabic font lacks letters of',
      'سنڌي',
      ['NotoSansArabic-Regular.woff', 'Vazirmatn-Bold.woff', 'Vazirmatn-Regular.woff'],
    ],
    ['a picture', 'Done 👍🏽', ['NotoEmoji-Regular.woff']],
    ['a sign wanted as a picture', '❤️', ['NotoEmoji-Regular.woff']],
    ['a sign as such', '❤', []],
    ['decomposed hangul, which is composed first', '\u1100\u1175\u11B7', ['NotoSansKR/2.woff', 'NotoSansKR/slices.json']],
    ['old Greek accents', 'ᾧ', ['NotoSansWhole-Bold.woff', 'NotoSansWhole-Regular.woff']],
  ])('for %s', async (_name, text, expected) => {
    expect(await readFor(text)).toEqual(expected);
  });

  it('of Chinese only the slices with its characters, and in its own form', async () => {
    expect((await readFor('王小明说')).filter((path) => !/^NotoSansSC\/(?:slices\.json|\d+\.woff)$/.test(path))).toEqual([]);
    expect((await readFor('陳大文說')).every((path) => path.startsWith('NotoSansTC/'))).toBe(true);
    expect((await readFor('田中さん')).every((path) => path.startsWith('NotoSansJP/'))).toBe(true);
    expect((await readFor('王小明说')).length).toBeLessThanOrEqual(5);
  });

  it('of several forms each, and for characters that a form lacks another', async () => {
    const folders = (paths: readonly string[]) => [...new Set(paths.map((path) => path.split('/')[0]))];
    expect(folders(await readFor('王小明说', '田中さん'))).toEqual(['NotoSansJP', 'NotoSansSC']);
    expect(folders(await readFor('さん 㗎'))).toEqual(['NotoSansJP', 'NotoSansSC', 'NotoSansTC']);
  });
});

describe('a font that cannot be had', () => {
  const without = (missing: RegExp) => (path: string) => (missing.test(path) ? Promise.reject(new Error(path)) : readFont(path));

  it('is named once, and the others are there', async () => {
    const fonts = await gatherFonts(['محمد', 'שלום', '王小明'], without(/Vazirmatn|NotoSansArabic|NotoSansSC/));
    expect(fonts.unfetched).toEqual(['Arabic', 'Chinese']);
    expect(fonts.scripts?.length).toBe(1);
  });

  it('fails the PDF only when it is one that every PDF needs', async () => {
    await expect(gatherFonts(['x'], without(/Bold/))).rejects.toThrow('NotoSans-Bold.ttf');
  });
});

describe.each(EAST_ASIAN_FONTS)('$folder', ({ folder: name }) => {
  it('has in its slices what its list says', async () => {
    const { slices } = JSON.parse(await readFile(new URL(`${name}/slices.json`, folder), 'utf8')) as { slices: number[][] };
    for (const number of [0, Math.floor(slices.length / 2), slices.length - 1]) {
      const font = new TrueTypeFont(await unpackWoff(await readFont(`${name}/${number}.woff`)));
      const listed = charactersOf(slices[number] ?? []);
      expect(listed.length).toBeGreaterThan(50);
      expect(listed.filter((codePoint) => font.glyphOf(codePoint) === 0)).toEqual([]);
      // Slices are put together glyph by glyph, which composed ones would not survive.
      const composed = listed.filter((codePoint) => {
        const outline = font.outlineOf(font.glyphOf(codePoint));
        return outline.length > 0 && new DataView(outline.buffer, outline.byteOffset).getInt16(0) < 0;
      });
      expect(composed).toEqual([]);
    }
  });
});

/** Stretches of characters: how many code points are left out, how many follow, how many are left out … */
function charactersOf(runs: readonly number[]): number[] {
  let at = 0;
  return runs.flatMap((length, index) => {
    at += length;
    return index % 2 === 0 ? [] : Array.from({ length }, (_, offset) => at - length + offset);
  });
}

it('a font in slices is one font', async () => {
  const slices = await Promise.all(['NotoSansSC/1.woff', 'NotoSansSC/2.woff'].map(async (path) => unpackWoff(await readFont(path))));
  const whole = new SlicedFont(slices);
  for (const [index, bytes] of slices.entries()) {
    const alone = new TrueTypeFont(bytes);
    const character = Array.from({ length: 0x5200 }, (_, offset) => 0x4e00 + offset).find((codePoint) => alone.glyphOf(codePoint) !== 0) ?? 0;
    const glyph = whole.glyphOf(character);
    expect(Math.floor(glyph / 0x1000)).toBe(index);
    expect(whole.outlineOf(glyph)).toEqual(alone.outlineOf(alone.glyphOf(character)));
    expect(whole.advanceOf(glyph)).toBe(alone.advanceOf(alone.glyphOf(character)));
  }
});

describe('WOFF', () => {
  it('is unpacked to the font in it, and anything else is left alone', async () => {
    const packed = await readFont('NotoSansHebrew-Regular.woff');
    const font = await unpackWoff(packed);
    expect(font.length).toBeGreaterThan(packed.length);
    expect(new TrueTypeFont(font).glyphOf(0x05d0)).toBeGreaterThan(0);
    expect(await unpackWoff(font.slice())).toEqual(font);
  });

  it('is refused when it is damaged', async () => {
    const packed = await readFont('NotoSansHebrew-Regular.woff');
    // The first table's packed data begins behind the list of tables.
    packed.fill(0, 600, 700);
    await expect(unpackWoff(packed)).rejects.toThrow(/./);
  });
});

it('a portfolio says which fonts were not there, and is a sound PDF all the same', async () => {
  const snapshot = buildPortfolio({ candidate: { name: 'محمد علی', enrolmentNumber: '1', uln: '' } }).snapshot();
  const readFile = () => Promise.resolve(undefined);
  const request = { unit: unit311, snapshot, now: new Date('2026-11-22T10:00:00Z') };
  const { onPart, whole } = gatherParts();
  const made = await makePdfHere(request, { fonts: (texts) => readFontsFor(texts, /Vazirmatn|NotoSansArabic/), readFile, onPart });
  expect(made.unfetchedFonts).toEqual(['Arabic']);
  expect(made.remarks.join()).toContain('Arabic is not on this device yet. Connect to the internet once');
  expect(made.missingCharacters).toEqual(expect.arrayContaining(['م', 'ح']));
  expect(await checkPdf(new Uint8Array(await whole().arrayBuffer()))).toEqual([]);
  await expect(makePdfHere(request, { fonts: (texts) => readFontsFor(texts, /NotoSans-/), readFile, onPart })).rejects.toThrow(FontsMissingError);
});
