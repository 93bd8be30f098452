/** The registered names of what stands in certificates and signatures. */
export const OBJECT_IDS = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  /** What a person is, beside their name. */
  title: '2.5.4.12',
  ellipticCurveKey: '1.2.840.10045.2.1',
  p256: '1.2.840.10045.3.1.7',
  p384: '1.3.132.0.34',
  rsa: '1.2.840.113549.1.1.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  sha256: '2.16.840.1.101.3.4.2.1',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  /** signing-certificate-v2 (RFC 5035). */
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
} as const;
