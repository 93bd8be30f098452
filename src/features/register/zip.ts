import { ByteView } from '../../attachments/byte-view.ts';

/** An entry of a zip file as it is written: bytes as they stand in the file, packed or not. */
interface PackedEntry {
  readonly name: Uint8Array;
  readonly bytes: Uint8Array;
  readonly isDeflated: boolean;
  readonly size: number;
  readonly checksum: number;
}

/** Why a zip file could not be unpacked. */
export class ZipProblem extends Error {
  constructor(readonly type: 'damaged' | 'protected' | 'too-large') {
    super(type);
  }
}

/**
 * Unpacks the entries whose names are wanted, with the browser's own inflate: spreadsheet libraries start workers from
 * `blob:` addresses for it, which the content policy blocks, and then wait for ever. Throws a ZipProblem; what would
 * unpack to more than `limit` bytes, all together, is given up as soon as it does.
 */
export async function unzip(
  file: Uint8Array<ArrayBuffer>,
  isWanted: (name: string) => boolean,
  limit: number,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const view = new ByteView(file);
  const unpacked = new Map<string, Uint8Array<ArrayBuffer>>();
  let left = limit;
  for (const { name, at, packedSize, method, isProtected } of directory(view)) {
    if (!isWanted(name)) continue;
    if (isProtected) throw new ZipProblem('protected');
    if (!view.startsWith('PK\x03\x04', at)) throw new ZipProblem('damaged');
    const start = at + 30 + view.u16(at + 26, true) + view.u16(at + 28, true);
    const packed = file.subarray(start, start + packedSize);
    if (packed.length !== packedSize || (method !== 0 && method !== 8)) throw new ZipProblem('damaged');
    const bytes = method === 0 ? packed : await through(packed, new DecompressionStream('deflate-raw'), left);
    left -= bytes.length;
    if (left < 0) throw new ZipProblem('too-large');
    unpacked.set(name, bytes);
  }
  return unpacked;
}

/** A zip file of these entries. Unpacked ones (`isDeflated` false) can be read by anything, without a worker. */
export async function zip(entries: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, isDeflated: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const packed: PackedEntry[] = [];
  for (const [name, content] of entries) {
    const bytes = isDeflated ? await through(content, new CompressionStream('deflate-raw'), Infinity) : content;
    packed.push({ name: new TextEncoder().encode(name), bytes, isDeflated, size: content.length, checksum: crc32(content) });
  }
  return joinEntries(packed);
}

interface DirectoryEntry {
  readonly name: string;
  readonly at: number;
  readonly packedSize: number;
  readonly method: number;
  readonly isProtected: boolean;
}

/** The directory at the end of the file: the only list that counts. */
function directory(view: ByteView): readonly DirectoryEntry[] {
  let end = view.length - 22;
  while (end >= 0 && !view.startsWith('PK\x05\x06', end)) end -= 1;
  if (end < 0) throw new ZipProblem('damaged');
  const entries: DirectoryEntry[] = [];
  let at = view.u32(end + 16, true);
  for (let count = view.u16(end + 10, true); count > 0; count -= 1) {
    if (!view.startsWith('PK\x01\x02', at)) throw new ZipProblem('damaged');
    const nameLength = view.u16(at + 28, true);
    const name = new TextDecoder().decode(view.slice(at + 46, at + 46 + nameLength).bytes);
    entries.push({
      name,
      at: view.u32(at + 42, true),
      packedSize: view.u32(at + 20, true),
      method: view.u16(at + 10, true),
      isProtected: view.u16(at + 8, true) % 2 === 1,
    });
    at += 46 + nameLength + view.u16(at + 30, true) + view.u16(at + 32, true);
  }
  return entries;
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > limit) throw new ZipProblem('too-large');
      parts.push(part.value);
    }
  } catch (cause) {
    await reader.cancel().catch(() => undefined);
    throw cause instanceof ZipProblem ? cause : new ZipProblem('damaged');
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function joinEntries(entries: readonly PackedEntry[]): Uint8Array<ArrayBuffer> {
  const size = entries.reduce((sum, { name, bytes }) => sum + 76 + 2 * name.length + bytes.length, 22);
  const joined = new Uint8Array(size);
  const view = new DataView(joined.buffer);
  const starts: number[] = [];
  let at = 0;
  const write = (part: Uint8Array) => {
    joined.set(part, at);
    at += part.length;
  };
  /** What a local header and the directory say alike, from the version on. */
  const writeFacts = ({ isDeflated, checksum, bytes, size: unpacked, name }: PackedEntry) => {
    for (const [offset, value] of [20, NAME_IS_UTF8, isDeflated ? 8 : 0, 0, FIRST_DAY].entries()) view.setUint16(at + 2 * offset, value, true);
    for (const [offset, value] of [checksum, bytes.length, unpacked].entries()) view.setUint32(at + 10 + 4 * offset, value, true);
    view.setUint16(at + 22, name.length, true);
  };
  for (const entry of entries) {
    starts.push(at);
    view.setUint32(at, 0x04034b50, true);
    at += 4;
    writeFacts(entry);
    at += 26;
    write(entry.name);
    write(entry.bytes);
  }
  const directoryAt = at;
  for (const [index, entry] of entries.entries()) {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    at += 6;
    writeFacts(entry);
    view.setUint32(at + 36, starts[index] ?? 0, true);
    at += 40;
    write(entry.name);
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directoryAt, true);
  view.setUint32(at + 16, directoryAt, true);
  return joined;
}

const NAME_IS_UTF8 = 0x0800;
/** 1 January 1980: the same content gives the same bytes. */
const FIRST_DAY = 0x0021;

const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (checksums[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
