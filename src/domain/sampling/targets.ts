import { kindNoun } from '../evidence.ts';
import type { SampleReason } from '../sampling.ts';
import type { Decision } from './decisions.ts';

/** Something that sampling must have looked at over time, with the CAMERA reason that it stands for (I16). */
export interface Target {
  readonly key: string;
  readonly reason: SampleReason;
  readonly why: string;
  /** Below 1 it only steers the choice, and is never by itself a reason to sample. */
  readonly weight: number;
}

/** I16: what a look at this decision would cover. `hasSites`: candidates of the caseload work in different places. */
export function targetsOf(decision: Decision, hasSites: boolean): readonly Target[] {
  const { assessor, assessorName, candidate, portfolioId, groupId, methods, site, pointId } = decision;
  return [
    { key: `assessor ${assessor}`, reason: 'assessor', why: `Nothing of ${assessorName}’s has been sampled yet.`, weight: 9 },
    { key: `candidate ${portfolioId}`, reason: 'candidate', why: `Nothing of ${candidate || 'this candidate'}’s has been sampled yet.`, weight: 5 },
    ...methods.map((method): Target => ({
      key: `method ${method}`,
      reason: 'method',
      why: `No ${kindNoun(method)} has been sampled yet.`,
      weight: 4,
    })),
    { key: `group ${groupId}`, reason: 'element', why: `No point of ${groupId} has been sampled yet.`, weight: 4 },
    ...(decision.timesJudged > 1
      ? [{ key: `again ${assessor}`, reason: 'element', why: `${pointId} was judged more than once.`, weight: 6 } as const]
      : []),
    ...(decision.isRecordWhole
      ? []
      : [
          {
            key: `record ${assessor}`,
            reason: 'record',
            why: `The record on ${pointId} is not whole: a tick or the feedback is missing.`,
            weight: 7,
          } as const,
        ]),
    ...(hasSites && site !== ''
      ? [{ key: `site ${site}`, reason: 'location', why: `Nothing from ${site} has been sampled yet.`, weight: 3 } as const]
      : []),
    // Where there is a choice, spread what fills the rate over each assessor's own methods and groups.
    ...methods.map((method): Target => ({ key: `${assessor} × ${method}`, reason: 'method', why: '', weight: 0.2 })),
    { key: `${assessor} × ${groupId}`, reason: 'element', why: '', weight: 0.2 },
  ];
}
