const MODULUS = 2 ** 52;

/**
 * A number for the content of a row, below 2^52: the same for the same row as the database gives it back. It tells damage, not
 * forgery (a signature does that). Bytes count by their length alone, keys that cannot be read by their kind.
 */
export function rowSum(row: unknown): number {
  const text = JSON.stringify(row, plain);
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (high >>> 12) * 2 ** 32 + (low >>> 0);
}

/** Sums of rows joined, in whatever order. */
export function joinSums(a: number, b: number): number {
  return (a + b) % MODULUS;
}

/** The sum without a row that went. */
export function withoutSum(sum: number, gone: number): number {
  return (sum + MODULUS - gone) % MODULUS;
}

function plain(_: string, value: unknown): unknown {
  if (value instanceof Blob) return ['bytes', value.size, value.type];
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return ['bytes', value.byteLength];
  if (typeof CryptoKey !== 'undefined' && value instanceof CryptoKey) return ['key', value.type];
  return value;
}
