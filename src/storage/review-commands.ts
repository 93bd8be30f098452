import type { EvidenceReview } from '../domain/evidence-review.ts';
import type { Judgement } from '../domain/judgement.ts';
import type { PortfolioReturn } from '../domain/portfolio-return.ts';
import { isFilled, type RecordFields } from '../domain/record.ts';
import type { Result } from '../lib/result.ts';
import type { Session } from './session.ts';
import { write } from './write.ts';
import { Refused, type WriteError } from './write-error.ts';

/**
 * Keeps an assessor's decision on a point; earlier ones stay as history. `digest` is that of the evidence that was looked at (J1),
 * computed from what was on the screen: what changed meanwhile must show as changed.
 */
export function addJudgement(
  session: Session,
  portfolioId: string,
  fields: Omit<Judgement, keyof RecordFields | 'judgedAt'>,
): Promise<Result<Judgement, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    if (fields.decision !== 'met' && !isFilled(fields.feedback))
      throw new Refused({ type: 'invalid', path: 'feedback', reason: 'Say what is missing, so that the candidate can act on it.' });
    return writer.create('judgements', { ...fields, judgedAt: writer.at });
  });
}

/** Keeps what an assessor found when looking at one piece of evidence (J7, J8). */
export function addEvidenceReview(
  session: Session,
  portfolioId: string,
  fields: Omit<EvidenceReview, keyof RecordFields | 'reviewedAt'>,
): Promise<Result<EvidenceReview, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    const { subject } = fields;
    if (subject.type === 'claim' && subject.decision === 'rejected' && !isFilled(subject.reason))
      throw new Refused({ type: 'invalid', path: 'reason', reason: 'Say why the claim is not accepted.' });
    if (subject.type === 'seen-in-situ' && !isFilled(subject.seenOn))
      throw new Refused({ type: 'invalid', path: 'seenOn', reason: 'Give the day on which you saw it.' });
    await writer.find('evidence', fields.evidenceId);
    return writer.create('evidenceReviews', { ...fields, reviewedAt: writer.at });
  });
}

/** Gives the portfolio back to the candidate, with the digests of what was seen (J4). */
export function addReturn(
  session: Session,
  portfolioId: string,
  fields: Omit<PortfolioReturn, keyof RecordFields | 'returnedAt'>,
): Promise<Result<PortfolioReturn, WriteError>> {
  return write(session, portfolioId, (writer) => writer.create('returns', { ...fields, returnedAt: writer.at }));
}
