import type { PublicKey } from '../../domain/grant.ts';
import { toBase64url } from '../../signing/base64url.ts';
import { keyIdOf } from '../../signing/keys.ts';
import { OBJECT_IDS } from './object-ids.ts';
import { type DerValue, isSameBytes, itemsOf, objectIdText, readDer } from './read-der.ts';
import { TAGS } from './write-der.ts';

/** What a certificate (X.509) says: whom it names, and with which key that person signs. */
export interface ReadCertificate {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  /** L1: the name of the key when it is one that a seal of Folio could have; null for others. */
  readonly keyId: string | null;
  /** It vouches for itself: no authority has looked at anything. */
  readonly isSelfSigned: boolean;
  readonly issuer: DerValue;
  readonly serialNumber: DerValue;
  /** SubjectPublicKeyInfo, as the browser's cryptography takes it. */
  readonly keyInfo: DerValue;
  readonly whole: Uint8Array<ArrayBuffer>;
}

/** Reads a certificate; null when it is none. Whether it was signed as it should be is not asked: nobody here would trust an authority. */
export function readCertificate(bytes: Uint8Array<ArrayBuffer>): ReadCertificate | null {
  const certificate = readDer(bytes);
  const [content] = (certificate && itemsOf(certificate)) ?? [];
  const items = content && itemsOf(content);
  if (!certificate || !items) return null;
  // The version comes first, and only where it is not the first version.
  const [serialNumber, , issuer, , subject, keyInfo] = items[0]?.tag === TAGS.place ? items.slice(1) : items;
  if (!serialNumber || !issuer || !subject || !keyInfo) return null;
  return {
    name: partOf(subject, OBJECT_IDS.commonName),
    role: partOf(subject, OBJECT_IDS.title),
    organisation: partOf(subject, OBJECT_IDS.organisation),
    keyId: keyIdIn(keyInfo),
    isSelfSigned: isSameBytes(subject.whole, issuer.whole),
    issuer,
    serialNumber,
    keyInfo,
    whole: certificate.whole,
  };
}

/** Which kind of key: the name of its algorithm, and of its curve. */
export function keyKind(keyInfo: DerValue): readonly string[] {
  const [algorithm] = itemsOf(keyInfo) ?? [];
  return ((algorithm && itemsOf(algorithm)) ?? []).filter(({ tag }) => tag === TAGS.objectId).map(objectIdText);
}

/** A part of a name, such as the common name; '' when it has none. */
function partOf(name: DerValue, id: string): string {
  for (const part of itemsOf(name) ?? []) {
    for (const pair of itemsOf(part) ?? []) {
      const [type, value] = itemsOf(pair) ?? [];
      if (type && value && objectIdText(type) === id) return textOf(value);
    }
  }
  return '';
}

function textOf({ tag, content }: DerValue): string {
  // BMPString is in UTF-16; the others are in UTF-8 or in letters that are the same in it.
  return new TextDecoder(tag === 0x1e ? 'utf-16be' : 'utf-8').decode(content);
}

function keyIdIn(keyInfo: DerValue): string | null {
  const [algorithm, curve] = keyKind(keyInfo);
  if (algorithm !== OBJECT_IDS.ellipticCurveKey || curve !== OBJECT_IDS.p256) return null;
  const [, point] = itemsOf(keyInfo) ?? [];
  // No unused bits, then the sign of an uncompressed point, then its two numbers.
  if (!point || point.content.length !== 66 || point.content[0] !== 0 || point.content[1] !== 4) return null;
  const key: PublicKey = { kty: 'EC', crv: 'P-256', x: toBase64url(point.content.subarray(2, 34)), y: toBase64url(point.content.subarray(34)) };
  return keyIdOf(key);
}
