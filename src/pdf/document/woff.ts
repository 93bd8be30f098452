/**
 * Unpacks a WOFF 1.0 file (a W3C recommendation) to the TrueType file in it; bytes that are none are given back as they
 * are. Rejects when the file is damaged.
 */
export async function unpackWoff(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || view.getUint32(0) !== WOFF) return bytes;
  const count = view.getUint16(12);
  const tables = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const entry = HEADER + index * ENTRY;
      const [from, packed, size] = [view.getUint32(entry + 4), view.getUint32(entry + 8), view.getUint32(entry + 12)];
      const data = bytes.subarray(from, from + packed);
      const table = packed < size ? await inflate(data) : data;
      if (table.length !== size) throw new Error('The font file is damaged');
      return { tag: view.getUint32(entry), checksum: view.getUint32(entry + 16), table };
    }),
  );
  const start = 12 + count * 16;
  const font = new Uint8Array(tables.reduce((size, { table }) => size + padded(table.length), start));
  const target = new DataView(font.buffer);
  target.setUint32(0, view.getUint32(4));
  target.setUint16(4, count);
  let at = start;
  tables.forEach(({ tag, checksum, table }, index) => {
    const entry = 12 + index * 16;
    [tag, checksum, at, table.length].forEach((value, field) => target.setUint32(entry + field * 4, value));
    font.set(table, at);
    at += padded(table.length);
  });
  return font;
}

const WOFF = 0x774f4646;
const HEADER = 44;
const ENTRY = 20;

async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
