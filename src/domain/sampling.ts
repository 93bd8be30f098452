import { z } from 'zod';
import { date, id, recordFields, text } from './record.ts';

/** Why something was sampled: candidates, assessors, methods, elements, records, assessment locations. */
export const sampleReasons = ['candidate', 'assessor', 'method', 'element', 'record', 'location'] as const;

/** An IQA's or EQA's look at an assessor's decisions. */
export const sample = z.strictObject({
  ...recordFields,
  sampledBy: id,
  sampledOn: date,
  stage: z.enum(['interim', 'summative']),
  reason: z.enum(sampleReasons),
  pointIds: z.array(id),
  evidenceIds: z.array(id),
  outcome: z.enum(['agree', 'action-required', 'not-sampled']),
  feedback: text,
});
export type Sample = z.infer<typeof sample>;
