import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { checkAnnotations } from './pdf-check-annotations.ts';
import { checkContent } from './pdf-check-content.ts';
import { checkMetadata } from './pdf-check-metadata.ts';
import { checkObjects } from './pdf-check-objects.ts';
import { checkStructure } from './pdf-check-structure.ts';
import { PdfObjects } from './pdf-objects.ts';

/** A rule that the file breaks. Rules carry the numbers of ISO 14289-1 (`UA`) and ISO 19005-3 (`A`), with the test's number as veraPDF counts. */
export interface Violation {
  readonly rule: string;
  readonly detail: string;
}

export type Report = (rule: string, detail: string) => void;

/**
 * Checks a PDF against the rules of PDF/UA-1 and PDF/A-3a that ordinary data could break in a file that this app writes. It
 * is no full validator: `npm run verify:pdf` asks one. `PT`, `tag` and `empty` are stricter than the standards' own tests.
 */
export async function checkPdf(bytes: Uint8Array): Promise<Violation[]> {
  const violations: Violation[] = [];
  const report: Report = (rule, detail) => violations.push({ rule, detail });
  checkFrame(bytes, report);
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = new PdfObjects(document.context);
  checkCatalog(document, objects, report);
  const owners = checkStructure(objects, document.catalog, report);
  for (const [index, page] of document.getPages().entries()) {
    const where = `page ${index + 1}`;
    checkContent(objects, page, where, owners, report);
    checkAnnotations(objects, page, where, owners, report);
  }
  checkObjects(objects, document.catalog, report);
  return violations;
}

function checkFrame(bytes: Uint8Array, report: Report): void {
  const latin1 = new TextDecoder('latin1');
  if (!/^%PDF-1\.[0-7]\n/.test(latin1.decode(bytes.subarray(0, 9)))) report('A 6.1.2-1', 'header');
  if (bytes[9] !== 0x25 || bytes.subarray(10, 14).some((byte) => byte < 128)) report('A 6.1.2-2', 'no binary comment after the header');
  if (!/%%EOF\r?\n?$/.test(latin1.decode(bytes.subarray(-7)))) report('A 6.1.3-3', 'data after the end');
}

function checkCatalog(document: PDFDocument, objects: PdfObjects, report: Report): void {
  const { catalog, context } = document;
  if (!context.trailerInfo.ID) report('A 6.1.3-1', 'no file identifier');
  if (context.trailerInfo.Encrypt) report('A 6.1.3-2', 'encrypted');
  if (!objects.isTrue(objects.get(catalog, 'MarkInfo'), 'Marked')) report('UA 6.2-1', 'not marked as tagged');
  if (objects.isTrue(objects.get(catalog, 'MarkInfo'), 'Suspects')) report('UA 7.1-4', 'its tags are suspect');
  if (!objects.isTrue(objects.get(catalog, 'ViewerPreferences'), 'DisplayDocTitle')) report('UA 7.1-10', 'title not displayed');
  if (!objects.text(catalog, 'Lang')) report('UA 7.2-34', 'no language');
  for (const key of ['AA', 'NeedsRendering', 'Requirements']) if (catalog.has(PDFName.of(key))) report('A 6.5.2-1', `catalog has ${key}`);
  checkForm(objects, catalog, report);

  const metadata = objects.get(catalog, 'Metadata');
  if (!(metadata instanceof PDFRawStream)) report('UA 7.1-8', 'no metadata');
  else {
    if (metadata.dict.has(PDFName.of('Filter'))) report('A 6.6.2.1', 'metadata is compressed, so that other programs do not find it');
    checkMetadata(objects.bytes(metadata), report);
  }
  // All colours are sRGB: one intent, with a profile of red, green and blue.
  const intents = objects.list(catalog, 'OutputIntents').map((item) => objects.resolve(item));
  const profile = new TextDecoder('latin1').decode(objects.bytes(objects.get(intents[0], 'DestOutputProfile')));
  if (profile.slice(36, 40) !== 'acsp' || profile.slice(16, 20) !== 'RGB ') report('A 6.2.4.3-2', 'no output intent with a profile of sRGB');
  else if (!/^(?:mntr|prtr)$/.test(profile.slice(12, 16))) report('A 6.2.3-1', 'the output intent’s profile is for no output');
  if (intents.length > 1) report('A 6.2.3-2', 'more than one output intent');
}

function checkForm(objects: PdfObjects, catalog: PDFDict, report: Report): void {
  const form = objects.dict(catalog, 'AcroForm');
  if (!form) return;
  if (objects.isTrue(form, 'NeedAppearances')) report('A 6.4.1-3', 'the form asks a reader to draw its fields');
  if (form.has(PDFName.of('XFA'))) report('A 6.4.2-1', 'the form is XFA');
}
