import { sha256 } from '@noble/hashes/sha2.js';
import { OBJECT_IDS } from './object-ids.ts';
import { keyKind } from './read-certificate.ts';
import type { ReadCms } from './read-cms.ts';
import { isSameBytes, itemsOf, readDer } from './read-der.ts';

/**
 * Whether a signature fits what it says of itself: its own attributes, made with the key of its certificate. That the digest
 * in it is the file's is not asked here. 'unknown' for algorithms that no Folio uses and this one does not know.
 */
export async function verifyCms(cms: ReadCms): Promise<'fits' | 'does-not-fit' | 'unknown'> {
  const { certificate, digestAlgorithm, signatureAlgorithm, certificateDigest } = cms;
  const scheme = schemeOf(signatureAlgorithm, keyKind(certificate.keyInfo));
  if (digestAlgorithm !== OBJECT_IDS.sha256 || scheme === null) return 'unknown';
  if (certificateDigest !== null && !isSameBytes(certificateDigest, sha256(certificate.whole))) return 'does-not-fit';
  const signature = scheme.size === null ? cms.signature : plainSignature(cms.signature, scheme.size);
  if (signature === null) return 'does-not-fit';
  try {
    const key = await crypto.subtle.importKey('spki', certificate.keyInfo.whole, scheme.algorithm, false, ['verify']);
    return (await crypto.subtle.verify(scheme.algorithm, key, signature, cms.signedBytes)) ? 'fits' : 'does-not-fit';
  } catch {
    // The key's bytes are no key.
    return 'does-not-fit';
  }
}

interface Scheme {
  readonly algorithm: (RsaHashedImportParams | EcKeyImportParams) & EcdsaParams;
  /** Bytes of each of the two numbers of an elliptic curve's signature. */
  readonly size: number | null;
}

/** What the browser's cryptography calls it: Folio's own way, and those that other PDF programs sign in most of all. */
function schemeOf(signatureAlgorithm: string, [kind, curve]: readonly string[]): Scheme | null {
  if (signatureAlgorithm === OBJECT_IDS.ecdsaWithSha256 && kind === OBJECT_IDS.ellipticCurveKey) {
    if (curve === OBJECT_IDS.p256) return { algorithm: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }, size: 32 };
    if (curve === OBJECT_IDS.p384) return { algorithm: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-256' }, size: 48 };
    return null;
  }
  const isRsa = signatureAlgorithm === OBJECT_IDS.rsa || signatureAlgorithm === OBJECT_IDS.rsaWithSha256;
  return isRsa && kind === OBJECT_IDS.rsa ? { algorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, size: null } : null;
}

/** The two numbers side by side, as the browser's cryptography wants them, from their form in a certificate or signature. */
function plainSignature(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> | null {
  const pair = readDer(bytes);
  const numbers = pair && itemsOf(pair);
  if (numbers?.length !== 2 || pair?.whole.length !== bytes.length) return null;
  const plain = new Uint8Array(2 * size);
  for (const [index, { content }] of numbers.entries()) {
    const digits = content[0] === 0 ? content.subarray(1) : content;
    if (digits.length > size) return null;
    plain.set(digits, (index + 1) * size - digits.length);
  }
  return plain;
}
