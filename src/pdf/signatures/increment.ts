import { type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import { deflate, joinBytes } from '../document/deflate.ts';
import type { StreamStore } from '../document/stream-store.ts';
import type { PdfFile } from '../reading/pdf-file.ts';

/**
 * What is added behind a PDF, of which not a byte is changed (ISO 32000-1, 7.5.6): every object of the context, new ones and those that take the place of old ones, with a cross-reference stream that
 * leads back to the file's own. `context.nextRef` has to have begun at the file's `objectCount`.
 *
 * @param id replaces the second half of the file's identifier, which stands for this state of it
 */
export async function writeIncrement(file: PdfFile, context: PDFContext, streams: StreamStore, id: PDFObject): Promise<Uint8Array<ArrayBuffer>> {
  const output = new Output(file.size);
  // Another program may have left the last line without its end.
  const last = new Uint8Array(await file.blob.slice(-1).arrayBuffer())[0];
  if (last !== 0x0a) output.text('\n');
  for (const { ref, dict, data, isToBeDeflated } of streams.streams) {
    const bytes = data instanceof Uint8Array ? data : new Uint8Array(await data.arrayBuffer());
    output.stream(ref.objectNumber, dict, isToBeDeflated ? await deflate(bytes) : bytes);
  }
  for (const [ref, object] of context.enumerateIndirectObjects()) output.object(ref.objectNumber, object.toString());

  const table = context.nextRef();
  const start = output.at;
  output.offsets.set(table.objectNumber, start);
  const numbers = [...output.offsets.keys()].sort((a, b) => a - b);
  const trailer = context.obj({
    Type: 'XRef',
    Size: table.objectNumber + 1,
    W: [1, 4, 1],
    Index: sections(numbers),
    Prev: file.startXref,
  });
  for (const key of ['Root', 'Info'] as const) {
    const value = file.trailer.get(PDFName.of(key));
    if (value instanceof PDFRef) trailer.set(PDFName.of(key), value);
  }
  trailer.set(PDFName.of('ID'), id);
  output.stream(table.objectNumber, trailer, rows(numbers, output.offsets));
  output.text(`startxref\n${start}\n%%EOF\n`);
  return output.finish();
}

/** A copy of a dictionary with other values in some places. */
export function replaced(dict: PDFDict, values: Readonly<Record<string, PDFObject>>): PDFDict {
  const copy = PDFDict.fromMapWithContext(new Map(dict.entries()), dict.context);
  for (const [key, value] of Object.entries(values)) copy.set(PDFName.of(key), value);
  return copy;
}

/** Runs of neighbouring numbers, each as its first and its length. */
function sections(numbers: readonly number[]): number[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[0] + run[1] === number) run[1] += 1;
    else runs.push([number, 1]);
  }
  return runs.flat();
}

/** A byte for the kind, four for the place, one for the generation. */
function rows(numbers: readonly number[], offsets: ReadonlyMap<number, number>): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(numbers.length * 6));
  numbers.forEach((number, index) => {
    view.setUint8(index * 6, 1);
    view.setUint32(index * 6 + 1, offsets.get(number) ?? 0);
  });
  return new Uint8Array(view.buffer);
}

class Output {
  readonly offsets = new Map<number, number>();
  private readonly parts: Uint8Array[] = [];
  private size = 0;

  constructor(private readonly from: number) {}

  /** Where the next byte comes to stand in the file. */
  get at(): number {
    return this.from + this.size;
  }

  text(text: string): void {
    // Objects that were read keep their bytes, which need be no text in any encoding.
    this.bytes(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  }

  object(number: number, text: string): void {
    this.offsets.set(number, this.at);
    this.text(`${number} 0 obj\n${text}\nendobj\n`);
  }

  stream(number: number, dict: PDFDict, data: Uint8Array): void {
    this.offsets.set(number, this.at);
    dict.set(PDFName.of('Length'), PDFNumber.of(data.length));
    this.text(`${number} 0 obj\n${dict.toString()}\nstream\n`);
    this.bytes(data);
    this.text('\nendstream\nendobj\n');
  }

  finish(): Uint8Array<ArrayBuffer> {
    return joinBytes(this.parts, this.size);
  }

  private bytes(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.size += bytes.length;
  }
}
