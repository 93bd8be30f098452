import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

// What certificates and signatures are written in: DER, the one spelling of ASN.1 in which equal values are equal bytes (X.690).

export type Der = Uint8Array<ArrayBuffer>;

/** One value: its tag, the length in as few bytes as it needs, and what it holds. */
export function der(tag: number, ...content: readonly Uint8Array[]): Der {
  const size = content.reduce((sum, { length }) => sum + length, 0);
  return concatBytes(Uint8Array.of(tag, ...lengthBytes(size)), ...content);
}

export function sequence(...items: readonly Uint8Array[]): Der {
  return der(TAGS.sequence, ...items);
}

/** DER wants the members of a set in the order of their bytes. */
export function setOf(...items: readonly Uint8Array[]): Der {
  return der(TAGS.set, ...[...items].sort(compareBytes));
}

/** Tagged by its place, `[0]` and so on, round a value of its own. */
export function explicit(place: number, ...items: readonly Uint8Array[]): Der {
  return der(TAGS.place + place, ...items);
}

/** A whole number that is not negative, from its bytes, greatest first. */
export function integer(bytes: Uint8Array): Der {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const shortest = bytes.subarray(start);
  // A first bit that is set would make it negative.
  return (shortest[0] ?? 0) >= 0x80 ? der(TAGS.integer, Uint8Array.of(0), shortest) : der(TAGS.integer, shortest);
}

/** `1.2.840.10045.2.1`. */
export function objectId(name: string): Der {
  const [first = 0, second = 0, ...rest] = name.split('.').map(Number);
  return der(TAGS.objectId, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

export function octets(bytes: Uint8Array): Der {
  return der(TAGS.octets, bytes);
}

/** Whole bytes as a string of bits; `unused` of the last ones do not count. */
export function bits(bytes: Uint8Array, unused = 0): Der {
  return der(TAGS.bits, Uint8Array.of(unused), bytes);
}

export function boolean(value: boolean): Der {
  return der(TAGS.boolean, Uint8Array.of(value ? 0xff : 0));
}

export function utf8(text: string): Der {
  return der(TAGS.utf8, utf8ToBytes(text));
}

/** An instant to the second, as certificates want it: with two digits for the year up to 2049, with four after it (RFC 5280, 4.1.2.5). */
export function time(instant: Date): Der {
  const digits = `${instant.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`;
  return instant.getUTCFullYear() < 2050 ? der(TAGS.utcTime, utf8ToBytes(digits.slice(2))) : der(TAGS.generalizedTime, utf8ToBytes(digits));
}

/** First bytes of values, as far as certificates and signatures use them. */
export const TAGS = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  objectId: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  place: 0xa0,
} as const;

function lengthBytes(size: number): number[] {
  if (size < 0x80) return [size];
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
}

/** Seven bits to a byte, with a mark on each but the last. */
function base128(value: number): number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(128 + (rest % 128));
  return bytes;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
