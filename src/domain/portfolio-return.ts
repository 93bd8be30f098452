import { z } from 'zod';
import { date, id, instant, line, recordFields, text } from './record.ts';

const returnOutcome = z.enum(['more-needed', 'complete']);

export const returnOutcomeNames: Readonly<Record<z.infer<typeof returnOutcome>, string>> = { 'more-needed': 'More needed', complete: 'Complete' };

/** An assessor gives the portfolio back: what is wanted by when, and which evidence was seen. Never changed. */
export const portfolioReturn = z.strictObject({
  ...recordFields,
  returnedBy: id,
  returnedAt: instant,
  outcome: returnOutcome,
  feedback: text,
  /** When the candidate is to hand over again; '' when no day was agreed. */
  resubmitBy: date,
  /** Digest of each piece of evidence as it stood, by its id: what differs from it next time has changed since. */
  seen: z.record(id, line),
});
export type PortfolioReturn = z.infer<typeof portfolioReturn>;
