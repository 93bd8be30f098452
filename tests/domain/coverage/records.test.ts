import { describe, expect, test } from 'vitest';
import { threeByThree } from '../../../src/domain/risk-method.ts';
import { buildPortfolio, type PortfolioBuilder } from '../../support/build-portfolio.ts';
import { blankRating, consequencesOf, fullRating } from '../../support/build-rating.ts';
import { pointOf, ruleGaps } from '../../support/cover.ts';

describe('C1: what points at a deleted record points at nothing', () => {
  test('a deleted risk identifies nothing', () => {
    const builder = buildPortfolio().evidence('everyday', { details: { riskIds: ['risk-gone'] } });
    expect(ruleGaps(builder, '1a')).toEqual(['E1 does not name a risk yet.']);
  });

  test('a row about a deleted risk is no row', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('assessment', { details: { rows: [blankRating('risk-gone'), fullRating('risk-1')] } });
    for (const pointId of ['2a', '2b', '2c', '2d', '311.2.1', '311.2.2', '311.2.3']) expect(ruleGaps(builder, pointId)).toEqual([]);
    expect(pointOf(builder, '2c').rules[0]?.summary).toBe('1 of 1 row complete');
  });

  test('an assessment of deleted risks only lists no risk, and bears nothing out', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('assessment', { details: { rows: [fullRating('risk-gone')] } });
    expect(ruleGaps(builder, '2a')).toEqual(['E1 lists no risk.']);
    expect(pointOf(builder, '311.2.1').support).toEqual([]);
  });

  test('a decision about a deleted risk counts for nothing, and says so', () => {
    const builder = buildPortfolio().evidence('decision', {
      details: { riskId: 'risk-gone', decision: 'tolerate', reason: 'Small.', reviewDate: '2026-09-01' },
    });
    expect(pointOf(builder, '4b').gaps[0]).toMatchObject({ sentence: 'E1 does not say which risk it is about.', place: { field: 'details.riskId' } });
  });

  test('a communication about deleted risks only bears nothing out', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('communication', { details: { audience: 'staff', channel: 'Briefing', riskIds: ['risk-gone'] } });
    expect(pointOf(builder, '311.1.7').support).toEqual([]);
  });

  test('a risk at a deleted stage covers no stage', () => {
    const builder = buildPortfolio()
      .stage({ name: 'Greeting' })
      .risk({ type: 'financial', stageIds: ['stage-gone'] });
    expect(ruleGaps(builder, '311.1.2')).toEqual(['The stage “Greeting” has no financial risk.']);
  });
});

describe('C2: of several ratings the latest counts', () => {
  test('by the day of the activity, not by the order of writing', () => {
    expect(pointOf(ratedTwice('2026-03-01', '2026-03-02'), '311.2.1').isSufficient).toBe(false);
    expect(pointOf(ratedTwice('2026-03-02', '2026-03-01'), '311.2.1').isSufficient).toBe(true);
  });

  test('on the same day by reference', () => {
    expect(ruleGaps(ratedTwice('2026-03-01', '2026-03-01'), '311.2.1')).toEqual(['R1 “Event 1” has no probability.']);
  });

  test('an assessment without a day is older than any with one', () => {
    expect(pointOf(ratedTwice('2026-03-01', ''), '311.2.1').isSufficient).toBe(true);
    expect(pointOf(ratedTwice('', '2026-03-01'), '311.2.1').isSufficient).toBe(false);
  });

  test('of two rows in one assessment the first counts', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('assessment', { details: { rows: [fullRating('risk-1'), blankRating('risk-1')] } });
    expect(pointOf(builder, '311.2.1').isSufficient).toBe(true);
    expect(pointOf(builder, '2c').isSufficient).toBe(false);
  });
});

describe('C9: a blank risk identifies nothing', () => {
  const blank = { event: ' ', hazard: '', title: '' };

  test('in an everyday entry', () => {
    const builder = buildPortfolio()
      .risk(blank)
      .evidence('everyday', { details: { riskIds: ['risk-1'] } });
    expect(pointOf(builder, '1a').gaps[0]).toMatchObject({
      sentence: 'R1 in E1 is not described yet.',
      place: { screen: 'register', riskId: 'risk-1', field: 'event' },
    });
  });

  test('at a stage', () => {
    const builder = buildPortfolio()
      .stage({ name: 'Refund' })
      .risk({ ...blank, type: 'health-safety', stageIds: ['stage-1'] });
    expect(ruleGaps(builder, '311.1.4')).toEqual(['R1, the health and safety risk of the stage “Refund”, is not described yet.']);
  });

  test.each(['title', 'event', 'hazard'])('its %s is enough', (field) => {
    const builder = buildPortfolio()
      .risk({ ...blank, [field]: 'Something' })
      .evidence('everyday', { details: { riskIds: ['risk-1'] } });
    expect(pointOf(builder, '1a').isSufficient).toBe(true);
  });

  test('it still asks to be rated', () => {
    expect(ruleGaps(buildPortfolio().risk(blank), '311.2.1')).toEqual(['R1 “Not described yet” is not in any formal assessment.']);
  });
});

describe('C17: a step must be one of the method', () => {
  test('step 3 of a 3 × 3 method counts', () => {
    for (const pointId of ['2b', '2c', '311.2.1', '311.2.2']) expect(ruleGaps(ratedSmall(3), pointId)).toEqual([]);
  });

  test('step 4 is as good as blank, and the gap says why', () => {
    expect(ruleGaps(ratedSmall(4), '2b')).toEqual(['R1 in E1 has a consequence missing.']);
    expect(ruleGaps(ratedSmall(4), '2c')).toEqual(['R1 in E1 has no probability.']);
    expect(ruleGaps(ratedSmall(4), '311.2.1')).toEqual(['R1 “Event 1” has no probability on the 3 × 3 scale.']);
    expect(ruleGaps(ratedSmall(4), '311.2.2')).toEqual(['R1 “Event 1” has no consequence for reputation on the 3 × 3 scale.']);
  });
});

/** One risk in two assessments, complete in the first, without a probability in the second. */
function ratedTwice(first: string, second: string): PortfolioBuilder {
  return buildPortfolio()
    .risk()
    .evidence('assessment', { activityDate: first, details: { rows: [fullRating('risk-1')] } })
    .evidence('assessment', { activityDate: second, details: { rows: [fullRating('risk-1', { probability: null })] } });
}

/** One risk rated with this step for probability and reputation, in a 3 × 3 method. */
function ratedSmall(step: number): PortfolioBuilder {
  return buildPortfolio({ method: threeByThree })
    .risk()
    .evidence('assessment', { details: { rows: [fullRating('risk-1', { probability: step, consequences: consequencesOf(1, step, 1) })] } });
}
