/** Bytes of one file; larger ones are not kept in the browser, and sizes of 32 bits are what every program reads. */
const LARGEST_ENTRY = 0xff00_0000;
const FLAGS = 0x0808;
/** 1 January 1980, as zips write it. */
const FIXED_DATE = 0x0021;
const LIMIT_32 = 0xffff_ffff;

/** What became of a file in the zip: how much of it was written, and why it ended early if it did. */
export interface ZippedEntry {
  readonly size: number;
  readonly problem: string | null;
}

/** Writes a zip as it goes: nothing is compressed, and nothing is held but the names of what it wrote. */
export interface ZipStream {
  /**
   * Adds a file from its pieces. When the pieces end in an error, what came before stays and the problem is given back; when the first
   * of them fails, nothing is written (`size` 0). Errors of the place that is written to are thrown.
   */
  add(name: string, pieces: AsyncIterable<Uint8Array>): Promise<ZippedEntry>;
  /** Writes the table of contents. Gives the bytes of the whole. */
  close(): Promise<number>;
}

interface Entry {
  readonly name: Uint8Array;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

/** A zip of its own making, so that the rescue page needs nothing that could be broken elsewhere. */
export function startZip(write: (bytes: Uint8Array) => Promise<void>): ZipStream {
  const entries: Entry[] = [];
  let at = 0;
  const put = async (bytes: Uint8Array) => {
    await write(bytes);
    at += bytes.length;
  };

  return {
    async add(name, pieces) {
      const nameBytes = new TextEncoder().encode(name);
      const offset = at;
      let crc = 0;
      let size = 0;
      let isBegun = false;
      let problem: string | null = null;
      const source = pieces[Symbol.asyncIterator]();
      for (;;) {
        const next = await nextOf(source);
        if ('problem' in next) problem = next.problem;
        else if (next.piece !== null && size + next.piece.length > LARGEST_ENTRY) problem = 'it is too large for one file';
        if (problem !== null && !isBegun) return { size: 0, problem };
        if (!isBegun) await put(localHeader(nameBytes));
        isBegun = true;
        if (problem !== null || !('piece' in next) || next.piece === null) break;
        crc = addToCrc(crc, next.piece);
        size += next.piece.length;
        if (next.piece.length > 0) await put(next.piece);
      }
      await put(descriptor(crc, size));
      entries.push({ name: nameBytes, crc, size, offset });
      return { size, problem };
    },

    async close() {
      const directoryAt = at;
      for (const entry of entries) await put(directoryEntry(entry));
      await put(endOf(entries.length, directoryAt, at - directoryAt));
      return at;
    },
  };
}

type Next = { readonly piece: Uint8Array | null } | { readonly problem: string };

/** An error of what is read must not be mistaken for one of what is written to. */
async function nextOf(source: AsyncIterator<Uint8Array>): Promise<Next> {
  try {
    const next = await source.next();
    return { piece: next.done === true ? null : next.value };
  } catch (cause) {
    // Cancelling is no fault of the file.
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    return { problem: cause instanceof Error && cause.message !== '' ? cause.message : 'it cannot be read' };
  }
}

function localHeader(name: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(30 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x504b0304);
  view.setUint16(4, 20, true);
  view.setUint16(6, FLAGS, true);
  view.setUint16(12, FIXED_DATE, true);
  view.setUint16(26, name.length, true);
  bytes.set(name, 30);
  return bytes;
}

function descriptor(crc: number, size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(16));
  view.setUint32(0, 0x504b0708);
  view.setUint32(4, crc, true);
  view.setUint32(8, size, true);
  view.setUint32(12, size, true);
  return new Uint8Array(view.buffer);
}

function directoryEntry({ name, crc, size, offset }: Entry): Uint8Array {
  const isFar = offset >= LIMIT_32;
  const bytes = new Uint8Array(46 + name.length + (isFar ? 12 : 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x504b0102);
  view.setUint16(4, isFar ? 45 : 20, true);
  view.setUint16(6, isFar ? 45 : 20, true);
  view.setUint16(8, FLAGS, true);
  view.setUint16(14, FIXED_DATE, true);
  view.setUint32(16, crc, true);
  view.setUint32(20, size, true);
  view.setUint32(24, size, true);
  view.setUint16(28, name.length, true);
  view.setUint16(30, isFar ? 12 : 0, true);
  view.setUint32(42, isFar ? LIMIT_32 : offset, true);
  bytes.set(name, 46);
  if (isFar) {
    view.setUint16(46 + name.length, 1, true);
    view.setUint16(48 + name.length, 8, true);
    view.setBigUint64(50 + name.length, BigInt(offset), true);
  }
  return bytes;
}

function endOf(count: number, directoryAt: number, directorySize: number): Uint8Array {
  const isLarge = count >= 0xffff || directoryAt >= LIMIT_32 || directorySize >= LIMIT_32;
  const view = new DataView(new ArrayBuffer(isLarge ? 98 : 22));
  const end = isLarge ? 76 : 0;
  if (isLarge) {
    view.setUint32(0, 0x504b0606);
    view.setBigUint64(4, 44n, true);
    view.setUint16(12, 45, true);
    view.setUint16(14, 45, true);
    view.setBigUint64(24, BigInt(count), true);
    view.setBigUint64(32, BigInt(count), true);
    view.setBigUint64(40, BigInt(directorySize), true);
    view.setBigUint64(48, BigInt(directoryAt), true);
    view.setUint32(56, 0x504b0607);
    view.setBigUint64(64, BigInt(directoryAt + directorySize), true);
    view.setUint32(72, 1, true);
  }
  view.setUint32(end, 0x504b0506);
  view.setUint16(end + 8, Math.min(count, 0xffff), true);
  view.setUint16(end + 10, Math.min(count, 0xffff), true);
  view.setUint32(end + 12, Math.min(directorySize, LIMIT_32), true);
  view.setUint32(end + 16, Math.min(directoryAt, LIMIT_32), true);
  return new Uint8Array(view.buffer);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value >>> 0;
});

function addToCrc(crc: number, bytes: Uint8Array): number {
  let value = ~crc;
  for (let at = 0; at < bytes.length; at += 1) value = (value >>> 8) ^ (CRC_TABLE[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return ~value >>> 0;
}
