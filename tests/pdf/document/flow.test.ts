import { describe, expect, it } from 'vitest';
import { type Block, layoutBlocks } from '../../../src/pdf/document/flow/context.ts';
import { anchor, columns, pageBreak, running, section, space, together } from '../../../src/pdf/document/flow/containers.ts';
import { contents } from '../../../src/pdf/document/flow/contents.ts';
import { photo } from '../../../src/pdf/document/flow/figures.ts';
import { reference } from '../../../src/pdf/document/flow/inline.ts';
import { details, list } from '../../../src/pdf/document/flow/lists.ts';
import { paginate } from '../../../src/pdf/document/flow/pagination.ts';
import { prose } from '../../../src/pdf/document/flow/prose.ts';
import { table } from '../../../src/pdf/document/flow/table.ts';
import { heading, paragraph } from '../../../src/pdf/document/flow/text-blocks.ts';
import { COLORS } from '../../../src/pdf/document/flow/theme.ts';
import { probeJpeg } from '../../../src/pdf/document/probe-jpeg.ts';
import { checkPdf } from '../../support/pdf-check.ts';
import { newDocument, printBlocks } from '../../support/print-pdf.ts';
import { type ReadPdf, readPdf } from '../../support/read-pdf.ts';
import { makeJpeg } from '../../support/sample-jpeg.ts';

async function print(blocks: readonly Block[], options?: Parameters<typeof printBlocks>[1]): Promise<ReadPdf> {
  const { bytes } = await printBlocks(blocks, options);
  expect(await checkPdf(bytes)).toEqual([]);
  return readPdf(bytes);
}

const TITLE = heading(1, 'Title');
/** So much that no page is nearly empty. */
const ENOUGH: Block = (context, width) => filler(30)(context, width);
const filler = (lines: number) => paragraph(Array.from({ length: lines }, (_, index) => `line ${index + 1}`).join('\n'));
const textOf = (pdf: ReadPdf) => pdf.pages.map((page) => page.text.replace(/\s+/g, ' ').trim());

/** How many pieces are on each page, without drawing them. */
function piecesByPage(blocks: readonly Block[]): number[] {
  const text = { bold: false, color: COLORS.ink, size: 10 };
  const context = { fonts, parent: undefined, text, maxHeight: 724, pageOf: () => undefined, outline: [], headings: { last: 0 } };
  return paginate(layoutBlocks(blocks, context, 500), 724).pages.map((page) => page.placed.length);
}

const { fonts } = newDocument();

describe('page numbers in text', () => {
  it('are right before the page is laid out, and lead there', async () => {
    const pdf = await print([
      TITLE,
      paragraph(['See ', reference('E4'), ' and ', reference('E9'), '.']),
      pageBreak(),
      filler(3),
      pageBreak(),
      heading(2, 'Four', { destination: 'E4' }),
    ]);
    expect(textOf(pdf)[0]).toBe('Title See E4 p. 3 and E9.');
    expect(pdf.pages[0]?.links).toEqual([{ page: 3, url: undefined }]);
  });

  it('settle when they move the text that they stand in', async () => {
    // Seven lines of references before the place they speak of: with two digits they take more room than with one.
    const references = Array.from({ length: 60 }, () => [reference('far'), ' · ']).flat();
    const pages = Array.from({ length: 100 }, (_, index) => [pageBreak(), paragraph(`page ${index + 2}`)]).flat();
    const { result, bytes } = await printBlocks([TITLE, paragraph(references), ...pages, pageBreak(), heading(2, 'Far', { destination: 'far' })]);
    expect(result.pages.get('far')).toBe(result.pageCount);
    expect((await readPdf(bytes)).pages[0]?.text.replace(/\s+/g, ' ')).toContain(`far p. ${result.pageCount} ·`);
  });

  it('make a table of contents', async () => {
    const entries = [
      { title: 'One', destination: 'one' },
      { title: 'Two', destination: 'two', level: 2 as const },
    ];
    const pdf = await print([
      TITLE,
      contents(entries),
      pageBreak(),
      heading(2, 'One', { destination: 'one' }),
      pageBreak(),
      heading(3, 'Two', { destination: 'two' }),
    ]);
    expect(textOf(pdf)[0]).toBe('Title One 2 Two 3');
    expect(pdf.pages[0]?.links.map((link) => link.page)).toEqual([2, 3]);
    expect(pdf.pages[0]?.structure).toContain('TOCI\n');
    expect(pdf.outline).toMatchObject([{ title: 'Title', children: [{ title: 'One', page: 2, children: [{ title: 'Two', page: 3 }] }] }]);
  });
});

describe('header and footer', () => {
  it('know the total, and what the part of the document is called', async () => {
    const pdf = await print(
      [TITLE, pageBreak({ section: 'Evidence', reference: 'E4' }), filler(130), running({ reference: '' }), pageBreak(), filler(1)],
      {
        furniture: ({ number, total, running: { section: part, reference: name } }) => ({
          headerLeft: part ?? 'Cover',
          headerRight: `${name ?? ''} · p. ${number}`,
          footerRight: `page ${number} of ${total}`,
          mark: 'Draft',
        }),
      },
    );
    const pages = textOf(pdf);
    expect(pages[0]).toMatch(/^Cover Draft · p\. 1 page 1 of 5 Title$/);
    expect(pages[1]).toMatch(/^Evidence Draft E4 · p\. 2 page 2 of 5 line 1 /);
    expect(pages[2]).toMatch(/^Evidence Draft E4 · p\. 3 /);
    expect(pages[4]).toMatch(/^Evidence Draft · p\. 5 /);
  });
});

describe('page breaks', () => {
  it('leave no heading alone, and no single line of a paragraph', () => {
    for (let lines = 38; lines <= 50; lines++) {
      const [first = 0] = piecesByPage([filler(lines), heading(2, 'Stays'), paragraph('alpha\nbeta\ngamma\ndelta'), ENOUGH]);
      // Of the five pieces after the filler none, all, or the heading with two lines are on the first page.
      expect([0, 3, 5]).toContain(first > lines + 5 ? 5 : first - lines);
    }
  });

  it('leave no row of a table alone', () => {
    for (let lines = 38; lines <= 50; lines++) {
      const rows = ['1', '2', '3', '4', '5'].map((name) => [name, 'Refund paid twice']);
      const columns = [{ header: 'Risk' }, { header: 'What may happen' }];
      const [first = 0, second = 0] = piecesByPage([filler(lines), table({ columns, rows }), ENOUGH]);
      // The header row and two or three rows, and on the next page the header row again.
      expect([0, 3, 4, 6]).toContain(first > lines + 6 ? 6 : first - lines);
      expect([0, 3, 4, 6]).toContain(second - 30 >= 0 ? second - 30 : 0);
    }
  });

  it('come before blocks that are kept together', async () => {
    const pdf = await print([TITLE, filler(44), together(['one', 'two', 'three', 'four'].map((word) => paragraph(word))), ENOUGH]);
    expect(textOf(pdf)[1]).toMatch(/^one two three four line 1 /);
  });

  it('repeat the header row of a table for the eye, but not for the ear', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`R${index + 1}`, 'Refund paid twice']);
    const pdf = await print([TITLE, table({ columns: [{ header: 'Risk', isRowHeader: true }, { header: 'What may happen' }], rows })]);
    expect(pdf.pages.length).toBeGreaterThan(1);
    expect(textOf(pdf)[1]).toMatch(/^Risk What may happen R\d+ Refund paid twice/);
    expect(pdf.pages[0]?.structure).toContain('THead');
    expect(pdf.pages[1]?.structure).not.toContain('THead');
  });

  it('tear a row that is higher than a page, and lose nothing of it', async () => {
    const words = Array.from({ length: 1100 }, (_, index) => `w${index}`);
    const pdf = await print([
      TITLE,
      table({
        columns: [{ header: 'Before' }, { header: 'After' }],
        rows: [[words.join(' '), { content: [paragraph(words.slice(0, 500).join(' ')), list(['x', 'y'])] }]],
      }),
    ]);
    expect(pdf.pages.length).toBeGreaterThan(1);
    const found = new Set(textOf(pdf).join(' ').split(' '));
    expect(words.filter((word) => !found.has(word))).toEqual([]);
  });
});

describe('structure', () => {
  it('says what each part is, in reading order', async () => {
    const document = newDocument();
    const jpeg = makeJpeg();
    const info = probeJpeg(jpeg);
    if (info.kind !== 'jpeg') throw new Error(info.reason);
    const image = document.addJpeg(jpeg, info);
    const { bytes } = await printBlocks(
      [
        section('Cover', [
          heading(1, 'Title', { above: 'Above' }),
          details([['Candidate', 'Siân']]),
          columns([[photo(image, { alt: 'Ramp', caption: 'Photo 1' })], [list(['one'])]]),
          table({
            columns: [{ header: 'A', isRowHeader: true }, { header: 'B' }],
            rows: [['1', { content: [paragraph('2')] }], [{ content: 'both', span: 2 }]],
          }),
        ]),
      ],
      {},
      document,
    );
    expect(await checkPdf(bytes)).toEqual([]);
    const [page] = (await readPdf(bytes)).pages;
    const roles = page?.structure
      .split('\n')
      .map((line) => line.trim())
      .join(' ');
    expect(roles).toBe('Root Document Sect H1 P L LI Lbl LBody Div Figure "Ramp" Caption L LI Lbl LBody Table THead TR TH TH TBody TR TH TD P TR TH');
  });

  it('has no gap in its headings, even where a part was left out', async () => {
    const pdf = await print([heading(2, 'Part'), heading(4, 'Detail'), heading(3, 'Other')]);
    expect(pdf.pages[0]?.structure.match(/H\d/g)).toEqual(['H1', 'H2', 'H3']);
  });

  it('is one link with several areas when its text runs over two lines', async () => {
    const long = 'a name that goes on and on so that it needs more than a single line of this page to be printed in full';
    const pdf = await print([TITLE, paragraph(['See ', { text: long, link: { address: 'https://example.org' } }, '.'])]);
    expect(pdf.pages[0]?.links).toHaveLength(1);
    expect(pdf.pages[0]?.structure.match(/Link/g)).toHaveLength(1);
  });
});

describe('typed text', () => {
  it('becomes paragraphs and bullet lists', async () => {
    const pdf = await print([TITLE, prose('First line\nsecond line\n\nThen:\n- one\n- two\n\nEnd – of it'), space(10), anchor('here')]);
    expect(textOf(pdf)[0]).toBe('Title First line second line Then: • one • two End – of it');
    expect(pdf.pages[0]?.structure.match(/LI\n/g)).toHaveLength(2);
    expect(pdf.pages[0]?.structure.match(/ P\b/g)).toHaveLength(3);
  });
});
