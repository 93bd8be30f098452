import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePdfInNode } from '../../support/make-pdf-in-node.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { readPdf, type ReadPdf } from '../../support/read-pdf.ts';
import { HandMadePdf } from '../reading/hand-made-pdf.ts';

/** A PDF with pages whose text another reader finds again: the standard fonts are not in it. */
function pagesWith(
  texts: readonly string[],
  more: { readonly page?: string; readonly catalog?: string; readonly font?: string; readonly contents?: (index: number) => string | undefined } = {},
): Uint8Array<ArrayBuffer> {
  const pdf = new HandMadePdf();
  const kids = texts.map((_, index) => `${10 + 2 * index} 0 R`).join(' ');
  pdf.object(1, `<</Type /Catalog /Pages 2 0 R ${more.catalog ?? ''}>>`);
  pdf.object(2, `<</Type /Pages /Count ${texts.length} /Kids [${kids}] /MediaBox [0 0 300 400] /Resources <</Font <</P 3 0 R>>>>>>`);
  pdf.object(3, more.font ?? '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>');
  pdf.object(5, { dict: '/Filter /NopeDecode', stream: 'x' });
  texts.forEach((text, index) => {
    pdf.object(10 + 2 * index, `<</Type /Page /Parent 2 0 R /Contents ${more.contents?.(index) ?? `${11 + 2 * index} 0 R`} ${more.page ?? ''}>>`);
    pdf.object(11 + 2 * index, { dict: '/Filter /FlateDecode', stream: deflateSync(`BT /P 14 Tf 40 200 Td (${text}) Tj ET`) });
  });
  pdf.table(`/Size ${10 + 2 * texts.length} /Root 1 0 R`);
  return pdf.bytes();
}

async function printed(named: Readonly<Record<string, Uint8Array<ArrayBuffer> | string>>, edition: 'archival' | 'printing' = 'printing') {
  const builder = buildPortfolio();
  const files = new Map<string, Blob>();
  const ids = Object.entries(named).map(([name, content], index) => {
    const sha256 = String(index + 1).padStart(64, 'a');
    files.set(sha256, new Blob([content]));
    builder.attachment({ name, kind: 'pdf', mediaType: 'application/pdf', sha256, size: files.get(sha256)?.size ?? 0 });
    return `attachment-${index + 1}`;
  });
  const portfolio = builder.evidence('everyday', { title: 'What we agreed', attachmentIds: ids }).evidence('everyday', { title: 'The next one' });
  const made = await makePdfInNode(portfolio.snapshot(), { files, inside: { edition } });
  return { ...made, pdf: await readPdf(made.bytes) };
}

/** Where the evidence itself is: its reference stands in the header. */
const evidencePage = (pdf: ReadPdf, reference: string) => pdf.pages.findIndex((page) => page.text.includes(`${reference} · p. `));
const pageOf = (pdf: ReadPdf, text: RegExp) => pdf.pages.findIndex((page) => text.test(page.text));

describe('pages of the candidate’s own PDFs', () => {
  let made: Awaited<ReturnType<typeof printed>>;
  beforeAll(async () => {
    made = await printed({
      'policy.pdf': pagesWith(['First page of the policy', 'Second page of the policy']),
      'minutes.pdf': pagesWith(['Minutes of the huddle']),
    });
  });

  test('follow the evidence that they belong to, in order, and say what they are', () => {
    const { pdf } = made;
    const evidence = evidencePage(pdf, 'E1');
    expect(pdf.pages[evidence]?.text).toMatch(/Its 2 pages follow/);
    const texts = [/First page of the policy/, /Second page of the policy/, /Minutes of the huddle/];
    expect(texts.map((text) => pageOf(pdf, text))).toEqual([evidence + 1, evidence + 2, evidence + 3]);
    expect(evidencePage(pdf, 'E2')).toBe(evidence + 4);
    expect(pdf.pages[evidence + 2]?.text).toContain('E1 · policy.pdf, page 2 of 2');
    expect(pdf.pages[evidence + 2]?.text).toContain(`E1 · p. ${evidence + 3}`);
    expect(pdf.pages[evidence + 4]?.text).toContain('Evidence');
    expect(pdf.pages[evidence + 2]?.structure).toContain('Figure "policy.pdf, attached to E1: page 2 of 2"');
  });

  test('come without the originals, and without a claim to a standard', () => {
    expect(made.pdf.attachments.size).toBe(0);
    const text = Buffer.from(made.bytes).toString('latin1');
    expect(text).toContain('<x:xmpmeta');
    expect(text).not.toMatch(/pdfaid|pdfuaid/);
    expect(made.pdf.pages[0]?.text.replaceAll(/\s+/g, ' ')).toContain('Printing edition, for reading on paper');
    expect(made.fileName).toContain('for printing');
  });

  test('are the same bytes for the same portfolio', async () => {
    const again = await printed({
      'policy.pdf': pagesWith(['First page of the policy', 'Second page of the policy']),
      'minutes.pdf': pagesWith(['Minutes of the huddle']),
    });
    expect(Buffer.compare(again.bytes, made.bytes)).toBe(0);
  });
});

describe('what is out of the ordinary', () => {
  test('whatever it is, the PDF is made, and one sentence says it on the page and on screen', async () => {
    const { remarks, pdf } = await printed({
      'locked.pdf': lockedPdf(),
      'letter.pdf': 'a letter',
      'nothing.pdf': '',
      'cut.pdf': pagesWith(['One']).slice(0, 300),
      'bare.pdf': pagesWith([]),
      'good.pdf': pagesWith(['The one that can be read']),
    });
    const expected = [
      /^E1 locked\.pdf: It is locked with a password/,
      /^E1 letter\.pdf: It is not a PDF/,
      /^E1 nothing\.pdf: It is not a PDF/,
      /^E1 cut\.pdf: It is damaged/,
      /^E1 bare\.pdf: It has no pages/,
      /^E1 good\.pdf: It uses fonts that it does not hold/,
    ];
    expect(remarks).toEqual(expected.map((sentence) => expect.stringMatching(sentence)));
    const page = pdf.pages[evidencePage(pdf, 'E1')]?.text.replaceAll(/\s+/g, ' ') ?? '';
    for (const remark of remarks) expect(page).toContain(remark.replace(/^.*?: /, ''));
    expect(pageOf(pdf, /The one that can be read/)).toBe(evidencePage(pdf, 'E1') + 1);
    expect(evidencePage(pdf, 'E2')).toBe(evidencePage(pdf, 'E1') + 2);
  });

  test('scripts stay behind', async () => {
    const { remarks, bytes } = await printed({
      'form.pdf': pagesWith(['Calculated'], {
        catalog: '/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>',
        page: '/AA <</O <</S /JavaScript /JS (x)>>>>',
      }),
    });
    expect(remarks).toEqual([expect.stringContaining('It holds scripts or actions, which are left out here.')]);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/JavaScript|OpenAction/);
  });

  test('in the archival edition it is attached as it is, with a sentence', async () => {
    const content = pagesWith(['Calculated'], { catalog: '/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>' });
    const { remarks, pdf, pageCount } = await printed({ 'form.pdf': content, 'locked.pdf': lockedPdf() }, 'archival');
    expect(remarks).toEqual([
      'E1 form.pdf: It holds scripts or actions. It is attached as it is.',
      'E1 locked.pdf: It is locked with a password or against copying; it is attached as it is.',
    ]);
    expect(Buffer.compare(pdf.attachments.get('E1 form.pdf') ?? new Uint8Array(), content)).toBe(0);
    expect(pageCount).toBeLessThan((await printed({ 'form.pdf': content })).pageCount);
  });

  test('very many pages: the first two hundred', async () => {
    const { remarks, pdf } = await printed({ 'handbook.pdf': pagesWith(Array.from({ length: 230 }, (_, index) => `Sheet ${index + 1} of it`)) });
    expect(remarks[0]).toContain('Of its 230 pages the first 200 are printed here');
    expect([pageOf(pdf, /Sheet 200 of it/) > 0, pageOf(pdf, /Sheet 201 of it/)]).toEqual([true, -1]);
  });

  test('fonts that it does not hold are said; those that it holds are not', async () => {
    const held =
      '<</Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs <<>> /Encoding <<>> /FirstChar 0 /LastChar 0 /Widths [0]>>';
    expect((await printed({ 'a.pdf': pagesWith(['Plain']) })).remarks[0]).toContain('It uses fonts that it does not hold');
    expect((await printed({ 'a.pdf': pagesWith(['Plain'], { font: held }) })).remarks).toEqual([]);
  });

  test('one of its pages damaged: the others are there', async () => {
    // Two streams in a row have to be unpacked, and the second of page 2 is packed in no way that there is.
    const contents = (index: number) => (index === 1 ? '[13 0 R 5 0 R]' : undefined);
    const damaged = pagesWith(['Before the damage', 'Damaged here', 'After the damage'], { contents });
    const { pdf, remarks } = await printed({ 'a.pdf': damaged });
    expect(pdf.pages[pageOf(pdf, /Before the damage/) + 1]?.text).toContain('This page of a.pdf is damaged');
    expect(remarks[0]).toContain('Its page 2 is damaged and could not be printed.');
    expect(pageOf(pdf, /After the damage/)).toBe(pageOf(pdf, /Before the damage/) + 2);
  });
});

function lockedPdf(): Uint8Array<ArrayBuffer> {
  const pdf = new HandMadePdf().object(1, '<</Type /Catalog>>');
  pdf.table('/Size 2 /Root 1 0 R /Encrypt <</Filter /Standard /V 1>>');
  return pdf.bytes();
}
