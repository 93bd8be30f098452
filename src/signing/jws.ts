import { p256 } from '@noble/curves/nist.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { publicKey as publicKeySchema, type PublicKey } from '../domain/grant.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { keyIdOf, pointOf, type SigningKey } from './keys.ts';

const ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;
/** A key, a type and little else: no header of ours comes near this. */
const LONGEST_HEADER = 1_000;

/** Why a text is not a text that was signed as this type. */
export interface JwsError {
  readonly type: 'not-a-jws' | 'wrong-header' | 'wrong-type' | 'wrong-key' | 'wrong-signature';
}

/** A text whose signature holds, and the key that made it. */
export interface SignedText {
  readonly keyId: string;
  readonly publicKey: PublicKey;
  readonly payload: string;
}

/**
 * L3: a compact JWS (RFC 7515) by ES256, with the payload as it is. `type` goes into the signed header, so that a text signed
 * for one purpose never passes for another. The signature has its low form: nobody can make a second one from it.
 */
export async function signJws({ privateKey, publicKey }: SigningKey, type: string, payload: string): Promise<string> {
  const input = `${toBase64url(utf8ToBytes(headerOf(type, publicKey)))}.${toBase64url(utf8ToBytes(payload))}`;
  const made = new Uint8Array(await crypto.subtle.sign(ALGORITHM, privateKey, utf8ToBytes(input)));
  return `${input}.${toBase64url(lowForm(made))}`;
}

/** L3: the payload of a JWS whose signature holds. Everything about it but the payload has one form only; any other is refused. */
export function verifyJws(jws: string, type: string): Result<SignedText, JwsError> {
  const [head, body, tail, ...more] = jws.split('.');
  if (head === undefined || body === undefined || tail === undefined || more.length > 0) return failure({ type: 'not-a-jws' });
  const [header, payload, signature] = [head.length > LONGEST_HEADER ? null : textOf(head), textOf(body), fromBase64url(tail)];
  if (header === null || payload === null || !signature.ok || signature.value.length !== 64) return failure({ type: 'not-a-jws' });
  const key = keyIn(header);
  if (!key) return failure({ type: 'wrong-header' });
  // The header must be, letter by letter, the one that we would write: no other algorithm, no further member, no other key id.
  if (header !== headerOf(key.type, key.publicKey)) return failure({ type: 'wrong-header' });
  if (key.type !== type) return failure({ type: 'wrong-type' });
  const point = pointOf(key.publicKey);
  if (!point) return failure({ type: 'wrong-key' });
  if (!p256.verify(signature.value, utf8ToBytes(`${head}.${body}`), point, { prehash: true, lowS: true }))
    return failure({ type: 'wrong-signature' });
  return success({ keyId: keyIdOf(key.publicKey), publicKey: key.publicKey, payload });
}

function headerOf(type: string, { kty, crv, x, y }: PublicKey): string {
  return JSON.stringify({ alg: 'ES256', typ: type, kid: keyIdOf({ kty, crv, x, y }), jwk: { kty, crv, x, y } });
}

/** Type and key that a header names; null when it is no JSON, or names none. */
function keyIn(header: string): { readonly type: string; readonly publicKey: PublicKey } | null {
  try {
    const { typ, jwk } = JSON.parse(header) as { readonly typ?: unknown; readonly jwk?: unknown };
    const key = publicKeySchema.safeParse(jwk);
    return key.success && typeof typ === 'string' ? { type: typ, publicKey: key.data } : null;
  } catch {
    return null;
  }
}

/** Text in UTF-8, or null when the bytes are none. */
function textOf(encoded: string): string | null {
  const bytes = fromBase64url(encoded);
  if (!bytes.ok) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.value);
  } catch {
    return null;
  }
}

/** Of the two signatures (r, s) and (r, n − s), which hold alike, the one with the lower s. */
function lowForm(signature: Uint8Array): Uint8Array {
  const { r, s } = p256.Signature.fromBytes(signature, 'compact');
  const { ORDER } = p256.Point.Fn;
  return s > ORDER / 2n ? new p256.Signature(r, ORDER - s).toBytes('compact') : signature;
}
