import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFObject } from 'pdf-lib';
import { BlobStream } from '../reading/blob-stream.ts';
import type { PdfFile } from '../reading/pdf-file.ts';

/** Left, bottom, right, top in the units of the page. */
export type Box = readonly [number, number, number, number];

/** A page of somebody else's PDF, with what it inherits. */
export interface SourcePage {
  readonly dict: PDFDict;
  readonly resources: PDFObject | undefined;
  /** What is shown of it. */
  readonly box: Box;
  /** Clockwise: 0, 90, 180 or 270. */
  readonly rotation: number;
  /** How many points a unit is; 1 as a rule. */
  readonly unit: number;
}

export interface SourcePages {
  readonly pages: readonly SourcePage[];
  /** As many as there are, or as the file says where more were found than wanted. */
  readonly count: number;
}

/** Walks the tree of pages (ISO 32000-1, 7.7.3), however it is knotted, for at most `limit` pages. */
export async function sourcePages(file: PdfFile, limit: number): Promise<SourcePages> {
  const root = await file.get(await file.root(), 'Pages');
  const pages: SourcePage[] = [];
  const seen = new Set<PDFRef>();
  const waiting: { readonly node: PDFObject | undefined; readonly inherited: Inherited }[] = [{ node: root, inherited: {} }];
  for (let count = 0; waiting.length > 0 && pages.length <= limit && count < MOST_NODES; count += 1) {
    const { node, inherited } = waiting.shift() ?? { node: undefined, inherited: {} };
    const dict = await file.resolve(node);
    if (!(dict instanceof PDFDict)) continue;
    const own = await inherit(file, dict, inherited);
    const kids = await file.array(dict, 'Kids');
    if (!kids) {
      pages.push(await sourcePage(file, dict, own));
      continue;
    }
    const fresh = [...new Set(kids.asArray())].filter((kid) => kid instanceof PDFRef && !seen.has(kid));
    for (const kid of fresh) if (kid instanceof PDFRef) seen.add(kid);
    waiting.unshift(...fresh.map((kid) => ({ node: kid, inherited: own })));
  }
  const said = (await file.number(root, 'Count')) ?? 0;
  return pages.length > limit
    ? { pages: pages.slice(0, limit), count: Math.max(pages.length, Number.isInteger(said) ? said : 0) }
    : { pages, count: pages.length };
}

/** What stands above a page and counts for it unless it says otherwise. */
interface Inherited {
  readonly resources?: PDFObject | undefined;
  readonly mediaBox?: Box | undefined;
  readonly cropBox?: Box | undefined;
  readonly rotation?: number | undefined;
}

const MOST_NODES = 20_000;
/** US Letter, as readers take a page that does not say how large it is. */
const USUAL: Box = [0, 0, 612, 792];

async function inherit(file: PdfFile, dict: PDFDict, above: Inherited): Promise<Inherited> {
  return {
    resources: dict.get(PDFName.of('Resources')) ?? above.resources,
    mediaBox: (await boxAt(file, dict, 'MediaBox')) ?? above.mediaBox,
    cropBox: (await boxAt(file, dict, 'CropBox')) ?? above.cropBox,
    rotation: (await file.number(dict, 'Rotate')) ?? above.rotation,
  };
}

async function sourcePage(file: PdfFile, dict: PDFDict, { resources, mediaBox = USUAL, cropBox, rotation = 0 }: Inherited): Promise<SourcePage> {
  const unit = (await file.number(dict, 'UserUnit')) ?? 1;
  return {
    dict,
    resources,
    box: overlap(mediaBox, cropBox ?? mediaBox),
    rotation: rotation % 90 === 0 ? ((rotation % 360) + 360) % 360 : 0,
    unit: unit > 0 && unit <= 75 ? unit : 1,
  };
}

async function boxAt(file: PdfFile, dict: PDFDict, key: string): Promise<Box | undefined> {
  const box = await numbersAt(file, dict, key, 4);
  if (!box) return undefined;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box;
  const sorted: Box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  return isVisible(sorted) ? sorted : undefined;
}

/** A list of so many numbers; undefined when it is anything else. */
export async function numbersAt(file: PdfFile, owner: PDFObject, key: string, count: number): Promise<readonly number[] | undefined> {
  const list = await file.array(owner, key);
  if (!(list instanceof PDFArray) || list.size() < count) return undefined;
  const numbers: number[] = [];
  for (const item of list.asArray().slice(0, count)) {
    const value = await file.resolve(item);
    if (!(value instanceof PDFNumber) || Math.abs(value.asNumber()) > LARGEST) return undefined;
    numbers.push(value.asNumber());
  }
  return numbers;
}

const LARGEST = 1_000_000;

function overlap(media: Box, crop: Box): Box {
  const both: Box = [Math.max(media[0], crop[0]), Math.max(media[1], crop[1]), Math.min(media[2], crop[2]), Math.min(media[3], crop[3])];
  return isVisible(both) ? both : media;
}

function isVisible([left, bottom, right, top]: Box): boolean {
  return right - left >= 1 && top - bottom >= 1;
}

/** What a page draws, one stream or several in a row. */
export async function contentStreams(file: PdfFile, page: SourcePage): Promise<readonly BlobStream[]> {
  const contents = await file.get(page.dict, 'Contents');
  if (contents instanceof BlobStream) return [contents];
  if (!(contents instanceof PDFArray)) return [];
  const streams: BlobStream[] = [];
  for (const item of contents.asArray().slice(0, MOST_STREAMS)) {
    const stream = await file.resolve(item);
    if (stream instanceof BlobStream) streams.push(stream);
  }
  return streams;
}

const MOST_STREAMS = 10_000;
