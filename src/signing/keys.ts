import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PublicKey } from '../domain/grant.ts';
import { fromBase64url } from './base64url.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** What signs: a private key that cannot be read out, and the public key that belongs to it. */
export interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: PublicKey;
}

/** A new key on the curve P-256. The private key stays in this browser: it can sign, and nobody can copy it. */
export async function createKeyPair(): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { privateKey: pair.privateKey, publicKey: { kty: 'EC', crv: 'P-256', x, y } };
}

/** L1: the name of a key: the SHA-256 thumbprint of RFC 7638, as 64 hexadecimal digits. */
export function keyIdOf({ crv, kty, x, y }: PublicKey): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify({ crv, kty, x, y }))));
}

/** The key as an uncompressed point (SEC 1, 2.3.3), or null when its numbers are no point of the curve. */
export function pointOf({ x, y }: PublicKey): Uint8Array | null {
  const [left, right] = [fromBase64url(x), fromBase64url(y)];
  if (!left.ok || !right.ok || left.value.length !== 32 || right.value.length !== 32) return null;
  const point = concatBytes(Uint8Array.of(4), left.value, right.value);
  return p256.utils.isValidPublicKey(point, false) ? point : null;
}
