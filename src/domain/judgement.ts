import { z } from 'zod';
import { date, id, instant, line, recordFields, text } from './record.ts';

export const decisions = ['met', 'not-yet', 'more-needed'] as const;
const judgementDecision = z.enum(decisions);
export type JudgementDecision = z.infer<typeof judgementDecision>;

export const judgementDecisionNames: Readonly<Record<JudgementDecision, string>> = { met: 'Met', 'not-yet': 'Not yet', 'more-needed': 'More needed' };

/** The rules of evidence that an assessor ticks. */
export const rulesOfEvidence = ['valid', 'authentic', 'current', 'sufficient', 'reliable'] as const;

/** An assessor's decision on one point. Never changed: a new decision is a new record. */
export const judgement = z.strictObject({
  ...recordFields,
  pointId: id,
  assessorId: id,
  decision: judgementDecision,
  feedback: text,
  evidenceIs: z.array(z.enum(rulesOfEvidence)),
  judgedAt: instant,
  /** Digest of the evidence that was judged; when it no longer agrees, the evidence has changed since. */
  digest: line,
});
export type Judgement = z.infer<typeof judgement>;

/** One line of the assessment and action plan. */
export const planItem = z.strictObject({
  ...recordFields,
  agreedOn: date,
  what: text,
  pointIds: z.array(id),
  due: date,
  doneOn: date,
  outcome: text,
});
export type PlanItem = z.infer<typeof planItem>;

/** A question the assessor asked, with the candidate's answer. */
export const question = z.strictObject({
  ...recordFields,
  askedOn: date,
  assessorId: id,
  pointIds: z.array(id),
  isOral: z.boolean(),
  question: text,
  answer: text,
});
export type Question = z.infer<typeof question>;
