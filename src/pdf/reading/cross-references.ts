import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber } from 'pdf-lib';
import type { BlobReader } from './blob-reader.ts';
import { ObjectParser } from './object-parser.ts';
import { damaged, PdfProblem } from './pdf-read-error.ts';
import { readIndirect } from './read-indirect.ts';
import { decodeStream, streamFilters } from './stream-decoding.ts';
import { BlobStream } from './blob-stream.ts';

/** Where an object is: at an offset of the file, in an object stream, or nowhere because it was given up. */
export type Place =
  | { readonly type: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly type: 'in-stream'; readonly stream: number; readonly index: number }
  | { readonly type: 'free' };

export interface CrossReferences {
  /** By object number. */
  readonly places: ReadonlyMap<number, Place>;
  /** Of the newest section. */
  readonly trailer: PDFDict;
  readonly startXref: number;
  readonly usesXrefStreams: boolean;
  /** True when it was put together from what was found, not read. */
  readonly isMended?: boolean;
}

/**
 * Reads the cross-reference sections from the newest back to the first (ISO 32000-1, 7.5.4 to 7.5.8): a file that was
 * changed or signed has one more for each time. What a newer one says of an object counts. Throws a `PdfProblem`.
 */
export async function readCrossReferences(reader: BlobReader, context: PDFContext): Promise<CrossReferences> {
  const startXref = await findStart(reader);
  const places = new Map<number, Place>();
  const seen = new Set<number>();
  let newest: Section | undefined;
  for (let offset: number | undefined = startXref; offset !== undefined;) {
    if (seen.has(offset)) break;
    seen.add(offset);
    if (seen.size > MOST_SECTIONS) throw new PdfProblem({ type: 'too-big', what: 'it was changed too many times' });
    const section = await readSection(reader, offset, context);
    newest ??= section;
    addPlaces(places, section);
    // A file for old and new readers alike keeps what is in object streams in a stream beside its table.
    const beside = numberAt(section.trailer, 'XRefStm');
    if (beside !== undefined && section.isTable && !seen.has(beside)) {
      seen.add(beside);
      addPlaces(places, await readStreamSection(reader, beside, context));
    }
    offset = numberAt(section.trailer, 'Prev');
  }
  if (!newest) return damaged('it has no table of its objects');
  return { places, trailer: newest.trailer, startXref, usesXrefStreams: !newest.isTable };
}

interface Section {
  readonly places: readonly (readonly [number: number, place: Place])[];
  readonly trailer: PDFDict;
  readonly isTable: boolean;
}

const MOST_SECTIONS = 2_000;
const MOST_OBJECTS = 500_000;
const LARGEST_NUMBER = 8_388_607;
const LARGEST_TABLE = 16 * 1024 * 1024;

function addPlaces(places: Map<number, Place>, section: Section): void {
  for (const [number, place] of section.places) if (!places.has(number)) places.set(number, place);
  if (places.size > MOST_OBJECTS) tooMany();
}

function tooMany(): never {
  throw new PdfProblem({ type: 'too-big', what: 'it has too many objects' });
}

/** The offset that stands behind the last `startxref`, which ends the file but for some bytes that programs add. */
async function findStart(reader: BlobReader): Promise<number> {
  const tail = await reader.latin1(Math.max(0, reader.size - 2048), reader.size);
  const found = /startxref\s+(\d{1,15})/.exec(tail.slice(Math.max(0, tail.lastIndexOf('startxref'))));
  return found ? Number(found[1]) : damaged('its end is missing');
}

async function readSection(reader: BlobReader, offset: number, context: PDFContext): Promise<Section> {
  const begin = await reader.latin1(offset, offset + 32);
  return /^\s*xref/.test(begin) ? readTableSection(reader, offset, context) : readStreamSection(reader, offset, context);
}

function readTableSection(reader: BlobReader, offset: number, context: PDFContext): Promise<Section> {
  return reader.parse(offset, LARGEST_TABLE, (bytes, isWhole) => {
    const parser = new ObjectParser(bytes, context, 0, isWhole);
    parser.keyword();
    const places: [number, Place][] = [];
    for (let word = parser.keyword(); word !== 'trailer'; word = parser.keyword()) {
      if (word !== '') damaged('its table of objects is broken');
      let first = parser.integer();
      const count = parser.integer();
      if (first + count > LARGEST_NUMBER || places.length + count > MOST_OBJECTS) tooMany();
      for (let index = 0; index < count; index += 1) {
        const [at, generation, kind] = [parser.integer(), parser.integer(), parser.keyword()];
        if (kind !== 'n' && kind !== 'f') damaged('its table of objects is broken');
        // Some programs count from 1 what is object 0, the head of the list of free numbers.
        if (index === 0 && first === 1 && kind === 'f' && generation === 65_535) first = 0;
        places.push([first + index, kind === 'n' ? { type: 'offset', offset: at, generation } : { type: 'free' }]);
      }
    }
    const trailer = parser.object();
    return trailer instanceof PDFDict ? { places, trailer, isTable: true } : damaged('its table of objects is broken');
  });
}

async function readStreamSection(reader: BlobReader, offset: number, context: PDFContext): Promise<Section> {
  const { object: stream } = await readIndirect(reader, offset, context, () => Promise.resolve(undefined));
  if (!(stream instanceof BlobStream)) return damaged('its table of objects is not where it should be');
  const { dict } = stream;
  const get = (key: string) => dict.get(PDFName.of(key));
  const table = await decodeStream(stream.raw, streamFilters(get('Filter'), get('DecodeParms')), LARGEST_TABLE, context);
  const widths = integers(get('W'));
  const [typeWidth = 0, placeWidth = 0, lastWidth = 0] = widths;
  const width = typeWidth + placeWidth + lastWidth;
  if (widths.length < 3 || width === 0 || width > 24 || widths.some((one) => one > 8)) damaged('its table of objects is broken');
  const size = numberAt(dict, 'Size') ?? 0;
  const ranges = get('Index') instanceof PDFArray ? integers(get('Index')) : [0, size];

  const places: [number, Place][] = [];
  let at = 0;
  const field = (bytes: number) => {
    let value = 0;
    for (let i = 0; i < bytes; i += 1) value = value * 256 + (table[at++] ?? 0);
    return value;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = [ranges[range], ranges[range + 1]];
    if (first + count > LARGEST_NUMBER) tooMany();
    for (let index = 0; index < count && at + width <= table.length; index += 1) {
      const type = typeWidth === 0 ? 1 : field(typeWidth);
      const [place, last] = [field(placeWidth), field(lastWidth)];
      if (type === 0) places.push([first + index, { type: 'free' }]);
      else if (type === 1) places.push([first + index, { type: 'offset', offset: place, generation: last }]);
      else if (type === 2) places.push([first + index, { type: 'in-stream', stream: place, index: last }]);
      if (places.length > MOST_OBJECTS) tooMany();
    }
  }
  return { places, trailer: dict, isTable: false };
}

function numberAt(dict: PDFDict, key: string): number | undefined {
  const value = dict.get(PDFName.of(key));
  if (!(value instanceof PDFNumber)) return undefined;
  const number = value.asNumber();
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** Whole numbers that are not negative; a list with anything else is broken. */
function integers(value: unknown): readonly number[] {
  if (!(value instanceof PDFArray)) return damaged('its table of objects is broken');
  return value.asArray().map((item) => {
    const number = item instanceof PDFNumber ? item.asNumber() : -1;
    return Number.isSafeInteger(number) && number >= 0 ? number : damaged('its table of objects is broken');
  });
}
