import type { PublicKey } from '../domain/grant.ts';
import type { Signature } from '../domain/signature.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { signJws, verifyJws, type JwsError } from './jws.ts';
import type { SigningKey } from './keys.ts';

/** Media type in the protected header of a signature's proof. */
const PROOF_TYPE = 'folio-signature+json';

/** What a proof says: who agreed to which words about what, how, and when. */
type Proved = Pick<Signature, 'portfolioId' | 'subject' | 'digest' | 'statement' | 'personId' | 'name' | 'role' | 'method' | 'signedAt'>;

/** `holds`: the device with this key signed exactly this. It does not say whose device it is; grants do. */
export type ProofCheck =
  | { readonly type: 'none' }
  | { readonly type: 'holds'; readonly keyId: string; readonly publicKey: PublicKey }
  | { readonly type: 'broken'; readonly reason: JwsError['type'] | 'other-content' };

/** L4: the signer's own device signs what the signature record says: to be kept as its `proof`. */
export function signProof(key: SigningKey, signature: Proved): Promise<string> {
  return signJws(key, PROOF_TYPE, provedText(signature));
}

/** L4: whether the proof holds, and speaks of this signature in every field. */
export function checkProof(signature: Proved & Pick<Signature, 'proof'>): ProofCheck {
  if (signature.proof === null) return { type: 'none' };
  const signed = verifyJws(signature.proof, PROOF_TYPE);
  if (!signed.ok) return { type: 'broken', reason: signed.error.type };
  if (signed.value.payload !== provedText(signature)) return { type: 'broken', reason: 'other-content' };
  return { type: 'holds', keyId: signed.value.keyId, publicKey: signed.value.publicKey };
}

function provedText({ portfolioId, subject, digest, statement, personId, name, role, method, signedAt }: Proved): string {
  return canonicalJson({ portfolioId, subject, digest, statement, personId, name, role, method, signedAt });
}
