import { type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import type { BlobReader } from './blob-reader.ts';
import { BlobStream } from './blob-stream.ts';
import { ObjectParser } from './object-parser.ts';
import { damaged, OutOfBytes } from './pdf-read-error.ts';

export interface IndirectObject {
  readonly number: number;
  readonly object: PDFObject;
}

/** Answers a reference to a number: how long some streams are stands behind their bytes. */
export type ReadNumber = (ref: PDFRef) => Promise<number | undefined>;

/** Reads `12 0 obj … endobj` at an offset. Of a stream only the dictionary; its bytes stay in the file. Throws a `PdfProblem`. */
export async function readIndirect(reader: BlobReader, offset: number, context: PDFContext, readNumber: ReadNumber): Promise<IndirectObject> {
  const { number, object, start } = await reader.parse(offset, LARGEST_OBJECT, (bytes, isWhole) => {
    const parser = new ObjectParser(bytes, context, 0, isWhole);
    const found = parser.integer();
    parser.integer();
    if (parser.keyword() !== 'obj') damaged('a part of it is not where it should be');
    const value = parser.object();
    const isStream = value instanceof PDFDict && parser.keyword() === 'stream';
    if (isStream && parser.at + 2 > bytes.length && !isWhole) throw new OutOfBytes();
    return { number: found, object: value, start: isStream ? offset + afterLineEnd(bytes, parser.at) : undefined };
  });
  if (start === undefined || !(object instanceof PDFDict)) return { number, object };
  const length = await lengthOf(reader, object, start, readNumber);
  return { number, object: new BlobStream(object, reader.blob.slice(start, start + length)) };
}

const LARGEST_OBJECT = 8 * 1024 * 1024;

/** A stream begins behind the end of the line on which `stream` stands (ISO 32000-1, 7.3.8.1); a lone carriage return is forgiven. */
function afterLineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
  return bytes[at] === 0x0a ? at + 1 : at;
}

/** How long it says it is, if `endstream` stands there; else up to where that stands. */
async function lengthOf(reader: BlobReader, dict: PDFDict, start: number, readNumber: ReadNumber): Promise<number> {
  const given = dict.get(PDFName.of('Length'));
  const said = given instanceof PDFRef ? await readNumber(given) : given instanceof PDFNumber ? given.asNumber() : undefined;
  if (said !== undefined && Number.isSafeInteger(said) && said >= 0 && start + said <= reader.size) {
    const behind = await reader.latin1(start + said, start + said + 16);
    if (/^\s*endstream/.test(behind)) return said;
  }
  return searchEnd(reader, start);
}

async function searchEnd(reader: BlobReader, start: number): Promise<number> {
  const last = Math.min(reader.size, start + LONGEST_SEARCH);
  for (let at = start; at < last; at += SEARCH_PIECE) {
    // Pieces overlap, so that a word across their border is found.
    const text = await reader.latin1(at, at + SEARCH_PIECE + 16);
    const found = text.indexOf('endstream');
    if (found < 0) continue;
    const end = at + found;
    // The line end before the word is no part of the stream.
    const before = await reader.latin1(Math.max(start, end - 2), end);
    return end - start - (/\r?\n$|\r$/.exec(before)?.[0].length ?? 0);
  }
  return damaged('a part of it does not end');
}

const SEARCH_PIECE = 1024 * 1024;
const LONGEST_SEARCH = 256 * SEARCH_PIECE;
