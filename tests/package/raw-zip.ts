import { crc32 } from 'node:zlib';

/** A file to put into a zip by hand. Whatever is not given is as it should be. */
export interface RawFile {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  /** Bytes as they lie in the zip, when they are not `bytes` as they are. */
  readonly packed?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly offset?: number;
  readonly comment?: string;
  readonly extra?: Uint8Array;
  readonly attributes?: number;
  /** What the local header says, when it contradicts the directory. */
  readonly local?: { readonly name?: string; readonly crc?: number; readonly size?: number; readonly method?: number; readonly flags?: number };
}

export interface RawZip {
  readonly before?: Uint8Array;
  readonly behind?: Uint8Array;
  readonly comment?: string;
  readonly count?: number;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
  /** Bytes between the files and the directory. */
  readonly gap?: Uint8Array;
}

const utf8 = (text: string | Uint8Array) => (typeof text === 'string' ? Buffer.from(text) : Buffer.from(text));
const u16 = (...numbers: number[]) => Buffer.from(numbers.flatMap((number) => [number & 0xff, (number >> 8) & 0xff]));
const u32 = (...numbers: number[]) => Buffer.from(numbers.flatMap((number) => [0, 8, 16, 24].map((bit) => (number >>> bit) & 0xff)));

/** A zip, made byte by byte, as wrong as one likes. */
export function rawZip(files: readonly RawFile[], zip: RawZip = {}): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [Buffer.from(zip.before ?? [])];
  const directory: Buffer[] = [];
  let at = zip.before?.length ?? 0;
  const put = (...buffers: Buffer[]) => {
    parts.push(...buffers);
    at += buffers.reduce((sum, { length }) => sum + length, 0);
  };
  for (const file of files) {
    const name = utf8(file.name);
    const packed = Buffer.from(file.packed ?? file.bytes);
    const crc = file.crc ?? crc32(file.bytes);
    const [size, packedSize] = [file.size ?? file.bytes.length, file.packedSize ?? packed.length];
    const [method, flags] = [file.method ?? 0, file.flags ?? 0];
    const offset = file.offset ?? at;
    const extra = Buffer.from(file.extra ?? []);
    const comment = utf8(file.comment ?? '');
    const { local = {} } = file;
    const localName = utf8(local.name ?? name);
    put(
      u32(0x04034b50),
      u16(20, local.flags ?? flags, local.method ?? method, 0, 0x21),
      u32(local.crc ?? crc, local.size ?? packedSize, local.size ?? size),
      u16(localName.length, 0),
      localName,
      packed,
    );
    directory.push(
      u32(0x02014b50),
      u16(20, 20, flags, method, 0, 0x21),
      u32(crc, packedSize, size),
      u16(name.length, extra.length, comment.length, 0, 0),
      u32(file.attributes ?? 0, offset),
      name,
      extra,
      comment,
    );
  }
  put(Buffer.from(zip.gap ?? []));
  const begin = at;
  put(Buffer.concat(directory));
  const comment = utf8(zip.comment ?? '');
  const count = zip.count ?? files.length;
  const end = [
    u32(0x06054b50),
    u16(0, 0, count, count),
    u32(zip.directorySize ?? at - begin, zip.directoryOffset ?? begin),
    u16(comment.length),
    comment,
  ];
  return new Uint8Array(Buffer.concat([...parts, ...end, Buffer.from(zip.behind ?? [])]));
}

/** The files of a zip as Folio writes it. */
export function filesIn(bytes: Uint8Array): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = bytes.length - 22;
  const files: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const [size, nameLength, extraLength, offset] = [
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint32(at + 42, true),
    ];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    files.push({ name, bytes: new Uint8Array(bytes.subarray(from, from + size)) });
    at += 46 + nameLength + extraLength;
  }
  return files;
}
