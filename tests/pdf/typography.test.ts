import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { paragraph, heading } from '../../src/pdf/document/flow/text-blocks.ts';
import { prose } from '../../src/pdf/document/flow/prose.ts';
import { TaggedDocument } from '../../src/pdf/document/document.ts';
import { renderFlow } from '../../src/pdf/document/flow.ts';
import { makePdfInNode } from '../support/make-pdf-in-node.ts';
import { checkPdf } from '../support/pdf-check.ts';
import { readFonts } from '../support/pdf-fonts.ts';
import { allText, readPdf, type ReadPdf } from '../support/read-pdf.ts';
import { richPortfolio } from '../support/rich-portfolio.ts';
import { makeJpeg } from '../support/sample-jpeg.ts';
import { flat } from '../support/typed-texts.ts';

const SHA = 'c'.repeat(64);
const logoFiles = new Map([[SHA, new Blob([makeJpeg()])]]);

/** The rich portfolio with the centre's logo. */
function withLogo() {
  const snapshot = richPortfolio()
    .attachment({ name: 'crest.jpg', kind: 'image', mediaType: 'image/jpeg', width: 16, height: 8, sha256: SHA })
    .snapshot();
  return { ...snapshot, portfolio: { ...snapshot.portfolio, logoId: snapshot.attachments.at(-1)?.id ?? null } };
}

describe('paper', () => {
  test.each([
    ['A4', { width: 595.28, height: 841.89 }],
    ['Letter', { width: 612, height: 792 }],
  ] as const)('%s is what every page is laid out for', async (paper, size) => {
    const snapshot = richPortfolio().snapshot();
    const { bytes } = await makePdfInNode({ ...snapshot, portfolio: { ...snapshot.portfolio, paper } });
    const sizes = (await PDFDocument.load(bytes)).getPages().map((page) => page.getSize());
    for (const { width, height } of sizes) expect([width, height]).toEqual([expect.closeTo(size.width, 1), expect.closeTo(size.height, 1)]);
  });
});

describe('the centre’s logo', () => {
  test('stands on the cover under the centre’s name, and is attached to nothing', async () => {
    const { bytes } = await makePdfInNode(withLogo(), { files: logoFiles });
    const pdf = await readPdf(bytes);
    expect(pdf.pages[0]?.structure).toContain('Figure "Logo of Northgate College"');
    expect(pdf.pages.slice(1).some(({ structure }) => structure.includes('Logo of'))).toBe(false);
    expect(allText(pdf)).not.toContain('crest.jpg');
    expect([...pdf.attachments.keys()].filter((name) => name.includes('crest'))).toEqual([]);
    expect(await checkPdf(bytes)).toEqual([]);
  });

  test('that is not on this device leaves the cover as it is without one', async () => {
    const text = async (snapshot: Parameters<typeof makePdfInNode>[0]) => (await readPdf((await makePdfInNode(snapshot)).bytes)).pages[0]?.text;
    expect(await text(withLogo())).toBe(await text(richPortfolio().snapshot()));
  });
});

describe('high, medium and low', () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await readPdf((await makePdfInNode(richPortfolio().snapshot(), { only: 'register' })).bytes);
  });

  test('are words that can be found, beside marks that are drawn', () => {
    expect(allText(pdf)).toMatch(/High/);
    expect(allText(pdf)).toMatch(/Medium/);
    expect(allText(pdf)).not.toMatch(/[▲◆●★→↑]/);
  });

  test('the matrix is a picture with every rated risk in it, with words for those who do not see it, and a table', () => {
    const page = pdf.pages.find(({ text }) => text.includes('Probability × consequence'));
    const figure = page?.structure.split('\n').find((line) => line.includes('Figure "Matrix of 5 by 5'));
    const text = flat(page?.text ?? '');
    const [picture = '', table = ''] = text.split('The matrix as a table');
    const references = Array.from({ length: 12 }, (_, index) => `R${index + 1}`);
    for (const part of [picture, table, figure ?? '']) for (const reference of references) expect(part).toMatch(new RegExp(`\\b${reference}\\b`));
    for (const words of ['Almost certain: daily', 'None or negligible', 'Worst consequence']) expect(picture).toContain(words);
  });
});

describe('a portfolio in another language than our own words', () => {
  test('says of every part in which language it is', async () => {
    const document = new TaggedDocument(
      { title: 'Portffolio', author: 'Siân Llŷr', subject: 'Unit 311', language: 'cy', created: new Date('2026-11-20T10:00:00Z'), creator: 'Folio' },
      readFonts(),
    );
    renderFlow(document, [heading(1, 'Title'), prose('Ciw wrth y til.'), paragraph(['Claims: ', { text: 'paragraff dau', isTyped: true }, '.'])], {
      ownLanguage: 'en-GB',
    });
    const { root } = document;
    const languages = root.kids.map((kid) => ('kids' in kid ? [kid.type, kid.language] : []));
    expect([root.language, languages]).toEqual([
      'en-GB',
      [
        ['H1', undefined],
        ['P', 'cy'],
        ['P', undefined],
      ],
    ]);
    const spans = root.kids.flatMap((kid) => ('kids' in kid ? kid.kids : [])).flatMap((kid) => ('kids' in kid ? [[kid.type, kid.language]] : []));
    expect(spans).toEqual([['Span', 'cy']]);
  });

  test('is valid, and in English says nothing of languages', async () => {
    const snapshot = richPortfolio().snapshot();
    const count = async (language: 'en-GB' | 'cy') => {
      const { bytes } = await makePdfInNode({ ...snapshot, portfolio: { ...snapshot.portfolio, language } });
      expect(await checkPdf(bytes)).toEqual([]);
      const { context } = await PDFDocument.load(bytes);
      return context
        .enumerateIndirectObjects()
        .filter(([, object]) => object instanceof PDFDict && object.has(PDFName.of('P')) && object.has(PDFName.of('Lang'))).length;
    };
    expect(await count('cy')).toBeGreaterThan(100);
    expect(await count('en-GB')).toBe(0);
  });
});
