import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { SignedContent } from '../domain/signed-content.ts';
import { signedContent } from '../domain/signed-content.ts';
import type { Signature } from '../domain/signature.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { canonicalJson } from '../lib/canonical-json.ts';

/** SHA-256, as 64 hexadecimal digits, of the content's canonical JSON in UTF-8. */
export function digestOf(content: SignedContent): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content))));
}

/** S3: a signature is whole while what it covers has the digest that it holds; else a later edit broke it. */
export function isSignatureIntact(signature: Signature, snapshot: Snapshot): boolean {
  return digestOf(signedContent(snapshot, signature.subject)) === signature.digest;
}

/** The digest as people compare it: the first and last groups of four, `9f2c 41aa … 77e0`. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 4)} ${digest.slice(4, 8)} … ${digest.slice(-4)}`;
}
