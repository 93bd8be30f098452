import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { TaggedDocument } from '../../../src/pdf/document/document.ts';
import { pageBreak } from '../../../src/pdf/document/flow/containers.ts';
import { heading, paragraph } from '../../../src/pdf/document/flow/text-blocks.ts';
import { FontFamily } from '../../../src/pdf/document/font-family.ts';
import { layoutText } from '../../../src/pdf/document/text-layout.ts';
import type { TextStyle } from '../../../src/pdf/document/words.ts';
import { spelled } from '../../support/drawn-text.ts';
import { checkPdf } from '../../support/pdf-check.ts';
import { readFontsFor } from '../../support/pdf-fonts.ts';
import { printBlocks } from '../../support/print-pdf.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { SCRIPT_SAMPLES } from '../../support/script-samples.ts';

const fonts = await readFontsFor(Object.values(SCRIPT_SAMPLES));
const family = new FontFamily(fonts);
const style: TextStyle = { chain: family.regular, size: 10, color: '#1d2421' };
const lay = (text: string, width = 2000) => layoutText([{ text, style }], width);

type SampleName = keyof typeof SCRIPT_SAMPLES;

const withoutJoiners = (text: string) => text.replace(/[\u200C\u200D]/g, '');
const withoutSpaces = (text: string) => text.replaceAll(' ', '');

/**
 * How far the text comes out of the PDF as it was typed (in normalisation form C). In the file itself it is always
 * exact: each code means one letter, or the text is said beside it (ActualText). Readers differ: this is what pdf.js, the
 * engine of Firefox, makes of it. Where it differs, `differs` says why, and `made` does to the typed text what pdf.js does.
 */
const READ_BY_PDFJS: { readonly [N in SampleName]: 'exact' | { readonly differs: string; readonly made: (text: string) => string } } = {
  English: 'exact',
  Welsh: 'exact',
  Polish: 'exact',
  Romanian: 'exact',
  Turkish: 'exact',
  Vietnamese: 'exact',
  Yoruba: 'exact',
  'Igbo and Hausa': 'exact',
  Greek: 'exact',
  Cyrillic: 'exact',
  'Latin, decomposed': 'exact',
  Arabic: 'exact',
  'Arabic, vowelled': { differs: 'it puts a space before a vowel sign that ends a word', made: withoutSpaces },
  Urdu: 'exact',
  Persian: { differs: 'it leaves out the non-joiner', made: withoutJoiners },
  'Kurdish and Pashto': 'exact',
  Sindhi: { differs: 'it puts a space before a vowel sign that ends a word', made: withoutSpaces },
  Hebrew: 'exact',
  'Hebrew, pointed': 'exact',
  'Right to left with English': { differs: 'it leaves out the spaces where the direction changes', made: withoutSpaces },
  'English with right to left': 'exact',
  Devanagari: 'exact',
  Marathi: { differs: 'it leaves out the joiner', made: withoutJoiners },
  Bengali: { differs: 'it leaves out the joiner', made: withoutJoiners },
  Gurmukhi: 'exact',
  Gujarati: 'exact',
  Tamil: 'exact',
  'Chinese, simplified': 'exact',
  'Chinese, traditional': 'exact',
  Cantonese: 'exact',
  Japanese: 'exact',
  Korean: 'exact',
  'Korean, decomposed': 'exact',
  Emoji: { differs: 'it leaves out which part of the kingdom a flag is of', made: (text) => text.replace(/[\u{E0020}-\u{E007F}]/gu, '') },
  'Rare ideographs': { differs: 'it does not read ActualText, which says the variant', made: (text) => text.replace(/[\u{E0100}-\u{E01EF}]/gu, '') },
};

const names = Object.keys(SCRIPT_SAMPLES) as SampleName[];

describe('text in every script', () => {
  let read: string[] = [];
  let bytes: Uint8Array;
  let missing: string[];

  beforeAll(async () => {
    const document = new TaggedDocument(
      { title: 'Scripts', author: 'Folio', subject: 'Every script', language: 'en-GB', created: new Date('2026-11-20T10:00:00Z'), creator: 'Folio' },
      fonts,
    );
    const blocks = names.flatMap((name) => [pageBreak(), paragraph(SCRIPT_SAMPLES[name])]);
    ({ bytes } = await printBlocks([heading(1, 'Scripts'), ...blocks], {}, document));
    missing = [...document.fonts.missing];
    read = (await readPdf(bytes)).pages.map(({ text }) => text.replace(/\s+/g, ' ').trim()).slice(-names.length);
  });

  it('breaks no rule of PDF/UA-1 and PDF/A-3a, and no character is missing', async () => {
    expect(missing).toEqual([]);
    expect(await checkPdf(bytes)).toEqual([]);
  });

  it.each(names)('%s is in the file as it was typed', (name) => {
    const [line, ...more] = lay(SCRIPT_SAMPLES[name]);
    expect(more).toEqual([]);
    expect(line && spelled(line)).toBe(SCRIPT_SAMPLES[name].normalize('NFC'));
  });

  it.each(names)('%s is read by pdf.js as the table says', (name) => {
    const [typed, expected] = [SCRIPT_SAMPLES[name].normalize('NFC'), READ_BY_PDFJS[name]];
    const found = read[names.indexOf(name)] ?? '';
    const made = expected === 'exact' ? (text: string) => text : expected.made;
    expect(made(found)).toBe(made(typed));
    expect(found === typed).toBe(expected === 'exact');
  });
});

describe('composed letters', () => {
  const clusters = (letters: string) => fc.string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 1, maxLength: 12 });

  it.each([
    ['Devanagari', 'कखगजतदनपमयरलवशषसहािीुूेैोौंः्ँ़'],
    ['Bengali', 'কখগজতদনপমযরলবশষসহািীুূেৈোৌংঃ্ঁ়'],
    ['Gurmukhi', 'ਕਖਗਜਤਦਨਪਮਯਰਲਵਸਹਾਿੀੁੂੇੈੋੌੰੱ਼੍'],
    ['Gujarati', 'કખગજતદનપમયરલવશષસહાિીુૂેૈોૌંઃ્'],
    ['Tamil', 'கஙசஞடணதநபமயரலவழளறனாிீுூெேைொோௌ்'],
    ['Latin', 'abẹọn\u0300\u0301\u0304\u0323'],
    ['Arabic', 'ابتثجحخدرسشعفقكلمنهويلا\u064E\u064F\u0651\u0652'],
    ['Hebrew', 'אבגדהוזחטיכלמנסע\u05B0\u05B4\u05B8\u05BC'],
  ])('mean what was typed, whatever is typed in %s', (_name, letters) => {
    fc.assert(
      fc.property(clusters(letters), (typed) => {
        // Marks alone belong to no direction, so a letter begins.
        const text = `${letters.charAt(0)}${typed}`.normalize('NFC');
        const [line] = lay(text);
        expect(line && spelled(line)).toBe(text);
        for (const { font, codes } of line?.fragments ?? [])
          for (const [code] of codes.matchAll(/[0-9a-f]{4}/g)) expect(font.textByCode.has(Number.parseInt(code, 16))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('direction', () => {
  it('is that of the first strong letter, paragraph by paragraph', () => {
    const directions = lay('مرحبا hello\nhello مرحبا\n123 שלום\n(12)').map(({ isRightToLeft }) => isRightToLeft);
    expect(directions).toEqual([true, false, true, false]);
  });

  it('places words from the right and draws each run as one', () => {
    const [line] = lay('אבג דה abc ו');
    const places = line?.fragments.map(({ x }) => x) ?? [];
    // The two Hebrew words are one, then the English one, the space after it, and the last letter.
    expect(places.length).toBe(4);
    expect([...places].sort((a, b) => b - a)).toEqual(places);
  });

  it('heeds marks of direction without drawing them', () => {
    const order = (text: string) => lay(text)[0]?.fragments.map(({ x }) => Math.round(x));
    // Without the mark the full stop belongs to the English paragraph and stands on its right.
    expect(order('abc שלום.')).not.toEqual(order('abc שלום.\u200F'));
    expect(lay('abc שלום.\u200F').map((line) => spelled(line))).toEqual(['abc שלום.']);
  });

  it('turns brackets round where text runs to the left', () => {
    const glyphs = (text: string) =>
      lay(text)[0]?.fragments.map(({ font, codes }) => (codes.match(/[0-9a-f]{4}/g) ?? []).map((code) => font.glyphs[Number.parseInt(code, 16)])) ??
      [];
    const font = lay('א')[0]?.fragments[0]?.font;
    const [left, right] = [font?.file.glyphOf(0x28), font?.file.glyphOf(0x29)];
    const [drawn = []] = glyphs('(א)');
    expect([drawn[0], drawn.at(-1)]).toEqual([left, right]);
  });
});

describe('lines of ideographs', () => {
  const lines = (text: string, width: number) => lay(text, width).map((line) => spelled(line));

  it('end anywhere but before closing and after opening signs', () => {
    expect(lines('客户说地板很滑，我放了警示牌。', 72)).toEqual(['客户说地板很', '滑，我放了警示', '牌。']);
    expect(lines('田中さんは「床が」と', 62)).toEqual(['田中さんは', '「床が」と']);
    expect(lines('ガギグゲゴ・パーティー', 54)).toEqual(['ガギグゲ', 'ゴ・パー', 'ティー']);
  });

  it('keep every character, whatever their width', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('客户说，。「」（）ー田中さっ・a1 ')), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 200 }), (typed, width) => {
        const laid = lay(typed, width);
        expect(
          laid
            .map((line) => spelled(line))
            .join('')
            .trim(),
        ).toBe(typed.replace(/ +/g, ' ').trim());
        for (const line of laid.slice(1)) expect(spelled(line)).not.toMatch(/^ /);
      }),
      { numRuns: 40 },
    );
  });

  it('leave Korean words whole', () => {
    expect(lines('김민수 고객님께 알려', 48)).toEqual(['김민수 ', '고객님께 ', '알려']);
  });
});

it('takes the shapes of the language that the text tells', async () => {
  const texts = ['骨这', '骨這', '骨の', '骨 한국'];
  const { regular: chain } = new FontFamily(await readFontsFor(texts));
  const shapes = texts.map((text) => layoutText([{ text, style: { ...style, chain } }], 200)[0]?.fragments[0]?.font.key);
  expect(new Set(shapes).size).toBe(4);
});
