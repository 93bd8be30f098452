import { OBJECT_IDS } from './object-ids.ts';
import { readCertificate, type ReadCertificate } from './read-certificate.ts';
import { type DerValue, isSameBytes, itemsOf, objectIdText, readDer } from './read-der.ts';
import { der, TAGS } from './write-der.ts';

/** A detached signature (CMS, RFC 5652) as it was found, with nothing proved yet. */
export interface ReadCms {
  /** The signer's own. */
  readonly certificate: ReadCertificate;
  /** Names of algorithms. */
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
  /** What the signer says the digest of the signed bytes is. */
  readonly digest: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the certificate that is meant; null where the signer does not say which. */
  readonly certificateDigest: Uint8Array<ArrayBuffer> | null;
  /** What the signature is over. */
  readonly signedBytes: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  /** How many bytes it takes. */
  readonly size: number;
}

/** Reads a signature of one signer; null when it is none, or of a kind that no PDF program writes today. */
export function readCms(bytes: Uint8Array<ArrayBuffer>): ReadCms | null {
  const message = readDer(bytes);
  const [type, wrapped] = childrenOf(message);
  if (!message || !type || objectIdText(type) !== OBJECT_IDS.signedData) return null;
  const [, , , ...rest] = childrenOf(childrenOf(wrapped)[0]);
  const certificates = childrenOf(rest.find(({ tag }) => tag === TAGS.place)).flatMap(({ whole }) => readCertificate(whole) ?? []);
  const signers = childrenOf(rest.find(({ tag }) => tag === TAGS.set));
  const [signer] = signers;
  if (!signer || signers.length !== 1) return null;
  const [, who, digestAlgorithm, attributes, signatureAlgorithm, signature] = childrenOf(signer);
  // Without signed attributes the signature would be over the file itself, which PAdES does not allow.
  if (!who || !digestAlgorithm || attributes?.tag !== TAGS.place || !signatureAlgorithm || !signature) return null;
  const certificate = certificates.find((one) => isMeant(who, one));
  const digest = attributeOf(attributes, OBJECT_IDS.messageDigest);
  if (!certificate || !digest) return null;
  const meant = attributeOf(attributes, OBJECT_IDS.signingCertificate);
  return {
    certificate,
    digestAlgorithm: algorithmOf(digestAlgorithm),
    signatureAlgorithm: algorithmOf(signatureAlgorithm),
    digest: digest.content,
    certificateDigest: meant ? certificateDigestIn(meant) : null,
    signedBytes: der(TAGS.set, attributes.content),
    signature: signature.content,
    size: message.whole.length,
  };
}

function childrenOf(value: DerValue | null | undefined): readonly DerValue[] {
  return (value && itemsOf(value)) ?? [];
}

function algorithmOf(value: DerValue): string {
  const [id] = childrenOf(value);
  return id ? objectIdText(id) : '';
}

/** Issuer and number name a certificate. */
function isMeant(who: DerValue, { issuer, serialNumber }: ReadCertificate): boolean {
  const [name, number] = childrenOf(who);
  return name !== undefined && number !== undefined && isSameBytes(name.whole, issuer.whole) && isSameBytes(number.whole, serialNumber.whole);
}

/** The only value of an attribute. */
function attributeOf(attributes: DerValue, id: string): DerValue | undefined {
  const found = childrenOf(attributes).filter((attribute) => algorithmOf(attribute) === id);
  const values = childrenOf(childrenOf(found[0])[1]);
  return found.length === 1 && values.length === 1 ? values[0] : undefined;
}

/** Of the first certificate in the list, which is the signer's; empty when it is given in another digest than SHA-256. */
function certificateDigestIn(signingCertificate: DerValue): Uint8Array<ArrayBuffer> {
  const [first] = childrenOf(childrenOf(childrenOf(signingCertificate)[0])[0]);
  return first?.tag === TAGS.octets ? first.content : new Uint8Array();
}
