import type { RiskType } from '../../src/domain/risk.ts';

/** A risk as it is typed in. `at` names its stages; the first is where it is added. */
export interface RiskWords {
  readonly type: RiskType;
  readonly at: readonly [string, ...string[]];
  readonly hazard: string;
  readonly event: string;
  readonly affected: string;
  readonly controls: string;
  readonly affectsCustomers: boolean;
  readonly rating: RatingWords;
}

export interface RatingWords {
  readonly finance: readonly [step: number, note: string];
  readonly reputation: readonly [step: number, note: string];
  readonly healthAndSafety: readonly [step: number, note: string];
  readonly probability: readonly [step: number, note: string];
  readonly classification: 'Low' | 'Medium' | 'High';
  /** Only where the class differs from the matrix. */
  readonly overrideReason?: string;
  readonly judgement: 'Act' | 'Tolerate';
  readonly judgementReason: string;
}

export interface Claimed {
  /** Point, and where in the evidence to look for it. */
  readonly claims: readonly (readonly [point: string, locator: string])[];
}
