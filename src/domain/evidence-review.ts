import { z } from 'zod';
import { date, id, instant, line, recordFields, text } from './record.ts';

/**
 * What an assessor found when looking at one piece of evidence: whether a claim is accepted, or that what is held at the
 * workplace was seen there. Never changed: a new finding is a new record, and the newest about one claim counts.
 */
export const evidenceReview = z.strictObject({
  ...recordFields,
  evidenceId: id,
  assessorId: id,
  reviewedAt: instant,
  /** Digest of the evidence as it was looked at; when it no longer agrees, the evidence has changed since. */
  digest: line,
  subject: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('claim'), pointId: id, decision: z.enum(['accepted', 'rejected']), reason: text }),
    z.strictObject({ type: z.literal('seen-in-situ'), seenOn: date, where: line, notes: text }),
  ]),
});
export type EvidenceReview = z.infer<typeof evidenceReview>;
