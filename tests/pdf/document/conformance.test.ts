import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { checkPdf } from '../../support/pdf-check.ts';
import { PdfObjects } from '../../support/pdf-objects.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { printSample } from '../../support/sample-pdf.ts';

const sample = await printSample();

describe('a document with one of everything', () => {
  it('breaks no rule of PDF/UA-1 and PDF/A-3a that the checker knows', async () => {
    expect(await checkPdf(sample.bytes)).toEqual([]);
  });

  it('is the same, byte for byte, when made again', async () => {
    const again = await printSample();
    expect(Buffer.from(again.bytes).equals(Buffer.from(sample.bytes))).toBe(true);
  });

  it('can be read: title, language, bookmarks, labels, links, structure, files', async () => {
    const pdf = await readPdf(sample.bytes);
    expect(pdf.title).toBe('Portfolio of Siân Llŷr');
    expect(pdf.language).toBe('en-GB');
    expect(pdf.outline).toMatchObject([
      { title: 'Portfolio', page: 1, children: [{ title: 'Evidence', page: 2, children: [{ title: 'First', page: 2 }] }] },
    ]);
    expect(pdf.pageLabels).toEqual(pdf.pages.map((_, index) => String(index + 1)));
    expect(pdf.pages[0]?.links.map((link) => link.page)).toEqual([2, 2]);
    expect(pdf.pages[1]?.links).toEqual([
      { page: 2, url: undefined },
      { page: undefined, url: 'https://example.org/%C5%B5%281%29' },
    ]);
    expect(pdf.pages.map((page) => page.structure).join('\n')).toContain('Figure "Ramp"');
    expect(new TextDecoder().decode(pdf.attachments.get('portfolio.json'))).toBe('{"a":1}');
    expect(new TextDecoder().decode(pdf.attachments.get('E1 method – ŵ.docx'))).toBe('docx');
  });
});

type Fault = (document: PDFDocument, objects: PdfObjects) => void;

/** The checker is only worth something if it sees what is wrong. Each fault here is planted in the sound document. */
const FAULTS: Readonly<Record<string, [rule: string, plant: Fault]>> = {
  'a figure without alternate text': ['UA 7.3-1', (_, o) => element(o, 'Figure').delete(PDFName.of('Alt'))],
  'a table header without a scope': ['UA 7.5-1', (_, o) => element(o, 'TH').delete(PDFName.of('A'))],
  'a paragraph in a table row': ['UA 7.2', (_, o) => element(o, 'TD').set(PDFName.of('S'), PDFName.of('P'))],
  'a row with a cell too few': ['UA 7.2-42', (_, o) => lastOf(element(o, 'TR'))],
  'a heading level left out': ['UA 7.4.2-1', (_, o) => element(o, 'H2').set(PDFName.of('S'), PDFName.of('H4'))],
  'no tab order': ['UA 7.18.3-1', (d) => d.getPage(1).node.delete(PDFName.of('Tabs'))],
  'a link without a description': ['UA 7.18.5-2', (_, o) => annotation(o).delete(PDFName.of('Contents'))],
  'a link that is not tagged as one': ['UA 7.18.5-1', (_, o) => element(o, 'Link').set(PDFName.of('S'), PDFName.of('Span'))],
  'an annotation that does not print': ['A 6.3.2', (_, o) => annotation(o).set(PDFName.of('F'), PDFNumber.of(0))],
  'text that is not tagged': ['UA 7.1-3', (d, o) => rewrite(d, o, (s) => s.replace(/\/H1 <<\/MCID 0>> BDC\n([\s\S]*?)EMC\n/, '$1'))],
  'a glyph that means nothing': ['UA 7.21.8-1', (d, o) => rewrite(d, o, (s) => s.replace(/<[0-9a-f]{4}/, '<0000'))],
  'a glyph outside the font': ['A 6.2.11.5', (d, o) => rewrite(d, o, (s) => s.replace(/<[0-9a-f]{4}/, '<ffff'))],
  'a parent tree that leads astray': ['PT', (d, o) => swapParents(d, o)],
  'no mark that it is tagged': ['UA 6.2-1', (d) => d.catalog.delete(PDFName.of('MarkInfo'))],
  'no language': ['UA 7.2-34', (d) => d.catalog.delete(PDFName.of('Lang'))],
  'no metadata': ['UA 7.1-8', (d) => d.catalog.delete(PDFName.of('Metadata'))],
  'no title on the window': ['UA 7.1-10', (d) => d.catalog.delete(PDFName.of('ViewerPreferences'))],
  'no colour profile': ['A 6.2.3', (d) => d.catalog.delete(PDFName.of('OutputIntents'))],
  'no structure': ['UA 7.1-11', (d) => d.catalog.delete(PDFName.of('StructTreeRoot'))],
  'a font that is not embedded': ['A 6.2.11.4.1', (_, o) => find(o, 'Type', 'FontDescriptor').delete(PDFName.of('FontFile2'))],
  'a file without a relationship': ['A 6.8-3', (_, o) => find(o, 'Type', 'Filespec').delete(PDFName.of('AFRelationship'))],
  'a CMYK photo': ['A 6.2.4.3-3', (_, o) => find(o, 'Subtype', 'Image').set(PDFName.of('ColorSpace'), PDFName.of('DeviceCMYK'))],
};

describe('the checker', () => {
  it.each(Object.entries(FAULTS))('sees %s', async (_name, [rule, plant]) => {
    const document = await PDFDocument.load(sample.bytes, { updateMetadata: false });
    plant(document, new PdfObjects(document.context));
    const violations = await checkPdf(await document.save({ updateFieldAppearances: false, useObjectStreams: true }));
    expect(violations.map((violation) => violation.rule)).toContain(rule);
  });
});

function find(objects: PdfObjects, key: string, value: string): PDFDict {
  for (const [, object] of objects.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object;
    if (dict instanceof PDFDict && objects.name(dict, key) === value) return dict;
  }
  throw new Error(`No ${value} in the sample`);
}

const element = (objects: PdfObjects, type: string) => find(objects, 'S', type);
const annotation = (objects: PdfObjects) => find(objects, 'Subtype', 'Link');

function lastOf(row: PDFDict): void {
  const kids = row.get(PDFName.of('K'));
  if (kids instanceof PDFArray) kids.remove(kids.size() - 1);
}

function rewrite(document: PDFDocument, objects: PdfObjects, change: (content: string) => string): void {
  const { node } = document.getPage(0);
  const content = new TextDecoder('latin1').decode(objects.bytes(objects.get(node, 'Contents')));
  const changed = change(content);
  expect(changed).not.toBe(content);
  node.set(PDFName.of('Contents'), objects.context.register(objects.context.flateStream(changed)));
}

function swapParents(document: PDFDocument, objects: PdfObjects): void {
  const tree = objects.tree(objects.get(objects.get(document.catalog, 'StructTreeRoot'), 'ParentTree'), 'Nums');
  const entry = objects.resolve(tree[0]?.[1]);
  const other = entry instanceof PDFArray ? entry.asArray()[1] : undefined;
  if (entry instanceof PDFArray && other) entry.set(0, other);
}
