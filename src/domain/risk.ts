import { z } from 'zod';
import { id, line, recordFields, text } from './record.ts';

export const riskTypes = ['financial', 'reputational', 'health-safety', 'sub-standard'] as const;
export const riskType = z.enum(riskTypes);
export type RiskType = z.infer<typeof riskType>;

export const riskTypeNames: Readonly<Record<RiskType, string>> = {
  financial: 'Financial',
  reputational: 'Reputational',
  'health-safety': 'Health and safety',
  'sub-standard': 'Sub-standard service or product',
};

/** The three ways in which a risk can hurt (311.2.2). */
export const dimensions = ['finance', 'reputation', 'healthAndSafety'] as const;
export type Dimension = (typeof dimensions)[number];

export const dimensionNames: Readonly<Record<Dimension, string>> = {
  finance: 'Finance',
  reputation: 'Reputation',
  healthAndSafety: 'Health and safety',
};

/** A risk in the candidate's area of responsibility. Its ratings are rows of formal assessments, so that their history is kept. */
export const risk = z.strictObject({
  ...recordFields,
  /** R1, R2…: given once, never used again. */
  number: z.int().min(1),
  stageIds: z.array(id),
  type: riskType.nullable(),
  /** The source: what is there that could cause trouble. */
  hazard: text,
  /** The event: what may happen. */
  event: text,
  /** Who or what is affected. */
  affected: text,
  /** What already keeps the risk down. */
  controls: text,
  /** Whether it might affect customers; null is not answered yet. */
  affectsCustomers: z.boolean().nullable(),
  /** Short name for lists; the event stands in when it is blank. */
  title: line,
});

export type Risk = z.infer<typeof risk>;

export const emptyRisk = {
  stageIds: [],
  type: null,
  hazard: '',
  event: '',
  affected: '',
  controls: '',
  affectsCustomers: null,
  title: '',
} satisfies Omit<Risk, keyof typeof recordFields | 'number'>;

/** `R7`. */
export function riskReference(of: Pick<Risk, 'number'>): string {
  return `R${of.number}`;
}

/** What to call the risk in a list: its title, what may happen, or its hazard. */
export function riskName(of: Pick<Risk, 'title' | 'event' | 'hazard'>): string {
  return of.title.trim() || of.event.trim() || of.hazard.trim() || 'Not described yet';
}
