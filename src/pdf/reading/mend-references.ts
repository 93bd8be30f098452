import { type PDFContext, PDFDict, PDFName, PDFNumber, PDFRef } from 'pdf-lib';
import type { BlobReader } from './blob-reader.ts';
import { BlobStream } from './blob-stream.ts';
import type { CrossReferences, Place } from './cross-references.ts';
import { ObjectParser } from './object-parser.ts';
import { damaged, PdfProblem } from './pdf-read-error.ts';
import { PdfFile } from './pdf-file.ts';
import { readIndirect } from './read-indirect.ts';
import { decodeStream, streamFilters } from './stream-decoding.ts';

/**
 * The table of a file whose own is missing or wrong, found by looking through all of it for the beginnings of objects: of two
 * with one number the later counts. For what is only to be looked at, never for what is to be proved. Throws a `PdfProblem`.
 */
export async function mendReferences(reader: BlobReader, context: PDFContext): Promise<CrossReferences> {
  if (reader.size > LARGEST_FILE) throw new PdfProblem({ type: 'too-big', what: 'it is too large to be mended' });
  const { offsets, trailers } = await findBeginnings(reader);
  const places = new Map<number, Place>([...offsets].map(([number, offset]) => [number, { type: 'offset', offset, generation: 0 }]));
  let trailer = await lastTrailer(reader, context, trailers);
  let catalog: PDFRef | undefined;
  for (const [number, offset] of offsets) {
    const object = await readIndirect(reader, offset, context, () => Promise.resolve(undefined)).then(
      (found) => found.object,
      () => undefined,
    );
    const dict = object instanceof BlobStream ? object.dict : object instanceof PDFDict ? object : undefined;
    const type = dict?.get(PDFName.of('Type'));
    if (type === PDFName.of('Catalog')) catalog = PDFRef.of(number);
    if (type === PDFName.of('XRef') && dict?.has(PDFName.of('Root')) === true) trailer ??= dict;
    if (object instanceof BlobStream && type === PDFName.of('ObjStm')) {
      const inside = await numbersInside(object, context).catch(() => []);
      inside.forEach((each, index) => {
        if (!offsets.has(each)) places.set(each, { type: 'in-stream', stream: number, index });
      });
    }
  }
  const found = (dict: PDFDict): CrossReferences => ({ places, trailer: dict, startXref: 0, usesXrefStreams: false, isMended: true });
  if (trailer) return found(trailer);
  const own = PDFDict.withContext(context);
  catalog ??= await packedCatalog(new PdfFile(reader, context, found(own)), places);
  if (!catalog) return damaged('it has no table of its objects');
  own.set(PDFName.of('Root'), catalog);
  return found(own);
}

/** The catalogue where it lies in an object stream. */
async function packedCatalog(file: PdfFile, places: ReadonlyMap<number, Place>): Promise<PDFRef | undefined> {
  for (const [number, { type }] of places) {
    const ref = PDFRef.of(number);
    if (type === 'in-stream' && (await file.name(ref, 'Type')) === 'Catalog') return ref;
  }
  return undefined;
}

const LARGEST_FILE = 256 * 1024 * 1024;
const PIECE = 1024 * 1024;
const OVERLAP = 40;
const MOST_OBJECTS = 50_000;

async function findBeginnings(reader: BlobReader): Promise<{ offsets: ReadonlyMap<number, number>; trailers: readonly number[] }> {
  const offsets = new Map<number, number>();
  const trailers: number[] = [];
  for (let at = 0; at < reader.size; at += PIECE) {
    const text = await reader.latin1(at, at + PIECE + OVERLAP);
    for (const found of text.matchAll(/(?<![\d.])(\d{1,7})[ \r\n\t]{1,4}\d{1,5}[ \r\n\t]{1,4}obj(?![a-z])|\btrailer\b/g)) {
      if (found.index >= PIECE) continue;
      if (found[1] === undefined) trailers.push(at + found.index + 'trailer'.length);
      else offsets.set(Number(found[1]), at + found.index);
    }
    if (offsets.size > MOST_OBJECTS) throw new PdfProblem({ type: 'too-big', what: 'it has too many objects to be mended' });
  }
  return { offsets, trailers };
}

async function lastTrailer(reader: BlobReader, context: PDFContext, trailers: readonly number[]): Promise<PDFDict | undefined> {
  for (const at of trailers.slice(-20).reverse()) {
    const found = await reader.parse(at, 65_536, (bytes, isWhole) => new ObjectParser(bytes, context, 0, isWhole).object()).catch(() => undefined);
    if (found instanceof PDFDict && found.has(PDFName.of('Root'))) return found;
  }
  return undefined;
}

/** The numbers of the objects in an object stream. */
async function numbersInside(stream: BlobStream, context: PDFContext): Promise<readonly number[]> {
  const get = (key: string) => stream.dict.get(PDFName.of(key));
  const bytes = await decodeStream(stream.raw, streamFilters(get('Filter'), get('DecodeParms')), 64 * PIECE, context);
  const said = get('N');
  const count = said instanceof PDFNumber ? Math.min(said.asNumber(), 10_000) : 0;
  const header = new ObjectParser(bytes, context, 0, true);
  const numbers: number[] = [];
  for (let index = 0; index < count; index += 1) {
    numbers.push(header.integer());
    header.integer();
  }
  return numbers;
}
