import { PDFDict, PDFDocument, PDFHexString, PDFName, type PDFPage, PDFRawStream, PDFRef } from 'pdf-lib';
import { checkContent } from './pdf-check-content.ts';
import { checkStructure } from './pdf-check-structure.ts';
import { PdfObjects } from './pdf-objects.ts';

/** A rule that the file breaks. Rules carry the numbers of ISO 14289-1 (`UA`) and ISO 19005-3 (`A`). */
export interface Violation {
  readonly rule: string;
  readonly detail: string;
}

export type Report = (rule: string, detail: string) => void;

/**
 * Checks a PDF against the rules of PDF/UA-1 and PDF/A-3a that a machine can check and that this app could break. It
 * is no full validator: it does not look into font programs, colour profiles or images.
 */
export async function checkPdf(bytes: Uint8Array): Promise<Violation[]> {
  const violations: Violation[] = [];
  const report: Report = (rule, detail) => violations.push({ rule, detail });
  checkFrame(bytes, report);
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = new PdfObjects(document.context);
  checkCatalog(document, objects, report);
  const owners = checkStructure(objects, document.catalog, report);
  document.getPages().forEach((page, index) => checkPage(page, index + 1));
  checkFiles(objects, report);
  return violations;

  function checkPage(page: PDFPage, number: number): void {
    const where = `page ${number}`;
    checkContent(objects, page, where, owners, report);
    checkAnnotations(objects, page, where, owners.annotations, owners.parents, report);
  }
}

function checkFrame(bytes: Uint8Array, report: Report): void {
  const latin1 = new TextDecoder('latin1');
  if (!/^%PDF-1\.[4-7]\n/.test(latin1.decode(bytes.subarray(0, 9)))) report('A 6.1.2-1', 'header');
  if (bytes[9] !== 0x25 || bytes.subarray(10, 14).some((byte) => byte < 128)) report('A 6.1.2-2', 'no binary comment after the header');
  if (!latin1.decode(bytes.subarray(-6)).endsWith('%%EOF\n')) report('A 6.1.3-3', 'data after the end');
}

function checkCatalog(document: PDFDocument, objects: PdfObjects, report: Report): void {
  const { catalog, context } = document;
  if (!context.trailerInfo.ID) report('A 6.1.3-1', 'no file identifier');
  if (context.trailerInfo.Encrypt) report('A 6.1.3-2', 'encrypted');
  if (!objects.isTrue(objects.get(catalog, 'MarkInfo'), 'Marked')) report('UA 6.2-1', 'not marked as tagged');
  if (!/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/.test(objects.text(catalog, 'Lang') ?? '')) report('UA 7.2-34', 'no language');
  if (!objects.isTrue(objects.get(catalog, 'ViewerPreferences'), 'DisplayDocTitle')) report('UA 7.1-10', 'title not displayed');

  const metadata = objects.get(catalog, 'Metadata');
  const xmp = new TextDecoder().decode(objects.bytes(metadata));
  if (!(metadata instanceof PDFRawStream)) return report('UA 7.1-8', 'no metadata');
  if (metadata.dict.has(PDFName.of('Filter'))) report('A 6.6.2.1', 'metadata is compressed');
  if (!/<pdfuaid:part>1</.test(xmp)) report('UA 5-1', 'not declared as PDF/UA-1');
  if (!/<pdfaid:part>3<.*<pdfaid:conformance>A</s.test(xmp)) report('A 6.6.4', 'not declared as PDF/A-3a');
  if (/pdfuaid/.test(xmp) && !/pdfaExtension:schemas/.test(xmp)) report('A 6.6.2.3', 'pdfuaid without its schema');
  const title = /<dc:title>.*?<rdf:li[^>]*>([^<]+)</s.exec(xmp)?.[1];
  if (!title) report('UA 7.1-9', 'no title');

  const [intent] = objects.list(catalog, 'OutputIntents').map((item) => objects.resolve(item));
  const profile = objects.bytes(objects.get(intent, 'DestOutputProfile'));
  if (new TextDecoder('latin1').decode(profile.subarray(36, 40)) !== 'acsp') report('A 6.2.3', 'no output intent with an ICC profile');
}

function checkAnnotations(
  objects: PdfObjects,
  page: PDFPage,
  where: string,
  owners: ReadonlyMap<string, PDFDict>,
  parents: ReadonlyMap<number, unknown>,
  report: Report,
): void {
  const annotations = objects.list(page.node, 'Annots');
  if (annotations.length > 0 && objects.name(page.node, 'Tabs') !== 'S') report('UA 7.18.3-1', `${where}: tab order`);
  for (const ref of annotations) {
    const annotation = objects.resolve(ref);
    const owner = ref instanceof PDFRef ? owners.get(ref.toString()) : undefined;
    if (((objects.number(annotation, 'F') ?? 0) & 4) === 0) report('A 6.3.2', `${where}: annotation is not printed`);
    if (parents.get(objects.number(annotation, 'StructParent') ?? -1) !== owner)
      report('PT', `${where}: parent tree does not lead to the annotation`);
    const subtype = objects.name(annotation, 'Subtype');
    if (subtype === 'Widget') checkField(objects, annotation, where, owner, report);
    else if (subtype !== 'Link') report('UA 7.18.1', `${where}: ${subtype}`);
    else if (objects.name(owner, 'S') !== 'Link') report('UA 7.18.5-1', `${where}: link is not tagged as one`);
    else if (!objects.text(annotation, 'Contents')) report('UA 7.18.5-2', `${where}: link without a description`);
  }
}

/** A form field that is its own widget. */
function checkField(objects: PdfObjects, field: Parameters<PdfObjects['get']>[0], where: string, owner: PDFDict | undefined, report: Report): void {
  if (objects.name(owner, 'S') !== 'Form' || objects.list(owner, 'K').length !== 1) report('UA 7.18.4-1', `${where}: field is not tagged as one`);
  if (!objects.text(field, 'TU')) report('UA 7.18.1-3', `${where}: field without a description`);
  if (!objects.get(objects.get(field, 'AP'), 'N')) report('A 6.3.3-1', `${where}: field without an appearance`);
  if (objects.get(field, 'A') ?? objects.get(field, 'AA')) report('A 6.4.1', `${where}: field with an action`);
}

/** Rules on single objects: fonts, images, attachments, long strings. */
function checkFiles(objects: PdfObjects, report: Report): void {
  for (const [, object] of objects.context.enumerateIndirectObjects()) {
    const type = objects.name(object, 'Type');
    if (type === 'Filespec') {
      if (!objects.text(object, 'F') || !objects.text(object, 'UF')) report('UA 7.11-1', 'attachment without F and UF');
      if (!objects.name(object, 'AFRelationship')) report('A 6.8-3', 'attachment without a relationship');
    }
    if (type === 'EmbeddedFile' && !/^[-\w+.]+\/[-\w+.]+$/.test(objects.name(object, 'Subtype') ?? ''))
      report('A 6.8-1', 'attachment without a media type');
    if (type === 'Font') checkFont(objects, object, report);
    if (objects.name(object, 'Subtype') === 'Image') {
      if (objects.name(object, 'ColorSpace') === 'DeviceCMYK') report('A 6.2.4.3-3', 'CMYK image');
      if (objects.isTrue(object, 'Interpolate')) report('A 6.2.8-3', 'interpolated image');
    }
    if (['JavaScript', 'Launch'].includes(objects.name(object, 'S') ?? '')) report('A 6.5.1-1', 'forbidden action');
    const entries = object instanceof PDFDict ? object.values() : [];
    if (entries.some((value) => value instanceof PDFHexString && value.asString().length > 65_534)) report('A 6.1.13-3', 'string too long');
  }
}

function checkFont(objects: PdfObjects, font: Parameters<PdfObjects['get']>[0], report: Report): void {
  const subtype = objects.name(font, 'Subtype') ?? '';
  if (subtype === 'Type0') {
    if (!objects.get(font, 'ToUnicode')) report('UA 7.21.7-1', 'font without ToUnicode');
    return;
  }
  if (subtype !== 'CIDFontType2') return report('A 6.2.11.4.1', `font of type ${subtype}`);
  if (!objects.get(objects.get(font, 'FontDescriptor'), 'FontFile2')) report('A 6.2.11.4.1', 'font not embedded');
  if (objects.name(font, 'CIDToGIDMap') !== 'Identity') report('UA 7.21.3.2-1', 'font without CIDToGIDMap');
  if (!/^[A-Z]{6}\+/.test(objects.name(font, 'BaseFont') ?? '')) report('A 6.2.11.4.2', 'subset without its tag');
}
