import type { Sample } from '../sampling.ts';
import type { ProposedSample } from './propose.ts';
import type { PlanRow, SamplingPlan } from './plan.ts';

/** How a row of the plan stands: with the sample that came of it, if any. */
export interface PlanRowState {
  readonly row: PlanRow;
  readonly sample: Sample | null;
  readonly isOverdue: boolean;
}

/**
 * I18: a row is done when the sample named in it is there, or a later sample of that portfolio covers all its points, or says
 * that it is not sampled. Rows in the order of their day, open ones first.
 */
export function planProgress(plan: SamplingPlan, samplesOf: (portfolioId: string) => readonly Sample[], today: string): readonly PlanRowState[] {
  return plan.rows
    .map((row): PlanRowState => {
      const sample = sampleFor(row, samplesOf(row.portfolioId));
      return { row, sample, isOverdue: sample === null && row.plannedOn !== '' && row.plannedOn < today };
    })
    .sort(
      (a, b) =>
        Number(a.sample !== null) - Number(b.sample !== null) ||
        (a.row.plannedOn < b.row.plannedOn ? -1 : a.row.plannedOn > b.row.plannedOn ? 1 : a.row.id < b.row.id ? -1 : 1),
    );
}

/** Proposals as rows of a plan, their days spread evenly from tomorrow to the plan's last day. */
export function toPlanRows(
  proposals: readonly ProposedSample[],
  { until, today, at, createId }: { readonly until: string; readonly today: string; readonly at: string; readonly createId: () => string },
): readonly PlanRow[] {
  return proposals.map(({ candidate: _candidate, pointIds, evidenceIds, ...proposal }, index) => ({
    ...proposal,
    pointIds: [...pointIds],
    evidenceIds: [...evidenceIds],
    id: createId(),
    plannedOn: spreadDay(today, until, (index + 1) / proposals.length),
    addedAt: at,
    sampleId: '',
  }));
}

function sampleFor(row: PlanRow, samples: readonly Sample[]): Sample | null {
  return (
    samples.find(({ id }) => id === row.sampleId) ??
    samples.find(
      ({ createdAt, outcome, pointIds }) =>
        createdAt > row.addedAt && (outcome === 'not-sampled' || (row.pointIds.length > 0 && row.pointIds.every((id) => pointIds.includes(id)))),
    ) ??
    null
  );
}

const DAY = 86_400_000;

function spreadDay(today: string, until: string, share: number): string {
  const from = Date.parse(today);
  const days = Math.max(1, Math.round((Date.parse(until) - from) / DAY) || 1);
  return new Date(from + Math.max(1, Math.ceil(days * share)) * DAY).toISOString().slice(0, 10);
}
