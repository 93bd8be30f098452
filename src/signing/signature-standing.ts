import { keysOf, type KnownKeys } from '../domain/sign-where.ts';
import type { Signature, SignOffLine } from '../domain/signature.ts';
import { checkProof } from './proof.ts';

/** How a signature of the sheet was given, and what stands behind it. */
export type SignatureStanding =
  /** With the signer's own key; `isAccepted` when somebody who may said that the key has the line's role. */
  | { readonly type: 'sealed'; readonly keyId: string; readonly isAccepted: boolean }
  /** It has a proof, and the proof does not hold or speaks of something else. */
  | { readonly type: 'broken-seal' }
  /** Without a proof: on paper, or drawn on the device of whoever wrote the record. */
  | { readonly type: 'paper' }
  | { readonly type: 'drawn'; readonly on: string };

/** S12: how a line was signed. `ownKeyId` is this device's own key, when it works in the line's role. */
export function signatureStanding(
  signature: Signature,
  line: SignOffLine,
  known: KnownKeys & { readonly ownKeyId: string | null },
): SignatureStanding {
  const proof = checkProof(signature);
  switch (proof.type) {
    case 'holds': {
      const { keyId } = proof;
      return { type: 'sealed', keyId, isAccepted: keyId === known.ownKeyId || keysOf(line, known).includes(keyId) };
    }
    case 'broken':
      return { type: 'broken-seal' };
    case 'none':
      return signature.method === 'wet-ink' ? { type: 'paper' } : { type: 'drawn', on: signature.author };
  }
}
