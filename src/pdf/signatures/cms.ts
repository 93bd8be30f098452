import { sha256 } from '@noble/hashes/sha2.js';
import type { SigningKey } from '../../signing/keys.ts';
import { type Certificate, ECDSA_WITH_SHA256 } from './certificate.ts';
import { signWith } from './ecdsa.ts';
import { OBJECT_IDS } from './object-ids.ts';
import { type Der, der, explicit, integer, objectId, octets, sequence, setOf, TAGS } from './write-der.ts';

/**
 * A signature as it stands in a PDF: CMS (RFC 5652) without the content, which is the PDF itself. The attributes that are
 * signed are those of PAdES baseline B (ETSI EN 319 142-1): what kind of content, its digest, and which certificate. The
 * time is not among them; it stands in the PDF, under the same digest.
 *
 * @param digest SHA-256 of what is signed
 */
export async function detachedSignature(key: SigningKey, certificate: Certificate, digest: Uint8Array): Promise<Der> {
  const attributes = [
    attribute(OBJECT_IDS.contentType, objectId(OBJECT_IDS.data)),
    attribute(OBJECT_IDS.messageDigest, octets(digest)),
    // Three times within itself: a list of certificates, of which there is one, of which the digest (SHA-256, the default) is given.
    attribute(OBJECT_IDS.signingCertificate, sequence(sequence(sequence(octets(sha256(certificate.bytes)))))),
  ];
  const signedAttributes = setOf(...attributes);
  const signature = await signWith(key, signedAttributes);
  const signer = sequence(
    ONE,
    sequence(certificate.issuer, certificate.serialNumber),
    SHA_256,
    // Signed as a set, written as the first tagged place: the same bytes but for their first one.
    der(TAGS.place, signedAttributes.subarray(setHeaderSize(signedAttributes))),
    ECDSA_WITH_SHA256,
    octets(signature),
  );
  return sequence(
    objectId(OBJECT_IDS.signedData),
    explicit(0, sequence(ONE, setOf(SHA_256), sequence(objectId(OBJECT_IDS.data)), explicit(0, certificate.bytes), setOf(signer))),
  );
}

const ONE = integer(Uint8Array.of(1));
const SHA_256 = sequence(objectId(OBJECT_IDS.sha256));

function attribute(id: string, value: Der): Der {
  return sequence(objectId(id), setOf(value));
}

function setHeaderSize(set: Der): number {
  const length = set[1] ?? 0;
  return length < 0x80 ? 2 : 2 + (length - 0x80);
}
