import { failure, success, type Result } from '../lib/result.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map(ALPHABET.split('').map((letter, value) => [letter.charCodeAt(0), value]));
/** Letters joined at a time: engines limit how many arguments a call may have. */
const SLICE = 0x8000;

/** Bytes as base64url without padding (RFC 4648 section 5). */
export function toBase64url(bytes: Uint8Array): string {
  const slices: string[] = [];
  for (let start = 0; start < bytes.length; start += SLICE) slices.push(String.fromCharCode(...bytes.subarray(start, start + SLICE)));
  return btoa(slices.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * The bytes of a base64url text. Refuses padding, foreign letters, and a last letter with bits that no byte needs: two
 * texts never stand for the same bytes.
 */
export function fromBase64url(text: string): Result<Uint8Array<ArrayBuffer>, { readonly type: 'not-base64url' }> {
  const rest = text.length % 4;
  if (rest === 1) return failure({ type: 'not-base64url' });
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let count = 0;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = VALUES.get(text.charCodeAt(index));
    if (value === undefined) return failure({ type: 'not-base64url' });
    bits = ((bits << 6) | value) & 0xfffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[at] = (bits >> count) & 0xff;
      at += 1;
    }
  }
  return (bits & ((1 << count) - 1)) === 0 ? success(bytes) : failure({ type: 'not-base64url' });
}
