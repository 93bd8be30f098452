import { hexToBytes } from '@noble/hashes/utils.js';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber } from 'pdf-lib';

/** Which bytes of a file a signature is over: all up to `end`, but for its own, which lie in the gap. */
export interface SignedRange {
  /** Where the gap begins, and the first byte behind it. */
  readonly gapFrom: number;
  readonly gapTo: number;
  readonly end: number;
  /** The signature, without the zeros that fill up the room kept for it. */
  readonly contents: Uint8Array<ArrayBuffer>;
}

/**
 * V2: the range of a signature dictionary (ISO 32000-1, 12.8.1); null unless it covers everything from the first byte on, but
 * for exactly the signature itself. A wider gap would leave room for something else.
 */
export async function signedRange(pdf: Blob, dict: PDFDict): Promise<SignedRange | null> {
  const range = dict.get(PDFName.of('ByteRange'));
  const contents = dict.get(PDFName.of('Contents'));
  if (!(range instanceof PDFArray) || !(contents instanceof PDFHexString)) return null;
  const numbers = range.asArray().map((item) => (item instanceof PDFNumber ? item.asNumber() : -1));
  const [start = -1, gapFrom = -1, gapTo = -1, length = -1] = numbers;
  const end = gapTo + length;
  const isSound = numbers.length === 4 && numbers.every((number) => Number.isSafeInteger(number) && number >= 0);
  if (!isSound || start !== 0 || gapTo <= gapFrom || gapTo - gapFrom > LARGEST_GAP || end > pdf.size) return null;
  const gap = new TextDecoder('latin1').decode(await pdf.slice(gapFrom, gapTo).arrayBuffer());
  const digits = /^<((?:[0-9A-Fa-f]{2})+)>$/.exec(gap)?.[1];
  if (digits === undefined || digits !== contents.asString()) return null;
  return { gapFrom, gapTo, end, contents: hexToBytes(digits) };
}

const LARGEST_GAP = 1024 * 1024;
