import { groupBy } from '../../lib/group-by.ts';
import type { Decision } from './decisions.ts';
import { openActions } from './open-action.ts';
import type { RateReason, SamplingRate } from './plan.ts';

/** From this many agreed decisions on, an assessor counts as experienced; below this many, as new. */
const EXPERIENCED = 20;
const NEW = 5;

/** What Folio suggests. The centre's own policy and the EQA decide; every one can be changed. */
const suggestedPercent: Readonly<Record<RateReason, number>> = { action: 60, unqualified: 50, new: 50, usual: 25, experienced: 15 };

/** Why that much, as a reason that stands in a plan. */
export const rateReasonNames: Readonly<Record<RateReason, string>> = {
  new: 'New here: few decisions sampled yet',
  unqualified: 'Working towards the qualification',
  action: 'Action is asked for and still open',
  usual: 'Usual: some decisions sampled and agreed',
  experienced: 'Experienced: many decisions sampled and agreed',
};

/** One assessor's decisions, how many were sampled, and how many are meant to be. */
export interface AssessorSampling {
  readonly assessor: string;
  readonly name: string;
  readonly candidates: number;
  readonly decisions: number;
  readonly sampled: number;
  readonly rate: SamplingRate;
  /** True while the plan holds no rate of the IQA's own. */
  readonly isSuggested: boolean;
  /** I13: decisions to sample so that the rate is reached: rounded up. */
  readonly wanted: number;
}

/** I13: every assessor of the caseload with the rate of the plan, or else the suggested one. By name. */
export function samplingByAssessor(decisions: readonly Decision[], rates: readonly SamplingRate[]): readonly AssessorSampling[] {
  return [...groupBy(decisions, ({ assessor }) => assessor)]
    .map(([assessor, own]): AssessorSampling => {
      const planned = rates.find((rate) => rate.assessor === assessor);
      const rate = planned ?? suggestRate(assessor, own);
      return {
        assessor,
        name: own[0].assessorName,
        candidates: new Set(own.map(({ portfolioId }) => portfolioId)).size,
        decisions: own.length,
        sampled: own.filter(isSampled).length,
        rate,
        isSuggested: planned === undefined,
        wanted: Math.ceil((own.length * rate.percent) / 100),
      };
    })
    .sort((a, b) => (a.assessor < b.assessor ? -1 : 1));
}

export function isSampled({ samples }: Pick<Decision, 'samples'>): boolean {
  return samples.length > 0;
}

/** The rate that goes with a reason until the IQA says another. */
export function percentFor(reason: RateReason): number {
  return suggestedPercent[reason];
}

/** I14: action still open, then not qualified, then how many decisions were sampled and agreed. */
function suggestRate(assessor: string, decisions: readonly Decision[]): SamplingRate {
  const agreed = decisions.filter(({ samples }) => samples.some(({ outcome }) => outcome === 'agree')).length;
  const samples = [...new Set(decisions.flatMap((decision) => decision.samples))];
  const reason = ((): RateReason => {
    if (openActions(samples).length > 0) return 'action';
    if (decisions.some(({ isAssessorQualified }) => isAssessorQualified === false)) return 'unqualified';
    if (agreed < NEW) return 'new';
    return agreed < EXPERIENCED ? 'usual' : 'experienced';
  })();
  return { assessor, reason, percent: percentFor(reason) };
}
