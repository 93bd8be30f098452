import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { pointOf, type SigningKey } from '../../signing/keys.ts';
import { signWith } from './ecdsa.ts';
import { OBJECT_IDS } from './object-ids.ts';
import { bits, boolean, type Der, der, explicit, integer, objectId, octets, sequence, setOf, TAGS, time, utf8 } from './write-der.ts';

/** Whom a certificate names, in their own words: nobody has checked them. */
export interface CertificateSubject {
  readonly name: string;
  /** `assessor`; '' for none. */
  readonly role: string;
  readonly organisation: string;
}

/** A certificate in its written form, with what a signature says of it. */
export interface Certificate {
  readonly bytes: Der;
  readonly issuer: Der;
  readonly serialNumber: Der;
}

/**
 * A certificate that a key gives itself (X.509 v3, RFC 5280), as PDF programs want one with each signature. It says no more
 * than the signer does, and holds until somebody has reason to doubt the key: Folio has no authority that could end it.
 * Throws when the key is no point of its curve.
 */
export async function selfSignedCertificate(key: SigningKey, subject: CertificateSubject, validFrom: Date): Promise<Certificate> {
  const point = pointOf(key.publicKey);
  if (point === null) throw new Error('The key is no point of its curve');
  const name = distinguishedName(subject);
  // Equal for equal content, and without meaning: RFC 5280 wants no more of a number that no authority counts.
  const number = sha256(concatBytes(point, name, utf8ToBytes(validFrom.toISOString()))).subarray(0, 16);
  const serialNumber = integer(Uint8Array.of((number[0] ?? 0) | 0x40, ...number.subarray(1)));
  const content = sequence(
    explicit(0, integer(Uint8Array.of(2))),
    serialNumber,
    ECDSA_WITH_SHA256,
    name,
    sequence(time(validFrom), time(NO_END)),
    name,
    sequence(sequence(objectId(OBJECT_IDS.ellipticCurveKey), objectId(OBJECT_IDS.p256)), bits(point)),
    explicit(3, sequence(...extensions(point))),
  );
  const bytes = sequence(content, ECDSA_WITH_SHA256, bits(await signWith(key, content)));
  return { bytes, issuer: name, serialNumber };
}

export const ECDSA_WITH_SHA256: Der = sequence(objectId(OBJECT_IDS.ecdsaWithSha256));

/** What RFC 5280, 4.1.2.5, has for certificates that do not run out. */
const NO_END = new Date('9999-12-31T23:59:59Z');

/** X.520 allows so many characters in each part of a name. */
const LONGEST_PART = 64;

function distinguishedName({ name, role, organisation }: CertificateSubject): Der {
  const parts = [
    [OBJECT_IDS.organisation, organisation],
    [OBJECT_IDS.title, role],
    [OBJECT_IDS.commonName, name],
  ] as const;
  return sequence(
    ...parts
      .map(([id, text]) => [id, Array.from(text.trim()).slice(0, LONGEST_PART).join('')] as const)
      .filter(([, text]) => text !== '')
      .map(([id, text]) => setOf(sequence(objectId(id), utf8(text)))),
  );
}

/** For signing, and by nobody but its owner: it vouches for no other certificate. */
function extensions(point: Uint8Array): readonly Der[] {
  const digitalSignatureAndNonRepudiation = bits(Uint8Array.of(0b1100_0000), 6);
  return [
    sequence(objectId(OBJECT_IDS.basicConstraints), boolean(true), octets(sequence())),
    sequence(objectId(OBJECT_IDS.keyUsage), boolean(true), octets(digitalSignatureAndNonRepudiation)),
    sequence(objectId(OBJECT_IDS.subjectKeyIdentifier), octets(der(TAGS.octets, sha256(point).subarray(0, 20)))),
  ];
}
