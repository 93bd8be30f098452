import { describe, expect, test } from 'vitest';
import type { PointCoverage, UnitCoverage } from '../../../src/domain/coverage/cover-unit.ts';
import { nextActions, suggestedClaims } from '../../../src/domain/coverage/next-actions.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { fullRating } from '../../support/build-rating.ts';
import { completePortfolio } from '../../support/complete-portfolio.ts';
import { coverageOf } from '../../support/cover.ts';

describe('C7: what to do next', () => {
  test('nothing, when nothing is missing', () => {
    expect(nextActions(coverageOf(completePortfolio()))).toEqual([]);
  });

  test('three at most, unless more are asked for', () => {
    const coverage = coverageOf(buildPortfolio());
    expect(nextActions(coverage)).toHaveLength(3);
    expect(nextActions(coverage, 1)).toEqual(nextActions(coverage).slice(0, 1));
    expect(nextActions(coverage, 100).length).toBeGreaterThan(3);
  });

  test('in all, the actions hold every needed point that is open, once', () => {
    const coverage = coverageOf(buildPortfolio().stage().risk().evidence('assessment'));
    const held = nextActions(coverage, 100).flatMap((action) => action.pointIds);
    expect(held.toSorted()).toEqual(
      coverage.points
        .filter((point) => !point.isEvidenced)
        .map((point) => point.point.id)
        .toSorted(),
    );
  });

  test('a claim to make comes before an assessment to write', () => {
    const [first] = nextActions(
      coverageOf(
        buildPortfolio()
          .risk()
          .evidence('everyday', { details: { riskIds: ['risk-1'] } }),
      ),
    );
    expect(first).toMatchObject({ pointIds: ['1a'], more: 0, gap: { button: 'Open E1', minutes: 1 } });
  });

  test('gaps at one place are one action, and share its minutes', () => {
    const rows = [fullRating('risk-1')];
    const builder = buildPortfolio()
      .risk()
      .evidence('everyday', { details: { riskIds: ['risk-1'] } })
      .evidence('assessment', { details: { rows } });
    const [first, second] = nextActions(coverageOf(builder));
    expect(first).toMatchObject({
      pointIds: ['1b', '2a', '2b', '2c', '2d', '311.2.1', '311.2.2', '311.2.3'],
      gap: { place: { evidenceId: 'evidence-2', field: 'claims' } },
    });
    expect(second).toMatchObject({ pointIds: ['1a'], gap: { place: { evidenceId: 'evidence-1', field: 'claims' } } });
  });

  test('of several gaps of one point the first is told, the others are counted, and all of them cost', () => {
    const builder = buildPortfolio().stage({ name: 'Greeting' }).stage({ name: 'Refund' });
    const action = nextActions(coverageOf(builder), 100).find(({ pointIds }) => pointIds.includes('311.1.4'));
    expect(action).toMatchObject({ pointIds: ['311.1.4'], more: 2, gap: { sentence: 'The stage “Greeting” has no health and safety risk.' } });
  });

  test('what costs least to close comes first, all gaps of the point together', () => {
    const [none, cheap, dear] = [point('1a', [4]), point('1b', [2, 1]), point('1c', [1, 9])];
    expect(nextActions(coverageWith([none, cheap, dear])).map((action) => action.pointIds)).toEqual([['1b'], ['1a'], ['1c']]);
  });

  test('at one place the cheapest point sets the minutes, and the points share them', () => {
    const shared = [point('1a', [9], 'E1'), point('1b', [4], 'E1')];
    expect(nextActions(coverageWith([point('1c', [3]), ...shared])).map((action) => action.pointIds)).toEqual([['1a', '1b'], ['1c']]);
  });

  test('what costs the same keeps the order of the unit', () => {
    expect(nextActions(coverageWith([point('2b', [3]), point('2a', [3])])).map((action) => action.pointIds)).toEqual([['2b'], ['2a']]);
  });

  test('a group that has enough asks for nothing more', () => {
    const people = (['team', 'managers'] as const).map((group) => ({ id: group, name: 'Someone', group }));
    const builder = buildPortfolio().evidence('discussion', {
      claims: ['3a', '3c'],
      details: { people, possibleActions: [{ id: 'a', riskId: '', action: 'Ask twice' }] },
    });
    expect(nextActions(coverageOf(builder), 100).flatMap((action) => action.pointIds)).not.toContain('3b');
  });
});

describe('C8: suggestions', () => {
  const builder = buildPortfolio()
    .stage()
    .risk({ type: 'financial', stageIds: ['stage-1'] })
    .evidence('assessment', { claims: ['2a'], details: { rows: [fullRating('risk-1')] } })
    .evidence('testimony');

  test('points that the evidence bears out and does not claim, in the order of the unit', () => {
    expect(suggestedClaims(coverageOf(builder), 'evidence-1')).toEqual(['1b', '2b', '2c', '2d', '311.1.2', '311.2.1', '311.2.2', '311.2.3']);
  });

  test('none for evidence that no rule looks at, nor for evidence that is gone', () => {
    expect(suggestedClaims(coverageOf(builder), 'evidence-2')).toEqual([]);
    expect(suggestedClaims(coverageOf(builder), 'evidence-99')).toEqual([]);
  });

  test('a suggestion is not a claim', () => {
    expect(coverageOf(builder).byPoint.get('1b')).toMatchObject({ isClaimed: false, claims: [] });
  });
});

/** A needed point that is open, with gaps of these minutes; all at one place when it is named. */
function point(id: string, minutes: readonly number[], evidenceId?: string): PointCoverage {
  const open = coverageOf(buildPortfolio()).byPoint.get(id);
  if (!open) throw new Error(`Unit 311 has no point ${id}.`);
  const gaps = minutes.map((each, index) => ({
    sentence: `Gap ${index} of ${id}.`,
    remedy: 'Mend it.',
    place: { screen: 'evidence', evidenceId: evidenceId ?? `${id} ${index}` } as const,
    button: 'Open',
    minutes: each,
  }));
  return { ...open, gaps };
}

function coverageWith(points: readonly PointCoverage[]): UnitCoverage {
  return { ...coverageOf(buildPortfolio()), points };
}
