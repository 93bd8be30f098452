import { describe, expect, test } from 'vitest';
import type { ColleagueGroup } from '../../../src/domain/evidence/discussion.ts';
import { buildPortfolio, type PortfolioBuilder } from '../../support/build-portfolio.ts';
import { completePortfolio } from '../../support/complete-portfolio.ts';
import { coverageOf, pointOf } from '../../support/cover.ts';

describe('C3: a claim needs ready evidence', () => {
  const entry = { details: { riskIds: ['risk-1'] } };

  test('ready evidence claims', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('everyday', { ...entry, claims: ['1a'] });
    expect(pointOf(builder, '1a')).toMatchObject({ isClaimed: true, isSufficient: true, isEvidenced: true, gaps: [] });
  });

  test('a draft claims nothing, is shown, and is named by the gap', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('everyday', { ...entry, status: 'draft', claims: [{ pointId: '1a', locator: 'p. 2' }] });
    const point = pointOf(builder, '1a');
    expect(point).toMatchObject({ isClaimed: false, isSufficient: true, isEvidenced: false });
    expect(point.claims).toMatchObject([{ locator: 'p. 2', evidence: { id: 'evidence-1' } }]);
    expect(point.gaps).toMatchObject([
      { sentence: 'E1 claims 1a, but it is still a draft.', place: { screen: 'evidence', evidenceId: 'evidence-1', field: 'status' } },
    ]);
  });

  test('one ready claim beside a draft is enough', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('everyday', { ...entry, status: 'draft', claims: ['1a'] })
      .evidence('testimony', { claims: ['1a'] });
    expect(pointOf(builder, '1a').isClaimed).toBe(true);
  });

  test('without any claim the gap names the evidence that could, ready evidence first', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('everyday', { ...entry, status: 'draft' })
      .evidence('everyday', entry);
    expect(pointOf(builder, '1a').gaps).toMatchObject([
      { sentence: 'No evidence claims 1a yet. E2 could.', place: { evidenceId: 'evidence-2', field: 'claims' } },
    ]);
  });

  test('without anything that could, the gap leads to the point', () => {
    expect(pointOf(buildPortfolio(), '1a').gaps.at(-1)).toMatchObject({
      sentence: 'No evidence claims 1a yet.',
      place: { screen: 'coverage', pointId: '1a' },
    });
  });
});

test('C4: a point whose rules find no gap is sufficient, claimed or not', () => {
  const builder = buildPortfolio()
    .risk()
    .evidence('everyday', { details: { riskIds: ['risk-1'] } });
  expect(pointOf(builder, '1a')).toMatchObject({ isSufficient: true, isClaimed: false });
});

test('C5: a claim alone is not evidence of a point', () => {
  const builder = buildPortfolio().evidence('testimony', { claims: ['4a'] });
  const point = pointOf(builder, '4a');
  expect(point).toMatchObject({ isClaimed: true, isSufficient: false, isEvidenced: false });
  expect(point.gaps).toHaveLength(1);
});

test('C5: a judgement does not make a point evidenced, and the latest one is shown', () => {
  const builder = buildPortfolio()
    .judgement({ pointId: '1a', decision: 'met', judgedAt: '2026-05-02T09:00:00.000Z' })
    .judgement({ pointId: '1a', decision: 'not-yet', judgedAt: '2026-05-01T09:00:00.000Z' });
  expect(pointOf(builder, '1a')).toMatchObject({ isEvidenced: false, judgement: { decision: 'met' } });
});

test('of two judgements of the same instant every device shows the same one', () => {
  const at = { pointId: '1a', judgedAt: '2026-05-01T09:00:00.000Z' };
  const [first, second] = [buildPortfolio(), buildPortfolio()];
  first.judgement({ ...at, id: 'a', decision: 'met' }).judgement({ ...at, id: 'b', decision: 'not-yet' });
  second.judgement({ ...at, id: 'b', decision: 'not-yet' }).judgement({ ...at, id: 'a', decision: 'met' });
  expect([first, second].map((builder) => pointOf(builder, '1a').judgement?.id)).toEqual(['b', 'b']);
});

describe('C6: a group that needs only some of its points', () => {
  const [evidenced, open, spare] = [
    { isEvidenced: true, isNeeded: true },
    { isEvidenced: false, isNeeded: true },
    { isEvidenced: false, isNeeded: false },
  ];

  test('one of three: the other two are open', () => {
    expect(groupThree(withGroups('suppliers'))).toEqual([open, evidenced, open]);
    expect(coverageOf(withGroups('suppliers')).parts[0]).toMatchObject({ id: 'cover', needed: 11, evidenced: 1 });
  });

  test('two of three: the third is not needed any more', () => {
    expect(groupThree(withGroups('team', 'managers'))).toEqual([evidenced, spare, evidenced]);
    expect(coverageOf(withGroups('team', 'managers')).evidenced).toBe(2);
  });

  test('all three count as two, and none is called unneeded', () => {
    expect(groupThree(withGroups('team', 'suppliers', 'managers'))).toEqual([evidenced, evidenced, evidenced]);
    expect(coverageOf(withGroups('team', 'suppliers', 'managers')).evidenced).toBe(2);
  });

  test('28 of 29 points are needed: 11, 12 and 5', () => {
    const coverage = coverageOf(completePortfolio());
    expect(coverage).toMatchObject({ needed: 28, evidenced: 28 });
    expect(coverage.points).toHaveLength(29);
    expect(coverage.parts.map(({ id, title, needed, evidenced: count }) => [id, title, needed, count])).toEqual([
      ['cover', 'What you must cover', 11, 11],
      ['do', 'What you must do', 12, 12],
      ['know', 'What you must know', 5, 5],
    ]);
  });
});

function withGroups(...groups: readonly ColleagueGroup[]): PortfolioBuilder {
  return buildPortfolio()
    .risk()
    .evidence('discussion', {
      claims: ['3a', '3b', '3c'],
      details: {
        people: groups.map((group) => ({ id: group, name: 'Someone', group })),
        riskIds: ['risk-1'],
        possibleActions: [{ id: 'possible-1', riskId: 'risk-1', action: 'Ask twice' }],
      },
    });
}

function groupThree(builder: PortfolioBuilder) {
  return coverageOf(builder)
    .points.filter((point) => point.point.group === '3')
    .map(({ isEvidenced, isNeeded }) => ({ isEvidenced, isNeeded }));
}
