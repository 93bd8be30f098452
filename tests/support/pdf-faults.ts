import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString } from 'pdf-lib';
import { PdfObjects } from './pdf-objects.ts';

/** A fault to be planted in a sound PDF, and the rule that it breaks in the words of our own checker. */
export interface Fault {
  readonly name: string;
  readonly rule: string;
  readonly plant: (document: PDFDocument, objects: PdfObjects) => void;
  /** veraPDF has no test for it. */
  readonly isSeenByUsAlone: boolean;
}

/** A judge is only worth something if it sees what is wrong. */
export const faults: readonly Fault[] = [
  fault('a figure without alternate text', 'UA 7.3-1', (_, o) => element(o, 'Figure').delete(PDFName.of('Alt'))),
  fault('a figure with an empty alternate text', 'UA 7.3-1', (_, o) => element(o, 'Figure').set(PDFName.of('Alt'), PDFHexString.of(''))),
  fault('a table header without a scope', 'UA 7.5-1', (_, o) => each(o, 'TH', (cell) => cell.delete(PDFName.of('A')))),
  fault('a paragraph in a table row', 'UA 7.2-10', (_, o) => element(o, 'TD').set(PDFName.of('S'), PDFName.of('P'))),
  fault('a row with a cell too few', 'UA 7.2-42', (_, o) => lastOf(element(o, 'TR'))),
  fault('a heading level left out', 'UA 7.4.2-1', (_, o) => element(o, 'H2').set(PDFName.of('S'), PDFName.of('H4'))),
  fault('an element that no standard knows', 'UA 7.1-5', (_, o) => element(o, 'P').set(PDFName.of('S'), PDFName.of('Words'))),
  fault('a list item outside a list', 'UA 7.2-17', (_, o) => element(o, 'L').set(PDFName.of('S'), PDFName.of('Div'))),
  fault('an element without a parent', 'UA 7.1-12', (_, o) => element(o, 'H2').delete(PDFName.of('P'))),
  fault('a language that is none', 'UA 7.2-29', (d) => d.catalog.set(PDFName.of('Lang'), PDFString.of('English, please'))),
  fault('no tab order', 'UA 7.18.3-1', (d, o) => pageWithLinks(d, o).delete(PDFName.of('Tabs'))),
  fault('a link without a description', 'UA 7.18.5-2', (_, o) => annotation(o).delete(PDFName.of('Contents'))),
  fault('a link that is not tagged as one', 'UA 7.18.5-1', (_, o) => element(o, 'Link').set(PDFName.of('S'), PDFName.of('Span'))),
  fault('an annotation that does not print', 'A 6.3.2-2', (_, o) => annotation(o).set(PDFName.of('F'), PDFNumber.of(0))),
  fault('an annotation of a forbidden kind', 'A 6.3.1-1', (_, o) => annotation(o).set(PDFName.of('Subtype'), PDFName.of('Movie'))),
  fault('a link that runs a program', 'A 6.5.1-1', (_, o) =>
    annotation(o).set(PDFName.of('A'), o.context.obj({ S: 'Launch', F: PDFString.of('a.exe') })),
  ),
  fault('text that is not tagged', 'UA 7.1-3', (d, o) => rewrite(d, o, (s) => s.replace(/\/H1 <<\/MCID \d+>> BDC\n([\s\S]*?)EMC\n/, '$1'))),
  fault('an artifact in tagged content', 'UA 7.1-1', (d, o) =>
    rewrite(d, o, (s) => s.replace(/(\/H1 <<\/MCID \d+>> BDC\n)([\s\S]*?)(EMC\n)/, '$1/Artifact BMC\n$2EMC\n$3')),
  ),
  fault('a glyph that means nothing', 'UA 7.21.8-1', (d, o) => rewrite(d, o, (s) => s.replace(/<[0-9a-f]{4}/, '<0000'))),
  fault('a glyph outside the font', 'A 6.2.11.4.1-2', (d, o) => rewrite(d, o, (s) => s.replace(/<[0-9a-f]{4}/, '<ffff'))),
  fault('a glyph of another width', 'A 6.2.11.5-1', (_, o) => widen(o)),
  fault('a glyph without a Unicode value', 'UA 7.21.7-1', (_, o) =>
    rewriteMeanings(o, (map) => map.replace(/beginbfchar\n<[0-9a-f]{4}> <[0-9a-f]+>\n/i, 'beginbfchar\n')),
  ),
  fault('a glyph that means a byte order mark', 'UA 7.21.7-2', (_, o) =>
    rewriteMeanings(o, (map) => map.replace(/(beginbfchar\n(?:<[0-9a-f]{4}> <[0-9a-f]+>\n)*?<[0-9a-f]{4}> )<0[0-9a-f]{3}>/i, '$1<FEFF>')),
  ),
  fault('a font that is not embedded', 'A 6.2.11.4.1-1', (_, o) => find(o, 'Type', 'FontDescriptor').delete(PDFName.of('FontFile2'))),
  fault('a font without its glyph map', 'UA 7.21.3.2-1', (_, o) => find(o, 'Subtype', 'CIDFontType2').delete(PDFName.of('CIDToGIDMap'))),
  fault('no mark that it is tagged', 'UA 6.2-1', (d) => d.catalog.delete(PDFName.of('MarkInfo'))),
  fault('no language', 'UA 7.2-34', (d) => d.catalog.delete(PDFName.of('Lang'))),
  fault('no metadata', 'UA 7.1-8', (d) => d.catalog.delete(PDFName.of('Metadata'))),
  fault('metadata without a title', 'UA 7.1-9', (d, o) => rewriteMetadata(d, o, (xmp) => xmp.replace(/<dc:title>.*?<\/dc:title>/s, ''))),
  fault('metadata that is no XML', 'A 6.6.2.1-4', (d, o) => rewriteMetadata(d, o, (xmp) => xmp.replace('</dc:title>', '&</dc:title>'))),
  fault('metadata of another level', 'A 6.6.4-3', (d, o) => rewriteMetadata(d, o, (xmp) => xmp.replace('conformance>A<', 'conformance>X<'))),
  fault('metadata with words that nobody declared', 'A 6.6.2.3.1-1', (d, o) =>
    rewriteMetadata(d, o, (xmp) => xmp.replace('<dc:format>', '<dc:mood>calm</dc:mood><dc:format>')),
  ),
  fault('no title on the window', 'UA 7.1-10', (d) => d.catalog.delete(PDFName.of('ViewerPreferences'))),
  fault('no colour profile', 'A 6.2.4.3-2', (d) => d.catalog.delete(PDFName.of('OutputIntents'))),
  fault('no structure', 'UA 7.1-11', (d) => d.catalog.delete(PDFName.of('StructTreeRoot'))),
  fault('no file identifier', 'A 6.1.3-1', (d) => {
    delete d.context.trailerInfo.ID;
  }),
  fault('a file without a relationship', 'A 6.8-3', (_, o) => find(o, 'Type', 'Filespec').delete(PDFName.of('AFRelationship'))),
  fault('a file without a media type', 'A 6.8-1', (_, o) => find(o, 'Type', 'EmbeddedFile').delete(PDFName.of('Subtype'))),
  fault('a file that belongs to nothing', 'A 6.8-4', (d) => d.catalog.delete(PDFName.of('AF'))),
  fault('a file without a name', 'UA 7.11-1', (_, o) => find(o, 'Type', 'Filespec').delete(PDFName.of('UF'))),
  fault('a photo in device inks', 'A 6.2.4.3-3', (_, o) => find(o, 'Subtype', 'Image').set(PDFName.of('ColorSpace'), PDFName.of('DeviceCMYK'))),
  fault('a photo whose profile is none', 'A 6.2.4.2-1', (_, o) => ownProfile(o, new Uint8Array(200))),
  fault('a photo that is smoothed', 'A 6.2.8-3', (_, o) => find(o, 'Subtype', 'Image').set(PDFName.of('Interpolate'), o.context.obj(true))),
  fault('a text of 40,000 bytes', 'A 6.1.13-3', (_, o) =>
    element(o, 'Figure').set(PDFName.of('Alt'), PDFHexString.of(`feff${'0061'.repeat(20_000)}`)),
  ),
  fault('a name of 200 bytes', 'A 6.1.13-4', (_, o) =>
    find(o, 'Type', 'EmbeddedFile').set(PDFName.of('Subtype'), PDFName.of(`text/${'x'.repeat(200)}`)),
  ),
  fault('a page without resources', 'A 6.2.2-2', (d) => d.getPage(0).node.delete(PDFName.of('Resources')), true),
  fault('a page of two points', 'A 6.1.13-11', (d, o) => d.getPage(0).node.set(PDFName.of('MediaBox'), o.context.obj([0, 0, 2, 2]))),
  fault('a script', 'A 6.5.1-1', (d, o) =>
    d.catalog.set(PDFName.of('OpenAction'), o.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') })),
  ),
  fault('a parent tree that leads astray', 'PT', (d, o) => swapParents(d, o), true),
];

/** The PDF with a fault in it, or written anew without one. */
export async function withFault(bytes: Uint8Array, { plant }: Pick<Fault, 'plant'>): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  plant(document, new PdfObjects(document.context));
  return document.save({ updateFieldAppearances: false, useObjectStreams: true });
}

function fault(name: string, rule: string, plant: Fault['plant'], isSeenByUsAlone = false): Fault {
  return { name, rule, plant, isSeenByUsAlone };
}

function find(objects: PdfObjects, key: string, value: string): PDFDict {
  const [first] = all(objects, key, value);
  if (!first) throw new Error(`No ${value} in the PDF`);
  return first;
}

function all(objects: PdfObjects, key: string, value: string): PDFDict[] {
  return objects.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const dict = object instanceof PDFRawStream ? object.dict : object;
    return dict instanceof PDFDict && objects.name(dict, key) === value ? [dict] : [];
  });
}

function element(objects: PdfObjects, type: string): PDFDict {
  return find(objects, 'S', type);
}

function each(objects: PdfObjects, type: string, change: (element: PDFDict) => void): void {
  all(objects, 'S', type).forEach(change);
}

function annotation(objects: PdfObjects): PDFDict {
  return find(objects, 'Subtype', 'Link');
}

function pageWithLinks(document: PDFDocument, objects: PdfObjects): PDFDict {
  const page = document.getPages().find(({ node }) => objects.list(node, 'Annots').length > 0);
  if (!page) throw new Error('No page has links');
  return page.node;
}

function lastOf(row: PDFDict): void {
  const kids = row.get(PDFName.of('K'));
  if (kids instanceof PDFArray) kids.remove(kids.size() - 1);
}

/** Changes the content of the first page on which there is something to change. */
function rewrite(document: PDFDocument, objects: PdfObjects, change: (content: string) => string): void {
  for (const { node } of document.getPages()) {
    const content = latin1(objects.bytes(objects.get(node, 'Contents')));
    const changed = change(content);
    if (changed === content) continue;
    node.set(PDFName.of('Contents'), objects.context.register(objects.context.flateStream(changed)));
    return;
  }
  throw new Error('Nothing to change on any page');
}

function rewriteMetadata(document: PDFDocument, objects: PdfObjects, change: (xmp: string) => string): void {
  const xmp = new TextDecoder().decode(objects.bytes(objects.get(document.catalog, 'Metadata')));
  const changed = change(xmp);
  if (changed === xmp) throw new Error('Nothing to change in the metadata');
  document.catalog.set(
    PDFName.of('Metadata'),
    objects.context.register(objects.context.stream(new TextEncoder().encode(changed), { Type: 'Metadata', Subtype: 'XML' })),
  );
}

function rewriteMeanings(objects: PdfObjects, change: (map: string) => string): void {
  const font = find(objects, 'Subtype', 'Type0');
  const map = latin1(objects.bytes(objects.get(font, 'ToUnicode')));
  const changed = change(map);
  if (changed === map) throw new Error('Nothing to change in the map');
  font.set(PDFName.of('ToUnicode'), objects.context.register(objects.context.flateStream(changed)));
}

/** Says of every glyph that it is a thousand units wider. */
function widen(objects: PdfObjects): void {
  const [, widths] = objects.list(find(objects, 'Subtype', 'CIDFontType2'), 'W').map((item) => objects.resolve(item));
  if (!(widths instanceof PDFArray)) throw new Error('No widths');
  widths.asArray().forEach((width, index) => {
    if (width instanceof PDFNumber) widths.set(index, PDFNumber.of(width.asNumber() + 1000));
  });
}

function ownProfile(objects: PdfObjects, profile: Uint8Array): void {
  const stream = objects.context.register(objects.context.stream(profile, { N: 3 }));
  find(objects, 'Subtype', 'Image').set(PDFName.of('ColorSpace'), objects.context.obj(['ICCBased', stream]));
}

function swapParents(document: PDFDocument, objects: PdfObjects): void {
  const tree = objects.tree(objects.get(objects.get(document.catalog, 'StructTreeRoot'), 'ParentTree'), 'Nums');
  const entry = tree.map(([, value]) => objects.resolve(value)).find((value) => value instanceof PDFArray && value.size() > 1);
  if (!(entry instanceof PDFArray)) throw new Error('No page has two elements');
  const [first, second] = entry.asArray();
  if (first && second) {
    entry.set(0, second);
    entry.set(1, first);
  }
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
