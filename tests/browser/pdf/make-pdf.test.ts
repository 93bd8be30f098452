import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherParts } from '../../../src/pdf/gather-parts.ts';
import { makePdf, pdfErrorText } from '../../../src/pdf/make-pdf.ts';
import type { PdfProgress } from '../../../src/pdf/render-report.ts';
import { unit311 } from '../../../src/units/load-unit.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { richPortfolio } from '../../support/rich-portfolio.ts';
import { makeJpeg } from '../../support/sample-jpeg.ts';

const photo = '1'.padStart(64, '0');
const request = { unit: unit311, snapshot: richPortfolio().snapshot(), now: new Date('2026-11-22T10:00:00Z') };
/** Where what is made does not matter. */
const onPart = () => undefined;
const readFile = (sha256: string) => Promise.resolve(sha256 === photo ? new Blob([makeJpeg()], { type: 'image/jpeg' }) : undefined);

/** The app's pages lie beside its fonts; the page that runs this test does not. */
const base = document.createElement('base');
beforeAll(() => {
  base.href = '/';
  document.head.append(base);
});
afterAll(() => base.remove());

test('a worker makes the PDF, asking the page for files', async () => {
  const progress: PdfProgress[] = [];
  const parts = gatherParts();
  const result = await makePdf(request, { readFile, onPart: parts.onPart, onProgress: (step) => progress.push(step) });
  if (!result.ok) throw new Error(pdfErrorText(result.error));
  const blob = parts.whole();
  const { fileName, pageCount, missingCharacters } = result.value;
  expect(fileName).toBe('Aisha Khan – Unit 311 portfolio (draft) – 2026-11-22.pdf');
  expect(blob.type).toBe('application/pdf');
  expect(await blob.slice(0, 8).text()).toBe('%PDF-1.7');
  expect((await blob.slice(-6).text()).trim()).toBe('%%EOF');
  expect(pageCount).toBeGreaterThan(30);
  expect(missingCharacters).toEqual([]);
  expect(progress.map(({ stage }) => stage)).toEqual(['files', 'pages', 'writing']);
});

test('fetches the fonts for what is written, and only those', async () => {
  const snapshot = buildPortfolio({ candidate: { name: 'محمد علی 王小明 प्रिया 👍🏽', enrolmentNumber: '1', uln: '' } }).snapshot();
  const result = await makePdf({ ...request, snapshot }, { readFile, onPart });
  if (!result.ok) throw new Error(pdfErrorText(result.error));
  expect(result.value.missingCharacters).toEqual([]);
  expect(result.value.unfetchedFonts).toEqual([]);
});

test('the same request gives the same bytes', async () => {
  const [first, second] = await Promise.all([bytesOf(), bytesOf()]);
  expect(first).toEqual(second);
});

test('stops at once when it is cancelled, before and during the work', async () => {
  expect(await makePdf(request, { readFile, onPart, signal: AbortSignal.abort() })).toEqual({ ok: false, error: { type: 'cancelled' } });
  const controller = new AbortController();
  const made = makePdf(request, { readFile: () => new Promise(() => controller.abort()), onPart, signal: controller.signal });
  expect(await made).toEqual({ ok: false, error: { type: 'cancelled' } });
});

test('a file that cannot be read, and fonts that are not there, are expected failures with a way out', async () => {
  const unread = await makePdf(request, { readFile: () => Promise.reject(new Error('the database is closed')), onPart });
  expect(unread).toMatchObject({ ok: false, error: { type: 'not-finished' } });
  expect(unread.ok ? '' : pdfErrorText(unread.error)).toContain('the database is closed');

  base.href = 'https://fonts.invalid/';
  const fontless = await makePdf(request, { readFile, onPart });
  base.href = '/';
  expect(fontless).toMatchObject({ ok: false, error: { type: 'fonts-missing' } });
  expect(fontless.ok ? '' : pdfErrorText(fontless.error)).toContain('Nothing in your portfolio has changed.');
});

async function bytesOf(): Promise<Uint8Array> {
  const parts = gatherParts();
  const result = await makePdf({ ...request, only: 'grid' }, { readFile, onPart: parts.onPart });
  if (!result.ok) throw new Error(result.error.type);
  return new Uint8Array(await parts.whole().arrayBuffer());
}
