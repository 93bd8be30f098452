import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFRef, PDFString } from 'pdf-lib';
import type { Report } from './pdf-check.ts';
import type { PdfObjects } from './pdf-objects.ts';

/** Rules on single objects, wherever they are: limits, filters, actions, fonts, photos, attachments. */
export function checkObjects(objects: PdfObjects, catalog: PDFDict, report: Report): void {
  const all = objects.context.enumerateIndirectObjects();
  if (all.length > 8_388_607) report('A 6.1.13-7', 'too many objects');
  const associated = new Set<PDFObject>();
  for (const [, object] of all) {
    everyDict(object, (dict) => objects.list(dict, 'AF').forEach((file) => associated.add(objects.resolve(file) ?? file)));
  }
  for (const [, object] of all) {
    checkLimits(object, report);
    if (object instanceof PDFRawStream) checkStream(objects, object, report);
    everyDict(object, (dict) => checkDict(objects, dict, associated, report));
  }
  const names = objects.tree(objects.get(objects.get(catalog, 'Names'), 'EmbeddedFiles'), 'Names').map(([name]) => hexOf(name));
  if (names.some((name, index) => index > 0 && name <= (names[index - 1] ?? ''))) report('names', 'attachments are not in order');
}

function everyDict(object: PDFObject, visit: (dict: PDFDict) => void): void {
  const dict = object instanceof PDFRawStream ? object.dict : object;
  if (dict instanceof PDFDict) {
    visit(dict);
    dict.values().forEach((value) => everyDict(value, visit));
  } else if (dict instanceof PDFArray) dict.asArray().forEach((value) => everyDict(value, visit));
}

/** PDF/A-3, 6.1.13: what the smallest reader can hold. */
function checkLimits(object: PDFObject, report: Report): void {
  if (object instanceof PDFRawStream) checkLimits(object.dict, report);
  else if (object instanceof PDFArray) object.asArray().forEach((value) => checkLimits(value, report));
  else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      checkLimits(key, report);
      checkLimits(value, report);
    }
  } else if (object instanceof PDFName && new TextEncoder().encode(object.decodeText()).length > 127)
    report('A 6.1.13-4', `name too long: ${object.decodeText().slice(0, 40)}`);
  else if (object instanceof PDFHexString && object.asString().length > 65_534) report('A 6.1.13-3', 'string too long');
  else if (object instanceof PDFHexString && !/^(?:[0-9a-f]{2})*$/i.test(object.asString())) report('A 6.1.6-1', 'string of odd length');
  else if (object instanceof PDFString && object.asBytes().length > 32_767) report('A 6.1.13-3', 'string too long');
  else if (object instanceof PDFNumber) {
    const value = object.asNumber();
    if (Number.isInteger(value) && (value > 2_147_483_647 || value < -2_147_483_648)) report('A 6.1.13-1', `integer too large: ${value}`);
    if (!Number.isInteger(value) && (Math.abs(value) > 3.403e38 || (value !== 0 && Math.abs(value) < 1.175e-38)))
      report('A 6.1.13-2', `number out of range: ${value}`);
  }
}

function checkStream(objects: PdfObjects, stream: PDFRawStream, report: Report): void {
  for (const key of ['F', 'FFilter', 'FDecodeParms']) if (stream.dict.has(PDFName.of(key))) report('A 6.1.7.1-3', 'a stream lies in another file');
  for (const filter of objects.list(stream, 'Filter').map((item) => objects.resolve(item)?.toString() ?? ''))
    if (!/^\/(?:FlateDecode|DCTDecode|ASCIIHexDecode|ASCII85Decode|RunLengthDecode|CCITTFaxDecode|JBIG2Decode|JPXDecode)$/.test(filter))
      report('A 6.1.7.2-1', `filter ${filter}`);
}

const FORBIDDEN_ACTIONS = new Set('Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript'.split(' '));
const BOXES = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'];

function checkDict(objects: PdfObjects, dict: PDFDict, associated: ReadonlySet<PDFObject>, report: Report): void {
  const type = objects.name(dict, 'Type');
  const action = objects.name(dict, 'S') ?? '';
  if (FORBIDDEN_ACTIONS.has(action)) report('A 6.5.1-1', `action ${action}`);
  if (dict.has(PDFName.of('AA'))) report('A 6.5.2-1', 'additional actions');
  for (const box of BOXES) if (dict.has(PDFName.of(box))) checkBox(objects, dict, box, report);
  if (type === 'Font') checkFont(objects, dict, report);
  if (type === 'EmbeddedFile' && !/^[-\w+.]+\/[-\w+.]+$/.test(objects.name(dict, 'Subtype') ?? ''))
    report('A 6.8-1', 'attachment without a media type');
  if (dict.has(PDFName.of('EF'))) {
    if (!objects.text(dict, 'F') || !objects.text(dict, 'UF')) report('UA 7.11-1', 'attachment without F and UF');
    if (!objects.name(dict, 'AFRelationship')) report('A 6.8-3', 'attachment without a relationship');
    if (!associated.has(dict)) report('A 6.8-4', 'attachment that belongs to nothing');
  }
  if (objects.name(dict, 'Subtype') === 'Image') checkImage(objects, dict, report);
  const profiled = dict.values().find((value) => value instanceof PDFArray && value.size() > 1 && value.get(0) === PDFName.of('ICCBased'));
  if (profiled instanceof PDFArray) checkProfile(objects, profiled, report);
}

function checkBox(objects: PdfObjects, page: PDFDict, box: string, report: Report): void {
  const [left = 0, bottom = 0, right = 0, top = 0] = objects.list(page, box).map((item) => (item instanceof PDFNumber ? item.asNumber() : 0));
  if ([right - left, top - bottom].some((side) => Math.abs(side) < 3 || Math.abs(side) > 14_400))
    report('A 6.1.13-11', `${box} of ${right - left} × ${top - bottom}`);
}

function checkImage(objects: PdfObjects, image: PDFDict, report: Report): void {
  if (objects.name(image, 'ColorSpace') === 'DeviceCMYK') report('A 6.2.4.3-3', 'photo in device inks');
  if (objects.isTrue(image, 'Interpolate')) report('A 6.2.8-3', 'photo that is smoothed');
  for (const key of ['Alternates', 'OPI']) if (image.has(PDFName.of(key))) report('A 6.2.8-1', `photo with ${key}`);
  if (![1, 2, 4, 8, 16].includes(objects.number(image, 'BitsPerComponent') ?? 0)) report('A 6.2.8-4', 'photo of another depth');
}

/** PDF/A-3, 6.2.4.2. */
function checkProfile(objects: PdfObjects, space: PDFArray, report: Report): void {
  const item = space.get(1);
  const stream = objects.resolve(item);
  const components = objects.number(stream, 'N') ?? 0;
  const head = new TextDecoder('latin1').decode(objects.bytes(stream).subarray(0, 40));
  const colors = { 1: 'GRAY', 3: 'RGB ', 4: 'CMYK' }[components];
  const isSound =
    /^(?:prtr|mntr|scnr|spac)$/.test(head.slice(12, 16)) && head.slice(16, 20) === colors && head.slice(36, 40) === 'acsp' && head.charCodeAt(8) < 5;
  if (!(item instanceof PDFRef) || !isSound) report('A 6.2.4.2-1', 'a colour profile that is none');
}

function checkFont(objects: PdfObjects, font: PDFDict, report: Report): void {
  const subtype = objects.name(font, 'Subtype') ?? '';
  if (subtype === 'Type0') {
    if (!objects.get(font, 'ToUnicode')) report('UA 7.21.7-1', 'font without ToUnicode');
    if (objects.name(font, 'Encoding') !== 'Identity-H') report('UA 7.21.3.3-1', 'font of another encoding');
    return;
  }
  if (subtype !== 'CIDFontType2') return report('A 6.2.11.4.1-1', `font of type ${subtype}`);
  if (!objects.get(objects.get(font, 'FontDescriptor'), 'FontFile2')) report('A 6.2.11.4.1-1', 'font not embedded');
  if (objects.name(font, 'CIDToGIDMap') !== 'Identity') report('UA 7.21.3.2-1', 'font without CIDToGIDMap');
  if (!/^[A-Z]{6}\+/.test(objects.name(font, 'BaseFont') ?? '')) report('A 6.2.11.4.2', 'subset without its tag');
}

function hexOf(name: PDFObject): string {
  return name instanceof PDFHexString ? name.asString().toLowerCase() : name.toString();
}
