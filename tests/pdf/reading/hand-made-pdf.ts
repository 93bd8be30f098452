import { deflateSync } from 'node:zlib';

/** An object of a PDF that a test writes by hand: its text, or a dictionary (without its length) and the bytes of a stream. */
export type HandMade = string | { readonly dict: string; readonly stream: Uint8Array | string };

const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** Puts a PDF together byte by byte, so that tests can make what no library would write. */
export class HandMadePdf {
  private parts: Uint8Array[] = [];
  size = 0;
  readonly offsets = new Map<number, number>();

  constructor(header = '%PDF-1.7\n') {
    this.write(header);
  }

  write(data: string | Uint8Array): this {
    const bytes = typeof data === 'string' ? latin1(data) : data;
    this.parts.push(bytes);
    this.size += bytes.length;
    return this;
  }

  object(number: number, object: HandMade): this {
    this.offsets.set(number, this.size);
    if (typeof object === 'string') return this.write(`${number} 0 obj\n${object}\nendobj\n`);
    const bytes = typeof object.stream === 'string' ? latin1(object.stream) : object.stream;
    const length = object.dict.includes('/Length') ? '' : ` /Length ${bytes.length}`;
    return this.write(`${number} 0 obj\n<<${object.dict}${length}>>\nstream\n`).write(bytes).write('\nendstream\nendobj\n');
  }

  /** A classic table of these objects (all when not said), its trailer, and the end. Gives where the table begins. */
  table(trailer: string, numbers: readonly number[] = [...this.offsets.keys()]): number {
    const at = this.size;
    const rows = numbers.map((number) => `${number} 1\n${String(this.offsets.get(number) ?? 0).padStart(10, '0')} 00000 n \n`).join('');
    this.write(`xref\n0 1\n0000000000 65535 f \n${rows}trailer\n<<${trailer}>>\nstartxref\n${at}\n%%EOF\n`);
    return at;
  }

  /** A cross-reference stream with number `number`, packed with the row filter that most programs use. Gives where it begins. */
  xrefStream(number: number, trailer: string, inStreams: ReadonlyMap<number, readonly [stream: number, index: number]> = new Map()): number {
    const at = this.size;
    this.offsets.set(number, at);
    const rows = Array.from({ length: number + 1 }, (_, item) => {
      const [stream, index] = inStreams.get(item) ?? [];
      const offset = this.offsets.get(item);
      const [type, place, last] = stream !== undefined ? [2, stream, index ?? 0] : offset !== undefined ? [1, offset, 0] : [0, 0, 0];
      return [type, (place >> 24) & 255, (place >> 16) & 255, (place >> 8) & 255, place & 255, last];
    });
    const up = rows.map((row, index) => [2, ...row.map((byte, column) => (byte - (rows[index - 1]?.[column] ?? 0)) & 255)]);
    const stream = deflateSync(Uint8Array.from(up.flat()));
    const dict = `/Type /XRef /Size ${number + 1} /W [1 4 1] /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 6>> ${trailer}`;
    return this.object(number, { dict, stream }).write(`startxref\n${at}\n%%EOF\n`).offsets.get(number) ?? at;
  }

  blob(): Blob {
    return new Blob([this.bytes()]);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.size);
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

/** Objects packed into one stream, as `object` of it takes it. */
export function objectStream(objects: ReadonlyMap<number, string>): HandMade {
  let head = '';
  let body = '';
  for (const [number, text] of objects) {
    head += `${number} ${body.length} `;
    body += `${text} `;
  }
  return { dict: `/Type /ObjStm /N ${objects.size} /First ${head.length} /Filter /FlateDecode`, stream: deflateSync(latin1(head + body)) };
}
