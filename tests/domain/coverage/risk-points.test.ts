import { describe, expect, test } from 'vitest';
import type { DetailsOf } from '../../../src/domain/evidence.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { blankRating, consequencesOf, fullRating } from '../../support/build-rating.ts';
import { pointOf, ruleGaps } from '../../support/cover.ts';

describe('C40: customers were told (311.1.6)', () => {
  const details: Partial<DetailsOf<'communication'>> = { audience: 'customers', channel: 'Notice', riskIds: ['risk-1'] };

  test('no risks', () => {
    expect(ruleGaps(buildPortfolio(), '311.1.6')).toEqual(['You have not recorded any risk yet.']);
  });

  test('a risk that does not say', () => {
    expect(pointOf(buildPortfolio().risk(), '311.1.6').gaps[0]).toMatchObject({
      sentence: 'R1 “Event 1” does not say whether it affects customers.',
      place: { screen: 'register', riskId: 'risk-1', field: 'affectsCustomers' },
    });
  });

  test('none that affects customers', () => {
    expect(ruleGaps(buildPortfolio().risk({ affectsCustomers: false }), '311.1.6')).toEqual(['No risk is marked as affecting customers.']);
  });

  test('one that does, and nobody told them', () => {
    const builder = buildPortfolio().risk({ affectsCustomers: true, title: 'Parcel left with a neighbour' });
    expect(pointOf(builder, '311.1.6').gaps[0]).toMatchObject({
      sentence: 'R1 “Parcel left with a neighbour” affects customers, but no one has told them.',
      place: { screen: 'new-evidence', kind: 'communication', riskId: 'risk-1', audience: 'customers' },
    });
    expect(ruleGaps(builder.evidence('communication', { details }), '311.1.6')).toEqual([]);
    expect(pointOf(builder, '311.1.6').rules).toMatchObject([{ summary: 'Customers were told of 1 of 1 risk that affects them' }]);
  });

  test('a long name is cut', () => {
    const [gap] = ruleGaps(buildPortfolio().risk({ affectsCustomers: true, event: 'x'.repeat(80) }), '311.1.6');
    expect(gap).toBe(`R1 “${'x'.repeat(57)}…” affects customers, but no one has told them.`);
  });

  test('telling staff is not telling customers', () => {
    const builder = buildPortfolio()
      .risk({ affectsCustomers: true })
      .evidence('communication', { details: { ...details, audience: 'staff' } });
    expect(pointOf(builder, '311.1.6').isSufficient).toBe(false);
  });

  test('a record that says neither how nor what tells nothing', () => {
    const builder = buildPortfolio()
      .risk({ affectsCustomers: true })
      .evidence('communication', { details: { ...details, channel: ' ' } });
    expect(pointOf(builder, '311.1.6').gaps[0]).toMatchObject({
      sentence: 'E1 does not say how customers were told of R1 “Event 1”.',
      place: { screen: 'evidence', evidenceId: 'evidence-1', field: 'details.channel' },
    });
    expect(pointOf(builder, '311.1.6').support).toEqual([]);
  });

  test('telling of a risk that does not affect them bears nothing out', () => {
    const builder = buildPortfolio().risk({ affectsCustomers: false }).risk({ affectsCustomers: true }).evidence('communication', { details });
    expect(pointOf(builder, '311.1.6').support).toEqual([]);
  });
});

describe('C41: staff were told (311.1.7)', () => {
  test('each risk is shared, whether it affects customers or not', () => {
    const builder = buildPortfolio()
      .risk()
      .risk({ affectsCustomers: false })
      .evidence('communication', { details: { audience: 'staff', message: 'Mind the cable.', riskIds: ['risk-1'] } });
    expect(ruleGaps(builder, '311.1.7')).toEqual(['R2 “Event 2” has not been shared with staff.']);
    expect(pointOf(builder, '311.1.7').rules).toMatchObject([{ summary: '1 of 2 risks shared with staff' }]);
    builder.evidence('communication', { details: { audience: 'staff', channel: 'Huddle', riskIds: ['risk-2'] } });
    expect(ruleGaps(builder, '311.1.7')).toEqual([]);
  });

  test('no risks, and no audience', () => {
    expect(ruleGaps(buildPortfolio(), '311.1.7')).toEqual(['You have not recorded any risk yet.']);
    const builder = buildPortfolio()
      .risk()
      .evidence('communication', { details: { audience: null, channel: 'Huddle', riskIds: ['risk-1'] } });
    expect(pointOf(builder, '311.1.7').isSufficient).toBe(false);
  });
});

describe('C42–C44: each risk is rated (311.2.1–311.2.3)', () => {
  test.each(['311.2.1', '311.2.2', '311.2.3'])('%s: no risks, and a risk in no assessment', (pointId) => {
    expect(ruleGaps(buildPortfolio(), pointId)).toEqual(['You have not recorded any risk yet.']);
    expect(pointOf(buildPortfolio().risk(), pointId).gaps[0]).toMatchObject({
      sentence: 'R1 “Event 1” is not in any formal assessment.',
      place: { screen: 'new-evidence', kind: 'assessment', riskId: 'risk-1' },
    });
    expect(pointOf(buildPortfolio().risk().evidence('assessment'), pointId).gaps[0]).toMatchObject({
      place: { evidenceId: 'evidence-1', field: 'details.rows' },
    });
  });

  test.each([
    ['311.2.1', 'probability', 'R1 “Event 1” has no probability.', 'probability'],
    ['311.2.2', 'consequences', 'R1 “Event 1” has no consequence for reputation or health and safety.', 'consequences.reputation.step'],
    ['311.2.3', 'classification', 'R1 “Event 1” has no class.', 'classification'],
  ] as const)('%s: the gap leads to the open field of the latest row', (pointId, aspect, sentence, field) => {
    const open = {
      probability: { probability: null },
      consequences: { consequences: consequencesOf(1, null, null) },
      classification: { classification: null },
    }[aspect];
    const builder = buildPortfolio()
      .risk()
      .risk()
      .evidence('assessment', { details: { rows: [fullRating('risk-2'), fullRating('risk-1', open)] } });
    expect(pointOf(builder, pointId).gaps[0]).toMatchObject({ sentence, place: { evidenceId: 'evidence-1', field: `details.rows.1.${field}` } });
    expect(pointOf(builder, pointId).rules[0]?.summary).toMatch(/^1 of 2 risks has /);
  });

  test('C44: any class counts, the matrix informs only', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('assessment', {
        details: { rows: [fullRating('risk-1', { probability: 5, consequences: consequencesOf(5, 5, 5), classification: 'low' })] },
      });
    expect(pointOf(builder, '311.2.3').isSufficient).toBe(true);
  });

  test('an assessment in which nothing is rated bears nothing out', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('assessment', { details: { rows: [blankRating('risk-1')] } });
    for (const pointId of ['311.2.1', '311.2.2', '311.2.3']) expect(pointOf(builder, pointId).support).toEqual([]);
  });
});

describe('C45: work with colleagues led to possible actions (311.2.4)', () => {
  test('no discussion', () => {
    expect(pointOf(buildPortfolio(), '311.2.4').gaps[0]).toMatchObject({
      sentence: 'No discussion has led to possible actions yet.',
      place: { screen: 'new-evidence', kind: 'discussion' },
    });
  });

  test('a risk and an action are needed; the action may name the risk', () => {
    expect(ruleGaps(discussed({ riskIds: ['risk-1'], possibleActions: possible('', 'Ask twice') }), '311.2.4')).toEqual([]);
    expect(ruleGaps(discussed({ possibleActions: possible('risk-1', 'Ask twice') }), '311.2.4')).toEqual([]);
  });

  test.each([
    ['no action', { riskIds: ['risk-1'] }],
    ['an action of spaces', { riskIds: ['risk-1'], possibleActions: possible('', ' ') }],
    ['no risk', { possibleActions: possible('', 'Ask twice') }],
    ['a deleted risk', { riskIds: ['risk-gone'], possibleActions: possible('risk-gone', 'Ask twice') }],
  ])('%s is not enough', (_, details) => {
    expect(pointOf(discussed(details), '311.2.4').gaps[0]).toMatchObject({ place: { evidenceId: 'evidence-1', field: 'details.possibleActions' } });
  });
});

describe('C46: a procedure was adapted (311.2.5)', () => {
  const whole: Partial<DetailsOf<'decision'>> = {
    riskId: 'risk-1',
    decision: 'act',
    before: 'One checked.',
    after: 'Two check.',
    effect: 'Fewer errors.',
    actions: [{ id: 'a', action: 'Check twice', owner: '', due: '', doneOn: '2026-03-01' }],
  };
  const decided = (details: Partial<DetailsOf<'decision'>>) =>
    buildPortfolio()
      .risk()
      .evidence('decision', { details: { ...whole, ...details } });

  test('before, after, effect and an action done are enough', () => {
    expect(ruleGaps(decided({}), '311.2.5')).toEqual([]);
  });

  test('nothing yet, or only a tolerated risk', () => {
    expect(ruleGaps(buildPortfolio(), '311.2.5')).toEqual(['No procedure has been adapted yet.']);
    expect(ruleGaps(decided({ decision: 'tolerate' }), '311.2.5')).toEqual(['No procedure has been adapted yet.']);
  });

  test.each([
    ['before', { before: ' ' }, 'E1 does not show how the procedure was before.'],
    ['after', { after: '' }, 'E1 does not show how the procedure is after.'],
    ['effect', { effect: '' }, 'E1 does not show what the change did to the risk.'],
    ['actions', { actions: [] }, 'E1 does not show an action that is done.'],
  ])('%s is needed', (field, details, sentence) => {
    expect(pointOf(decided(details), '311.2.5').gaps[0]).toMatchObject({ sentence, place: { evidenceId: 'evidence-1', field: `details.${field}` } });
  });

  test('the parts must be in one decision', () => {
    const builder = decided({ effect: '' }).evidence('decision', { details: { ...whole, actions: [] } });
    expect(pointOf(builder, '311.2.5').isSufficient).toBe(false);
  });
});

function discussed(details: Partial<DetailsOf<'discussion'>>) {
  return buildPortfolio().risk().evidence('discussion', { details });
}

function possible(riskId: string, action: string) {
  return [{ id: 'possible-1', riskId, action }];
}
