import { decodePDFRawStream, PDFArray, type PDFContext, PDFDict, PDFName, PDFNull, type PDFObject, PDFRawStream } from 'pdf-lib';
import { joinBytes } from '../document/deflate.ts';
import { damaged, PdfProblem } from './pdf-read-error.ts';
import { undoPredictor } from './predictor.ts';

/** One step of how a stream is encoded; everything in it is direct, no reference. */
export interface StreamFilter {
  readonly name: string;
  readonly parameters: PDFDict | undefined;
}

/** How a stream is encoded, in the order in which it is undone. `filters` and `parameters` are what the dictionary says, resolved. */
export function streamFilters(filters: PDFObject | undefined, parameters: PDFObject | undefined): readonly StreamFilter[] {
  if (filters === undefined || filters === PDFNull) return [];
  const names = filters instanceof PDFArray ? filters.asArray() : [filters];
  const all = parameters instanceof PDFArray ? parameters.asArray() : [parameters];
  if (names.length > MOST_FILTERS) damaged('a part of it is packed too many times');
  return names.map((name, index) => {
    const given = all[index];
    return {
      name: name instanceof PDFName ? name.decodeText() : damaged('a part of it is packed in an unknown way'),
      parameters: given instanceof PDFDict ? given : undefined,
    };
  });
}

/** The bytes of a stream as they were before they were encoded; at most `limit` of them. Throws a `PdfProblem`. */
export async function decodeStream(
  raw: Blob,
  filters: readonly StreamFilter[],
  limit: number,
  context: PDFContext,
): Promise<Uint8Array<ArrayBuffer>> {
  if (raw.size > limit) tooBig();
  const [first, ...more] = filters;
  if (first === undefined) return new Uint8Array(await raw.arrayBuffer());
  const isFlate = (first.name === 'FlateDecode' || first.name === 'Fl') && more.length === 0;
  const bytes = (isFlate ? await inflate(raw, limit) : undefined) ?? decodeSlowly(new Uint8Array(await raw.arrayBuffer()), filters, limit, context);
  const last = filters.at(-1);
  return last?.parameters ? undoPredictor(bytes, last.parameters) : bytes;
}

const MOST_FILTERS = 8;

function tooBig(): never {
  throw new PdfProblem({ type: 'too-big', what: 'one of its parts' });
}

/** By the engine's own code. Undefined where that is too strict, such as with a stray line end behind the data. */
async function inflate(raw: Blob, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = raw.stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      size += chunk.value.length;
      if (size > limit) break;
      parts.push(chunk.value);
    }
  } catch {
    return undefined;
  }
  if (size <= limit) return joinBytes(parts, size);
  await reader.cancel().catch(() => undefined);
  return tooBig();
}

/** Any filter that is no picture format, forgiving towards bytes that are cut short. */
function decodeSlowly(bytes: Uint8Array, filters: readonly StreamFilter[], limit: number, context: PDFContext): Uint8Array<ArrayBuffer> {
  const names = filters.map(({ name }) => PDFName.of(fullNames[name] ?? damaged('a part of it is packed in a way that Folio does not know')));
  const dict = context.obj({ Filter: names, DecodeParms: filters.map(({ parameters }) => parameters ?? null) });
  try {
    return takePieces(PDFRawStream.of(dict, bytes), limit);
  } catch (cause) {
    return cause instanceof PdfProblem ? tooBig() : damaged('a part of it cannot be unpacked');
  }
}

/** Piece by piece, so that a small stream which unpacks to gigabytes is noticed in time. */
function takePieces(stream: PDFRawStream, limit: number): Uint8Array<ArrayBuffer> {
  const decoder = decodePDFRawStream(stream);
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let piece = decoder.getBytes(PIECE); piece.length > 0; piece = decoder.getBytes(PIECE)) {
    size += piece.length;
    if (size > limit) tooBig();
    parts.push(new Uint8Array(piece));
  }
  return joinBytes(parts, size);
}

const PIECE = 65_536;

/** The short names are those of pictures within a page's content (ISO 32000-1, 8.9.7), which some programs write everywhere. */
const fullNames: Readonly<Record<string, string>> = {
  FlateDecode: 'FlateDecode',
  Fl: 'FlateDecode',
  LZWDecode: 'LZWDecode',
  LZW: 'LZWDecode',
  ASCII85Decode: 'ASCII85Decode',
  A85: 'ASCII85Decode',
  ASCIIHexDecode: 'ASCIIHexDecode',
  AHx: 'ASCIIHexDecode',
  RunLengthDecode: 'RunLengthDecode',
  RL: 'RunLengthDecode',
};
