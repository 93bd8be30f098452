import type { SigningKey } from '../../signing/keys.ts';
import { type Der, integer, sequence } from './write-der.ts';

/** Signs bytes with a key that cannot be read out: ECDSA on P-256 over their SHA-256, in the form of RFC 3279, 2.2.3. */
export async function signWith({ privateKey }: SigningKey, bytes: Uint8Array<ArrayBuffer>): Promise<Der> {
  const plain = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes));
  return sequence(integer(plain.subarray(0, plain.length / 2)), integer(plain.subarray(plain.length / 2)));
}
