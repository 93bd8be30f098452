import { describe, expect, test } from 'vitest';
import type { DetailsOf } from '../../../src/domain/evidence.ts';
import type { Rating } from '../../../src/domain/evidence/assessment.ts';
import type { ColleagueGroup } from '../../../src/domain/evidence/discussion.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { blankRating, consequencesOf, fullRating } from '../../support/build-rating.ts';
import { pointOf, ruleGaps } from '../../support/cover.ts';

describe('C10–C12: a risk was identified (1a, 1b, 1c)', () => {
  test.each([
    ['1a', 'everyday', 'You have not recorded a risk noticed in your everyday work.'],
    ['1b', 'assessment', 'You have not recorded a formal risk assessment.'],
    ['1c', 'discussion', 'You have not recorded a discussion of risk with colleagues.'],
  ])('%s: nothing of the kind yet', (pointId, kind, sentence) => {
    expect(pointOf(buildPortfolio().risk(), pointId).gaps[0]).toMatchObject({ sentence, place: { screen: 'new-evidence', kind } });
  });

  test.each([
    ['1a', 'everyday', 'details.riskIds'],
    ['1b', 'assessment', 'details.rows'],
    ['1c', 'discussion', 'details.riskIds'],
  ] as const)('%s: one without a risk leads to its field', (pointId, kind, field) => {
    expect(pointOf(buildPortfolio().evidence(kind), pointId).gaps[0]).toMatchObject({
      sentence: 'E1 does not name a risk yet.',
      place: { screen: 'evidence', evidenceId: 'evidence-1', field },
    });
  });

  test('C10: one entry with a risk among several is enough, and only it bears 1a out', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('everyday')
      .evidence('everyday', { details: { riskIds: ['risk-1'] } });
    expect(pointOf(builder, '1a')).toMatchObject({ isSufficient: true, support: [{ id: 'evidence-2' }] });
    expect(pointOf(builder, '1a').rules).toMatchObject([{ summary: '1 everyday entry with a risk', isSatisfied: true }]);
  });

  test('C11: a row is enough, however little of it is rated', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('assessment', { details: { rows: [blankRating('risk-1')] } });
    expect(pointOf(builder, '1b').isSufficient).toBe(true);
  });

  test('C12: an everyday entry is no discussion', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('everyday', { details: { riskIds: ['risk-1'] } });
    expect(pointOf(builder, '1c').isSufficient).toBe(false);
    expect(pointOf(builder.evidence('discussion', { details: { riskIds: ['risk-1'] } }), '1c').isSufficient).toBe(true);
  });
});

describe('C13–C16: every formal assessment is complete (2a–2d)', () => {
  test.each(['2a', '2b', '2c', '2d'])('%s: no assessment is a gap, an empty one too', (pointId) => {
    expect(ruleGaps(buildPortfolio(), pointId)).toEqual(['You have not recorded a formal risk assessment.']);
    expect(ruleGaps(buildPortfolio().evidence('assessment'), pointId)).toEqual(['E1 lists no risk.']);
    expect(ruleGaps(assessed({}).evidence('assessment'), pointId)).toEqual(['E2 lists no risk.']);
  });

  test('C13: listing is enough for 2a', () => {
    const builder = buildPortfolio()
      .risk()
      .evidence('assessment', { details: { rows: [blankRating('risk-1')] } });
    expect(pointOf(builder, '2a').isSufficient).toBe(true);
  });

  test('C14: each of the three consequences is needed; none is an answer', () => {
    expect(ruleGaps(assessed({ consequences: consequencesOf(1, 1, 1) }), '2b')).toEqual([]);
    for (const [consequences, field] of [
      [consequencesOf(null, 1, 1), 'finance'],
      [consequencesOf(1, null, 1), 'reputation'],
      [consequencesOf(1, 1, null), 'healthAndSafety'],
    ] as const) {
      expect(pointOf(assessed({ consequences }), '2b').gaps[0]).toMatchObject({
        sentence: 'R1 in E1 has a consequence missing.',
        place: { evidenceId: 'evidence-1', field: `details.rows.0.consequences.${field}.step` },
      });
    }
  });

  test('C15: a probability is needed', () => {
    expect(pointOf(assessed({ probability: null }), '2c').gaps[0]).toMatchObject({
      sentence: 'R1 in E1 has no probability.',
      place: { field: 'details.rows.0.probability' },
    });
    expect(ruleGaps(assessed({ probability: 1 }), '2c')).toEqual([]);
  });

  test('C16: a judgement and its reason are needed', () => {
    expect(pointOf(assessed({ judgement: null }), '2d').gaps[0]).toMatchObject({ place: { field: 'details.rows.0.judgement' } });
    expect(pointOf(assessed({ judgementReason: ' ' }), '2d').gaps[0]).toMatchObject({ place: { field: 'details.rows.0.judgementReason' } });
    expect(ruleGaps(assessed({ judgement: 'act' }), '2d')).toEqual([]);
  });

  test('an assessment without any complete row bears nothing out', () => {
    expect(pointOf(assessed({ probability: null }), '2c').support).toEqual([]);
    expect(pointOf(assessed({ probability: 1 }), '2c').support).toMatchObject([{ id: 'evidence-1' }]);
  });

  test('each open row of each assessment is told, at its own place, and the rest is counted', () => {
    const open = { probability: null };
    const builder = buildPortfolio()
      .risk()
      .risk()
      .evidence('assessment', { details: { rows: [fullRating('risk-1'), fullRating('risk-2', open)] } })
      .evidence('assessment', { details: { rows: [fullRating('risk-1', open), fullRating('risk-2')] } });
    const point = pointOf(builder, '2c');
    expect(ruleGaps(builder, '2c')).toEqual(['R2 in E1 has no probability.', 'R1 in E2 has no probability.']);
    expect(point.gaps[0]).toMatchObject({ place: { evidenceId: 'evidence-1', field: 'details.rows.1.probability' } });
    expect(point.rules).toMatchObject([{ summary: '2 of 4 rows complete', isSatisfied: false }]);
  });
});

describe('C20: a group took part in identifying possible actions (3a–3c)', () => {
  test.each([
    ['3a', 'team', 'team members or colleagues'],
    ['3b', 'suppliers', 'suppliers or service partners'],
    ['3c', 'managers', 'supervisors, team leaders or managers'],
  ] as const)('%s: %s', (pointId, group, name) => {
    expect(ruleGaps(buildPortfolio(), pointId)).toEqual([`No discussion with ${name} yet.`]);
    const met = buildPortfolio().evidence('discussion', { details: { people: someoneOf(group), possibleActions: possible('Ask twice') } });
    expect(ruleGaps(met, pointId)).toEqual([]);
    for (const other of ['3a', '3b', '3c'].filter((id) => id !== pointId)) expect(pointOf(met, other).isSufficient).toBe(false);
  });

  test('without a possible action the discussion is named', () => {
    const builder = buildPortfolio().evidence('discussion', { details: { people: someoneOf('team'), possibleActions: possible(' ') } });
    expect(pointOf(builder, '3a').gaps[0]).toMatchObject({ sentence: 'E1 names no possible action.', place: { field: 'details.possibleActions' } });
  });

  test('someone without a group is in no group', () => {
    const builder = buildPortfolio().evidence('discussion', { details: { people: someoneOf(null), possibleActions: possible('Ask twice') } });
    for (const pointId of ['3a', '3b', '3c']) expect(pointOf(builder, pointId).isSufficient).toBe(false);
  });
});

describe('C21 and C22: a risk was actioned, a risk was tolerated (4a, 4b)', () => {
  test('nothing decided yet', () => {
    expect(ruleGaps(buildPortfolio(), '4a')).toEqual(['No risk has been actioned yet.']);
    expect(ruleGaps(buildPortfolio(), '4b')).toEqual(['No risk has been judged tolerable yet.']);
    expect(ruleGaps(decided({ decision: null }), '4a')).toEqual(['No risk has been actioned yet.']);
  });

  test('C21: the action is described and done', () => {
    expect(ruleGaps(decided({ decision: 'act', actions: done({}) }), '4a')).toEqual([]);
    for (const actions of [[], done({ action: ' ' }), done({ doneOn: '' })]) {
      expect(pointOf(decided({ decision: 'act', actions }), '4a').gaps[0]).toMatchObject({
        sentence: 'E1 has no action that is done.',
        place: { field: 'details.actions' },
      });
    }
  });

  test('C21: an action done under a decision to tolerate is not enough', () => {
    expect(pointOf(decided({ decision: 'tolerate', actions: done({}) }), '4a').isSufficient).toBe(false);
  });

  test('C22: tolerated with reason and review date', () => {
    const tolerated = { decision: 'tolerate', reason: 'Small.', reviewDate: '2026-09-01' } as const;
    expect(ruleGaps(decided(tolerated), '4b')).toEqual([]);
    expect(ruleGaps(decided({ ...tolerated, actions: done({ doneOn: '' }) }), '4b')).toEqual([]);
    expect(pointOf(decided({ ...tolerated, reason: ' ' }), '4b').gaps[0]).toMatchObject({
      sentence: 'E1 does not say why the risk is tolerable.',
      place: { field: 'details.reason' },
    });
    expect(pointOf(decided({ ...tolerated, reviewDate: '' }), '4b').gaps[0]).toMatchObject({
      sentence: 'E1 has no review date.',
      place: { field: 'details.reviewDate' },
    });
    expect(pointOf(decided({ ...tolerated, actions: done({}) }), '4b').gaps[0]).toMatchObject({
      sentence: 'E1 tolerates a risk, yet an action was done.',
      place: { field: 'details.decision' },
    });
  });

  test('one whole decision beside unfinished ones is enough', () => {
    const builder = decided({ decision: 'act' }).evidence('decision', { details: { riskId: 'risk-1', decision: 'act', actions: done({}) } });
    expect(pointOf(builder, '4a')).toMatchObject({ isSufficient: true, support: [{ id: 'evidence-2' }] });
  });
});

function assessed(row: Partial<Rating>) {
  return buildPortfolio()
    .risk()
    .evidence('assessment', { details: { rows: [fullRating('risk-1', row)] } });
}

function possible(action: string) {
  return [{ id: 'possible-1', riskId: '', action }];
}

function someoneOf(group: ColleagueGroup | null) {
  return [{ id: 'person-1', name: 'Someone', group }];
}

function decided(details: Partial<DetailsOf<'decision'>>) {
  return buildPortfolio()
    .risk()
    .evidence('decision', { details: { riskId: 'risk-1', ...details } });
}

function done(fields: { readonly action?: string; readonly doneOn?: string }) {
  return [{ id: 'action-1', action: 'Grip tape', owner: '', due: '', doneOn: '2026-03-01', ...fields }];
}
