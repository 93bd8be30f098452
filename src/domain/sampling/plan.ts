import '../zod-setup.ts';
import { z } from 'zod';
import { date, id, instant, line, text } from '../record.ts';
import { sample, sampleReasons } from '../sampling.ts';

/** Why so much of an assessor's work is looked at. */
export const rateReasons = ['new', 'unqualified', 'action', 'usual', 'experienced'] as const;
export type RateReason = (typeof rateReasons)[number];

/** How much of one assessor's decisions the IQA means to look at. */
const samplingRate = z.strictObject({
  /** `nameKey` of the assessor (I10). */
  assessor: line,
  reason: z.enum(rateReasons),
  percent: z.int().min(0).max(100),
});
export type SamplingRate = z.infer<typeof samplingRate>;

/** Something to sample: what, why and when. */
const planRow = z.strictObject({
  id,
  portfolioId: id,
  stage: sample.shape.stage,
  reason: z.enum(sampleReasons),
  pointIds: z.array(id),
  evidenceIds: z.array(id),
  /** In words, why just these. */
  why: text,
  plannedOn: date,
  addedAt: instant,
  /** The sample that came of it; '' while there is none. */
  sampleId: z.union([id, z.literal('')]),
});
export type PlanRow = z.infer<typeof planRow>;

/** The IQA's plan over the portfolios on this device. Stays on the device; what comes of it are samples in the portfolios. */
export const samplingPlan = z.strictObject({
  id,
  updatedAt: instant,
  /** Settles which of equally good decisions are proposed: the same number draws the same sample again. */
  seed: z.int().min(1).max(999_999),
  /** The day by which this round of sampling is to be done. */
  until: date,
  rates: z.array(samplingRate),
  rows: z.array(planRow),
});
export type SamplingPlan = z.infer<typeof samplingPlan>;

export const emptySamplingPlan = { seed: 1, until: '', rates: [], rows: [] } satisfies Omit<SamplingPlan, 'id' | 'updatedAt'>;
