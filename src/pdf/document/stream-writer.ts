import { type PDFContext, PDFName, PDFNumber, type PDFObject, type PDFRef } from 'pdf-lib';
import { deflate, joinBytes } from './deflate.ts';
import { asciiBytes } from './pdf-syntax.ts';
import type { Data, StoredStream, StreamStore } from './stream-store.ts';

/**
 * Writes the file as parts for `new Blob(parts)` or for writing one after the other. Blobs in the store are handed through unread, so that a
 * portfolio of a gigabyte needs no gigabyte of memory. Objects that are not streams go into compressed object streams, with a
 * cross-reference stream at the end (ISO 32000-1, 7.5.7 and 7.5.8). Taken early or all at the end, the parts are the same bytes.
 */
export class PartsWriter {
  private readonly output = new Output();
  private written = 0;

  constructor(
    private readonly context: PDFContext,
    private readonly store: StreamStore,
  ) {
    this.output.write(HEADER);
  }

  /** The next parts of the file: the streams that were stored since. Nothing of theirs may change any more. */
  async takeStreams(): Promise<Data[]> {
    // A few at a time: enough to keep the compressor busy, few enough to keep memory small.
    while (this.written < this.store.streams.length) {
      const group = this.store.streams.slice(this.written, this.written + 16);
      const bodies = await Promise.all(group.map(encode));
      group.forEach((stream, index) => {
        const body = bodies[index];
        if (body) this.output.writeStream(stream.ref.objectNumber, stream.dict, body);
      });
      this.written += group.length;
    }
    return this.output.take();
  }

  /** All that was not taken before, to the end of the file. Call it once. */
  async finish(): Promise<Data[]> {
    const { context, output } = this;
    const before = await this.takeStreams();
    let nextNumber = context.largestObjectNumber + 1;
    const objects = context.enumerateIndirectObjects();
    const groups: [PDFRef, PDFObject][][] = [];
    for (let i = 0; i < objects.length; i += OBJECTS_PER_STREAM) groups.push(objects.slice(i, i + OBJECTS_PER_STREAM));
    const bodies = await Promise.all(groups.map(packObjects));
    for (const [index, group] of groups.entries()) {
      const body = bodies[index];
      if (!body) continue;
      const number = nextNumber++;
      const dict = context.obj({ Type: 'ObjStm', N: group.length, First: body.first, Filter: 'FlateDecode' });
      output.writeStream(number, dict, body.bytes);
      group.forEach((entry, position) => output.placeInStream(entry[0].objectNumber, number, position));
    }

    const number = nextNumber++;
    const start = output.size;
    output.place(number, start);
    const table = await deflate(output.crossReferences(nextNumber));
    const trailer = context.obj({ Type: 'XRef', Size: nextNumber, W: [1, OFFSET_BYTES, 2], Filter: 'FlateDecode' });
    for (const key of ['Root', 'Info', 'ID'] as const) {
      const value = context.trailerInfo[key];
      if (value) trailer.set(PDFName.of(key), value);
    }
    output.writeStream(number, trailer, table);
    output.write(asciiBytes(`startxref\n${start}\n%%EOF\n`));
    return [...before, ...output.take()];
  }
}

const OBJECTS_PER_STREAM = 500;
const OFFSET_BYTES = 5;

/** The second line has bytes above 127, so that file transfer treats the file as binary (PDF/A-3, 6.1.2). */
const HEADER = new Uint8Array([...asciiBytes('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]);

async function encode({ isToBeDeflated, data }: StoredStream): Promise<Data> {
  return isToBeDeflated && data instanceof Uint8Array ? deflate(data) : data;
}

async function packObjects(group: readonly [PDFRef, PDFObject][]): Promise<{ bytes: Uint8Array<ArrayBuffer>; first: number }> {
  let index = '';
  let body = '';
  group.forEach((entry) => {
    index += `${entry[0].objectNumber} ${body.length} `;
    body += `${entry[1].toString()}\n`;
  });
  return { bytes: await deflate(asciiBytes(index + body)), first: index.length };
}

/** Collects the parts and notes where each object begins. */
class Output {
  size = 0;
  private parts: Data[] = [];
  private pending: Uint8Array[] = [];
  private pendingSize = 0;
  /** By object number: the offset of an object by itself, or the object stream that it is in, and where in it. */
  private readonly offsets: number[] = [];
  private readonly containers: number[] = [];
  private readonly indexes: number[] = [];

  place(objectNumber: number, offset: number): void {
    this.offsets[objectNumber] = offset;
  }

  placeInStream(objectNumber: number, container: number, index: number): void {
    this.containers[objectNumber] = container;
    this.indexes[objectNumber] = index;
  }

  write(bytes: Uint8Array): void {
    this.pending.push(bytes);
    this.pendingSize += bytes.length;
    this.size += bytes.length;
  }

  writeStream(objectNumber: number, dict: { set(key: PDFName, value: PDFObject): void; toString(): string }, data: Data): void {
    this.place(objectNumber, this.size);
    dict.set(PDFName.of('Length'), PDFNumber.of(data instanceof Uint8Array ? data.length : data.size));
    this.write(asciiBytes(`${objectNumber} 0 obj\n${dict.toString()}\nstream\n`));
    if (data instanceof Uint8Array) this.write(data);
    else {
      this.flush();
      this.parts.push(data);
      this.size += data.size;
    }
    this.write(asciiBytes('\nendstream\nendobj\n'));
  }

  /** The table of ISO 32000-1, 7.5.8.3, for objects 0 to `count - 1`; numbers without an object are free. */
  crossReferences(count: number): Uint8Array<ArrayBuffer> {
    const table = new Uint8Array(count * (1 + OFFSET_BYTES + 2));
    let at = 0;
    for (let number = 0; number < count; number++) {
      const offset = this.offsets[number];
      const container = this.containers[number];
      const index = this.indexes[number] ?? (number === 0 ? 0xffff : 0);
      table[at] = offset !== undefined ? 1 : container !== undefined ? 2 : 0;
      let rest = offset ?? container ?? 0;
      for (let i = OFFSET_BYTES; i >= 1; i--) {
        table[at + i] = rest % 256;
        rest = Math.floor(rest / 256);
      }
      table[at + OFFSET_BYTES + 1] = index >> 8;
      table[at + OFFSET_BYTES + 2] = index & 255;
      at += OFFSET_BYTES + 3;
    }
    return table;
  }

  /** What was written since the last call. */
  take(): Data[] {
    this.flush();
    const { parts } = this;
    this.parts = [];
    return parts;
  }

  private flush(): void {
    if (this.pendingSize === 0) return;
    this.parts.push(joinBytes(this.pending, this.pendingSize));
    this.pending = [];
    this.pendingSize = 0;
  }
}
