/** A value of a certificate or signature as it stands in its bytes. */
export interface DerValue {
  readonly tag: number;
  /** Without tag and length. */
  readonly content: Uint8Array<ArrayBuffer>;
  /** With them. */
  readonly whole: Uint8Array<ArrayBuffer>;
}

/** The first value of these bytes, whatever follows it; null when they hold none. Only lengths that are written out are understood. */
export function readDer(bytes: Uint8Array<ArrayBuffer>): DerValue | null {
  const [tag, first] = bytes;
  // Tags of more than one byte are in none of what is read here.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  let size = first;
  let start = 2;
  if (first >= 0x80) {
    const count = first - 0x80;
    if (count === 0 || count > 4) return null;
    size = 0;
    for (; start < 2 + count; start += 1) size = size * 256 + (bytes[start] ?? 0);
  }
  if (start + size > bytes.length) return null;
  return { tag, content: bytes.subarray(start, start + size), whole: bytes.subarray(0, start + size) };
}

/** The values within a value, in their order; null when it does not consist of values. */
export function itemsOf({ content }: DerValue): readonly DerValue[] | null {
  const items: DerValue[] = [];
  for (let at = 0; at < content.length;) {
    const item = readDer(content.subarray(at));
    if (item === null) return null;
    items.push(item);
    at += item.whole.length;
  }
  return items;
}

/** `1.2.840.10045.2.1` of an object identifier. */
export function objectIdText({ content }: DerValue): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(value);
    value = 0;
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}

export function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
