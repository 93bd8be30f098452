import { PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib';
import type { Matrix } from '../document/content-operators.ts';
import { deflate, joinBytes } from '../document/deflate.ts';
import type { JpegImage } from '../document/image.ts';
import { asciiBytes } from '../document/pdf-syntax.ts';
import type { PdfFile } from '../reading/pdf-file.ts';
import { appearances } from './appearances.ts';
import type { CopyTarget, ObjectCopier } from './object-copier.ts';
import { contentStreams, type SourcePage } from './source-pages.ts';

/** A page of somebody else's PDF that can be drawn like a photo. Sizes are in points, as seen, upright. */
export type PagePicture = Pick<JpegImage, 'ref' | 'width' | 'height' | 'matrix'>;

/**
 * Copies a page as a form (ISO 32000-1, 8.10), with what its annotations and filled-in fields look like; nothing of it can be
 * pressed any more. The form fills the unit square, so that it is placed as a picture is. Undefined when its content
 * cannot be read.
 */
export async function pageForm(file: PdfFile, page: SourcePage, copier: ObjectCopier, target: CopyTarget): Promise<PagePicture | undefined> {
  const content = await contentOf(file, page);
  if (!content) return undefined;
  const isSound = (await file.resolve(page.resources)) instanceof PDFDict;
  // By its reference, so that pages which share their fonts go on sharing them.
  const resources = isSound ? await copier.copy(page.resources) : target.context.obj({});
  const group = await copier.copy(await file.get(page.dict, 'Group'));
  const entries = {
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: target.context.obj([...page.box]),
    Resources: resources,
    ...(group instanceof PDFDict ? { Group: group } : {}),
  };
  const own = target.context.nextRef();
  const matrix = toUnitSquare(page);
  const marks = await appearances(file, page, copier);
  const isBare = marks.length === 0;
  const dict = target.context.obj({ ...entries, ...(isBare ? { Matrix: target.context.obj([...matrix]) } : {}) });
  for (const key of ['Filter', 'DecodeParms'])
    if (content.dict.has(PDFName.of(key))) dict.set(PDFName.of(key), await copier.copy(content.dict.get(PDFName.of(key))));
  target.streams.addUnder(own, dict, content.raw);
  const ref = isBare ? own : withMarks(own, marks, page, matrix, target);
  const [left, bottom, right, top] = page.box;
  const isTurned = page.rotation % 180 !== 0;
  const size = { width: (right - left) * page.unit, height: (top - bottom) * page.unit };
  return {
    ref,
    width: isTurned ? size.height : size.width,
    height: isTurned ? size.width : size.height,
    matrix: (x, y, width, height) => [width, 0, 0, height, x, y],
  };
}

/** As one stream: several can only be joined once they are unpacked, as one may begin what another ends. */
async function contentOf(file: PdfFile, page: SourcePage): Promise<{ readonly dict: PDFDict; readonly raw: Blob } | undefined> {
  const streams = await contentStreams(file, page);
  const [only] = streams;
  if (only && streams.length === 1) return only;
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const stream of streams) {
    const bytes = await file.decode(stream, LARGEST_CONTENT - size);
    if (!bytes.ok) return undefined;
    parts.push(bytes.value, LINE_END);
    size += bytes.value.length + 1;
  }
  const packed = await deflate(joinBytes(parts, size));
  const dict = PDFDict.withContext(page.dict.context);
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  return { dict, raw: new Blob([packed]) };
}

const LARGEST_CONTENT = 64 * 1024 * 1024;
const LINE_END = asciiBytes('\n');

/** The page turned as it is to be seen, and shrunk to one by one. */
function toUnitSquare({ box, rotation }: SourcePage): Matrix {
  const [left, bottom, right, top] = box;
  const [x, y] = [1 / (right - left), 1 / (top - bottom)];
  switch (rotation) {
    case 90:
      return [0, -x, y, 0, -bottom * y, right * x];
    case 180:
      return [-x, 0, 0, -y, right * x, top * y];
    case 270:
      return [0, x, -y, 0, top * y, -left * x];
    default:
      return [x, 0, 0, y, -left * x, -bottom * y];
  }
}

/** A form that draws the page, and over it what its annotations look like. */
function withMarks(
  own: PDFRef,
  marks: readonly { readonly form: PDFObject; readonly matrix: Matrix }[],
  page: SourcePage,
  matrix: Matrix,
  { context, streams }: CopyTarget,
): PDFRef {
  const forms = Object.fromEntries(marks.map(({ form }, index) => [`A${index}`, form]));
  const drawn = marks.map(({ matrix: place }, index) => `q ${place.map((value) => value.toFixed(5)).join(' ')} cm /A${index} Do Q\n`);
  return streams.add(asciiBytes(`q /Page Do Q\n${drawn.join('')}`), {
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: context.obj([...page.box]),
    Matrix: context.obj([...matrix]),
    Resources: { XObject: { Page: own, ...forms } },
  });
}
