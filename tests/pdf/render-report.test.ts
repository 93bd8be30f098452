import { beforeAll, describe, expect, test } from 'vitest';
import type { PdfProgress } from '../../src/pdf/render-report.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';
import { openPdf } from '../../src/pdf/reading/open-pdf.ts';
import { placedPhotos } from '../../src/pdf/reading/placed-photos.ts';
import { makePdfInNode } from '../support/make-pdf-in-node.ts';
import { checkPdf } from '../support/pdf-check.ts';
import { allText, type ReadBookmark, readPdf, type ReadPdf } from '../support/read-pdf.ts';
import { richPortfolio } from '../support/rich-portfolio.ts';
import { makeJpeg } from '../support/sample-jpeg.ts';
import { flat, typedTexts } from '../support/typed-texts.ts';

const files = new Map([
  ['1'.padStart(64, '0'), new Blob([makeJpeg({ orientation: 6 })])],
  ['2'.padStart(64, '0'), new Blob(['the form'])],
]);

describe('the whole portfolio', () => {
  let bytes: Uint8Array;
  let pdf: ReadPdf;
  beforeAll(async () => {
    ({ bytes } = await makePdfInNode(richPortfolio().snapshot(), { files }));
    pdf = await readPdf(bytes);
  });

  test('breaks no rule of PDF/UA-1 and PDF/A-3a', async () => {
    expect(await checkPdf(bytes)).toEqual([]);
  });

  test('prints every text that a person typed', () => {
    const printed = loose(allText(pdf));
    const lost = typedTexts(richPortfolio().snapshot()).filter(({ text }) => !printed.includes(loose(text)));
    expect(lost).toEqual([]);
  });

  test('stamps section, reference and page on every sheet, and Draft until it is signed off', () => {
    pdf.pages.slice(1).forEach(({ text }, index) => {
      expect(text).toContain(`p. ${index + 2}`);
      expect(text).toContain(`page ${index + 2} of ${pdf.pages.length}`);
    });
    expect(pdf.pages.every(({ text }) => text.includes('Draft'))).toBe(true);
    const pageOfE15 = pageWith(/E15 Delivery stages/);
    expect(pageText(pageOfE15)).toContain(`E15 · p. ${pageOfE15}`);
    expect(pageText(1)).not.toContain('p. 1\n');
  });

  test('bookmarks the sections, with the evidence under theirs', () => {
    expect(pdf.outline.map(({ title }) => title)).toEqual([
      'Cover',
      'Contents',
      'Unit sign-off',
      'Unit grid',
      'Evidence index',
      'Service process',
      'Risk register',
      'SWOT, PESTLE and cost/benefit',
      'Evidence',
      'Assessment',
      'People and witnesses',
      'Sampling',
      'National standard',
      'Seals',
      'Audit log',
      'Rules and bands used',
    ]);
    const evidence = bookmark('Evidence').children;
    expect(evidence).toHaveLength(19);
    expect(evidence.map(({ title }) => title)).toContain('E15 Delivery stages');
    expect(evidence.every(({ page }, index) => index === 0 || (page ?? 0) > (evidence[index - 1]?.page ?? 0))).toBe(true);
    expect(bookmark('Unit grid').children.map(({ title }) => title)).toEqual(['What you must cover', 'What you must do', 'What you must know']);
  });

  test('links from the grid lead to the page that is printed beside them, and back', () => {
    const evidence = new Map(bookmark('Evidence').children.map(({ title, page }) => [title.split(' ')[0] ?? '', page]));
    const from = bookmark('Unit grid').page ?? 0;
    for (let number = from; number < (bookmark('Evidence index').page ?? 0); number++) {
      const printed = [...flat(pageText(number)).matchAll(/(E\d+) p\. (\d+)/g)].map(([, reference = '', page]) => ({
        reference,
        page: Number(page),
      }));
      expect(printed.length).toBeGreaterThan(0);
      for (const { reference, page } of printed) expect([reference, page]).toEqual([reference, evidence.get(reference)]);
      expect(inOrder(pdf.pages[number - 1]?.links.map(({ page }) => page ?? 0) ?? [])).toEqual(inOrder(printed.map(({ page }) => page)));
    }
    const back = pdf.pages[(evidence.get('E2') ?? 0) - 1]?.links.map(({ page }) => page);
    expect(back).toContain(from);
  });

  test('tags headings without gaps, tables with header cells, figures with words', () => {
    const structure = pdf.pages.map((page) => page.structure).join('\n');
    expect(structure).toContain('Figure "Ramp after rain"');
    expect(structure).toMatch(/Figure "Matrix of 5 by 5/);
    expect(structure).toMatch(/Figure "Drawn signature of Joanna Osei/);
    expect(structure).toMatch(/TH/);
    expect(pdf.language).toBe('en-GB');
    expect(pdf.title).toBe('Aisha Khan · Unit 311 portfolio');
    expect(pdf.pageLabels.length === 0 || pdf.pageLabels[3] === '4').toBe(true);
  });

  test('holds the originals, and the portfolio’s data without the bytes of files', () => {
    expect([...pdf.attachments.keys()].sort()).toEqual(['E15 form.docx', 'portfolio.json']);
    const json: unknown = JSON.parse(new TextDecoder().decode(pdf.attachments.get('portfolio.json')));
    expect(json).toMatchObject({ type: 'folio-portfolio', version: 1, snapshot: richPortfolio().snapshot() });
    expect(new TextDecoder().decode(pdf.attachments.get('E15 form.docx'))).toBe('the form');
  });

  test('holds a photo once, on its page, byte for byte', async () => {
    const opened = await openPdf(new Blob([new Uint8Array(bytes)]));
    if (!opened.ok) throw new Error(opened.error.type);
    const placed = await placedPhotos(opened.value);
    const original = files.get('1'.padStart(64, '0'));
    expect(await Promise.all(placed.map(({ raw }) => raw.arrayBuffer()))).toEqual([await original?.arrayBuffer()]);
  });

  test('gives the same bytes again', async () => {
    const again = await makePdfInNode(richPortfolio().snapshot(), { files });
    expect(Buffer.compare(again.bytes, bytes)).toBe(0);
  });

  function pageText(number: number): string {
    return pdf.pages[number - 1]?.text ?? '';
  }

  function pageWith(pattern: RegExp): number {
    return pdf.pages.findIndex(({ text }, index) => index > 1 && pattern.test(flat(text)) && text.includes(`E15 · p. ${index + 1}`)) + 1;
  }

  function bookmark(title: string): ReadBookmark {
    const found = pdf.outline.find((entry) => entry.title === title);
    if (!found) throw new Error(`There is no bookmark ${title}.`);
    return found;
  }
});

describe('what people bring', () => {
  test('no evidence at all: every section is there and says so', async () => {
    const made = await makePdfInNode(buildPortfolio().snapshot());
    const pdf = await readPdf(made.bytes);
    expect(await checkPdf(made.bytes)).toEqual([]);
    const text = flat(allText(pdf));
    for (const sentence of [
      'There is no evidence yet.',
      'No risks have been identified yet.',
      'No stages have been described yet.',
      'Nothing has been judged yet.',
      'No witnesses have been named.',
      'Not sampled so far.',
      'Nothing has been logged.',
      'Nothing here is sealed.',
      'The portfolio has not been returned yet.',
      'No SWOT has been filled in yet.',
    ]) {
      expect(text).toContain(sentence);
    }
    expect(pdf.outline).toHaveLength(16);
  });

  test('a narrative of 20,000 letters goes over several pages, each stamped', async () => {
    const noticed = Array.from({ length: 400 }, (_, index) => `Sentence number ${index} tells of a parcel left out.`)
      .join(' ')
      .slice(0, 20_000);
    const made = await makePdfInNode(buildPortfolio().evidence('everyday', { details: { noticed } }).snapshot());
    const pdf = await readPdf(made.bytes);
    const own = pdf.pages.filter(({ text }) => text.includes('E1 · p. '));
    expect(own.length).toBeGreaterThan(3);
    expect(loose(own.map(({ text }) => text).join(' ')).replace(/e1·p\.\d+|draft|evidence|unit311·.*?of\d+/g, '')).toContain(
      loose('Sentence number 250 tells of a parcel left out.'),
    );
  });

  test('characters that no font has are printed as a mark and reported', async () => {
    const snapshot = buildPortfolio({ candidate: { name: 'أمينة خان 🙂', enrolmentNumber: '1', uln: '' } })
      .evidence('everyday', { title: 'Queue 🚚 at the till', details: { noticed: '👩‍👩‍👧 waited; the sign read שלום and ŵŷ and 𐌰ꦗ' } })
      .snapshot();
    const { bytes, missingCharacters, fileName } = await makePdfInNode(snapshot);
    expect(missingCharacters).toEqual(['𐌰', 'ꦗ']);
    expect(fileName).toBe('أمينة خان 🙂 – Unit 311 portfolio (draft) – 2026-11-22.pdf');
    expect(await checkPdf(bytes)).toEqual([]);
    expect(flat(allText(await readPdf(bytes)))).toContain('ŵŷ');
  });

  test('a photo or file that is not on the device is named as missing, and nothing else is lost', async () => {
    const { bytes } = await makePdfInNode(richPortfolio().snapshot());
    const pdf = await readPdf(bytes);
    const text = flat(allText(pdf));
    expect(text).toContain('ramp.jpg could not be found on the device that made this PDF.');
    expect(text).toContain('form.docx · not found on the device that made this PDF');
    expect([...pdf.attachments.keys()]).toEqual(['portfolio.json']);
    expect(await checkPdf(bytes)).toEqual([]);
  });

  test('a photo that is no usable JPEG is attached, and the page says why it is not shown', async () => {
    const broken = new Map([...files, ['1'.padStart(64, '0'), new Blob([makeJpeg({ components: 2 })])] as const]);
    const { bytes } = await makePdfInNode(richPortfolio().snapshot(), { files: broken });
    const pdf = await readPdf(bytes);
    expect(flat(allText(pdf))).toContain(
      'ramp.jpg cannot be shown on paper, as it holds a number of colours that PDF does not know; the file is attached as it is.',
    );
    expect(pdf.attachments.has('E15 ramp.jpg')).toBe(true);
  });

  test('long words, long names and long texts in every table stay within the page', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4);
    const snapshot = buildPortfolio({ candidate: { name: long.slice(0, 300), enrolmentNumber: long.slice(0, 100), uln: '' }, employer: long })
      .stage({ name: long, channel: long, customerSees: `${long} `.repeat(20) })
      .risk({ title: long, hazard: long, type: 'sub-standard', stageIds: ['stage-1'] })
      .evidence('assessment', { title: long, claims: [{ pointId: '1b', locator: long }] })
      .snapshot();
    const { bytes } = await makePdfInNode(snapshot);
    expect(await checkPdf(bytes)).toEqual([]);
  });
});

describe('parts by themselves', () => {
  test.each(['sign-off', 'grid', 'register', 'iqa'] as const)('%s is a whole, valid file without attachments', async (only) => {
    const { bytes } = await makePdfInNode(richPortfolio().snapshot(), { only, files });
    expect(await checkPdf(bytes)).toEqual([]);
    const pdf = await readPdf(bytes);
    expect(pdf.attachments.size).toBe(0);
  });

  test('the sign-off sheet is one page, and the grid alone prints references without pages', async () => {
    const sheet = await readPdf((await makePdfInNode(completePortfolio().snapshot(), { only: 'sign-off' })).bytes);
    expect(sheet.pages).toHaveLength(1);
    expect(allText(sheet)).toContain('Signature of EV (if sampled)');
    const grid = await readPdf((await makePdfInNode(richPortfolio().snapshot(), { only: 'grid' })).bytes);
    expect(flat(allText(grid))).toContain('explain cost/benefit analysis E12');
    expect(allText(grid)).not.toMatch(/E12\s+p\. /);
  });
});

test('reports progress and stops when it is told to', async () => {
  const progress: PdfProgress[] = [];
  await makePdfInNode(richPortfolio().snapshot(), { files, onProgress: (step) => progress.push(step) });
  expect(progress.map(({ stage }) => stage)).toEqual(['files', 'pages', 'writing']);
  expect(progress[1]).toEqual({ stage: 'pages', evidence: 19 });
  const controller = new AbortController();
  const made = makePdfInNode(richPortfolio().snapshot(), { files, signal: controller.signal, onProgress: () => controller.abort() });
  await expect(made).rejects.toThrow(/abort/i);
});

function inOrder(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** Without any white space, in small letters: a reader gives line breaks where the page has them. */
function loose(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '').toLowerCase();
}
