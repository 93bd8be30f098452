import { z } from 'zod';
import type { Person } from './person.ts';
import { date, id, recordFields, text } from './record.ts';

/** Why something was sampled: candidates, assessors, methods, elements, records, assessment locations. */
export const sampleReasons = ['candidate', 'assessor', 'method', 'element', 'record', 'location'] as const;
export type SampleReason = (typeof sampleReasons)[number];

/** What each reason means, as people know it (CAMERA). */
export const sampleReasonNames: Readonly<Record<SampleReason, string>> = {
  candidate: 'Candidate',
  assessor: 'Assessor',
  method: 'Method of assessment',
  element: 'Element or evidence',
  record: 'Records',
  location: 'Assessment site',
};

export const sampleStageNames = { interim: 'Interim', summative: 'Summative' } as const;

export const sampleOutcomeNames = { agree: 'Agree', 'action-required': 'Action required', 'not-sampled': 'Not sampled' } as const;

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

/** Newest first: by the day, then by the time of writing, then by id, so that every device has the same order. */
export function newestFirst(a: Sample, b: Sample): number {
  if (a.sampledOn !== b.sampledOn) return a.sampledOn < b.sampledOn ? 1 : -1;
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

/** Whose look it was: the role of the person named; of one who is not among the people, the role that wrote it. */
export function samplerOf(sample: Pick<Sample, 'sampledBy' | 'author'>, { people }: { readonly people: readonly Person[] }): 'iqa' | 'eqa' {
  const role = people.find(({ id }) => id === sample.sampledBy)?.role ?? sample.author;
  return role === 'eqa' ? 'eqa' : 'iqa';
}
