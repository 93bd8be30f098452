import type { RecordFields } from '../domain/record.ts';
import type { Signature } from '../domain/signature.ts';
import { isSignatureWhole } from '../domain/signed-content.ts';
import type { Result } from '../lib/result.ts';
import type { Session } from './session.ts';
import { write } from './write.ts';
import { Refused, type WriteError } from './write-error.ts';

/** Keeps a signature. The candidate's locks the portfolio. Earlier signatures of the same line stay as history. */
export function addSignature(
  session: Session,
  portfolioId: string,
  fields: Omit<Signature, keyof RecordFields>,
): Promise<Result<Signature, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    // S10: a name alone is not a signature.
    if (!isSignatureWhole(fields))
      throw new Refused({ type: 'invalid', path: 'strokes', reason: 'Draw the signature, or give the date of the wet ink.' });
    const signature = await writer.create('signatures', fields);
    const isCandidates = fields.subject.type === 'sign-off' && fields.subject.line === 'candidate';
    if (isCandidates && !writer.portfolio.isLocked) await writer.change('portfolios', writer.portfolio, { isLocked: true }, 'signed');
    return signature;
  });
}
