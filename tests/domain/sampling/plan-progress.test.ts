import { describe, expect, test } from 'vitest';
import type { Sample } from '../../../src/domain/sampling.ts';
import { emptySamplingPlan, samplingPlan, type PlanRow } from '../../../src/domain/sampling/plan.ts';
import { planProgress, toPlanRows } from '../../../src/domain/sampling/plan-progress.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';

const row = (fields: Partial<PlanRow> = {}): PlanRow => ({
  id: 'row-1',
  portfolioId: 'portfolio-1',
  stage: 'interim',
  reason: 'method',
  pointIds: ['1a', '1b'],
  evidenceIds: [],
  why: '',
  plannedOn: '2026-03-10',
  addedAt: '2026-01-01T00:00:00.000Z',
  sampleId: '',
  ...fields,
});
const samples = (...fields: readonly Partial<Sample>[]) => fields.reduce((built, one) => built.sample(one), buildPortfolio()).snapshot().samples;
const progress = (rows: readonly PlanRow[], of: readonly Sample[] = [], today = '2026-03-10') =>
  planProgress(samplingPlan.parse({ ...emptySamplingPlan, id: 'plan', updatedAt: '2026-01-01T00:00:00.000Z', rows }), () => of, today);

describe('I18: a row of the plan', () => {
  test('is done by the sample that it names, or by one written after it that covers its points or says "not sampled"', () => {
    const doneBy = (rowFields: Partial<PlanRow>, of: readonly Sample[]) => progress([row(rowFields)], of)[0]?.sample?.id ?? null;
    expect(doneBy({}, samples({ pointIds: ['1b', '1a', '4a'] }))).toBe('sample-1');
    expect(doneBy({}, samples({ pointIds: ['1a'] }))).toBeNull();
    expect(doneBy({ sampleId: 'sample-1' }, samples({ pointIds: ['1a'] }))).toBe('sample-1');
    expect(doneBy({ sampleId: 'gone' }, samples({ pointIds: ['1a'] }))).toBeNull();
    expect(doneBy({}, samples({ outcome: 'not-sampled' }))).toBe('sample-1');
    expect(doneBy({ addedAt: '2026-12-01T00:00:00.000Z' }, samples({ pointIds: ['1a', '1b'] }))).toBeNull();
    expect(doneBy({ pointIds: [] }, samples({}))).toBeNull();
  });

  test('is overdue when it is open and its day has passed', () => {
    expect(progress([row()], [], '2026-03-11')[0]?.isOverdue).toBe(true);
    expect(progress([row()])[0]?.isOverdue).toBe(false);
    expect(progress([row({ plannedOn: '' })])[0]?.isOverdue).toBe(false);
    expect(progress([row()], samples({ pointIds: ['1a', '1b'] }), '2026-03-11')[0]?.isOverdue).toBe(false);
  });

  test('stands in the order of its day, open ones first', () => {
    const rows = [
      row({ id: 'late', plannedOn: '2026-05-01' }),
      row({ id: 'done', sampleId: 'sample-1' }),
      row({ id: 'soon', plannedOn: '2026-04-01' }),
    ];
    expect(progress(rows, samples({ pointIds: [] })).map((state) => state.row.id)).toEqual(['soon', 'late', 'done']);
  });
});

describe('rows of a proposal', () => {
  const proposal = {
    portfolioId: 'portfolio-1',
    candidate: 'Aisha',
    stage: 'interim',
    reason: 'method',
    pointIds: ['1a'],
    evidenceIds: [],
    why: 'So',
  } as const;
  const days = (count: number, until: string) => {
    let ids = 0;
    const createId = () => `id-${(ids += 1)}`;
    const proposals = Array.from({ length: count }, () => proposal);
    return toPlanRows(proposals, { until, today: '2026-03-28', at: '2026-03-28T09:00:00.000Z', createId }).map(({ plannedOn }) => plannedOn);
  };

  test('spread their days from tomorrow to the last day, over the change of the clocks too', () => {
    expect(days(3, '2026-03-31')).toEqual(['2026-03-29', '2026-03-30', '2026-03-31']);
    expect(days(2, '2026-04-07')).toEqual(['2026-04-02', '2026-04-07']);
    expect(days(2, '2026-03-01')).toEqual(['2026-03-29', '2026-03-29']);
    expect(days(1, '')).toEqual(['2026-03-29']);
  });

  test('are rows that a plan can hold', () => {
    const rows = toPlanRows([proposal], { until: '2026-04-01', today: '2026-03-28', at: '2026-03-28T09:00:00.000Z', createId: () => 'id-1' });
    expect(samplingPlan.shape.rows.parse(rows)).toEqual(rows);
  });
});
