import type { RecordFields } from '../domain/record.ts';
import type { Signature } from '../domain/signature.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { signProof } from '../signing/proof.ts';
import type { Session } from '../storage/session.ts';
import { addSignature } from '../storage/signature-commands.ts';
import { commitWork } from './commit-work.ts';
import type { ExchangeError } from './exchange-error.ts';
import { readWorkplace } from './workplace.ts';

type SignatureFields = Omit<Signature, keyof RecordFields | 'proof'>;

/**
 * S12: signs a line of the sheet, or confirms a piece of evidence. On a device that works in the line's role the signature
 * is sealed with its key, and both the work and the signature go into its log. Anybody else's is kept without a proof.
 * Errors: those of committing, invalid (S10).
 */
export async function signSheet(session: Session, portfolioId: string, fields: SignatureFields): Promise<Result<Signature, ExchangeError>> {
  const { subject } = fields;
  if (subject.type !== 'sign-off' || subject.line !== session.actor) return addSignature(session, portfolioId, { ...fields, proof: null });
  // First the work that is signed: what the log says before the signature is what it covers, and a candidate has a key after it.
  const committed = await commitWork(session, portfolioId, 'sign-off');
  if (!committed.ok) return committed;
  const { keyId } = await readWorkplace(session, portfolioId);
  const identity = keyId === null ? undefined : await session.db.identities.get(keyId);
  if (!identity) return failure({ type: 'no-identity' });
  const signed = await addSignature(session, portfolioId, { ...fields, proof: await signProof(identity, { ...fields, portfolioId }) });
  if (!signed.ok) return signed;
  // The signature stands. Should this fail, the next batch of this device takes it along.
  await commitWork(session, portfolioId, 'sign-off');
  return success(signed.value);
}
