import { describe, expect, test } from 'vitest';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { blankRating } from '../../support/build-rating.ts';
import { pointOf, ruleGaps } from '../../support/cover.ts';

describe('C30: the process is explained (311.1.1)', () => {
  const moment = { isMomentOfTruth: true, momentOfTruthReason: 'Here trust is won.' };
  const explained = { details: { explanation: 'From the first call to the last.' } };

  test('two stages, an explanation and a moment of truth are enough', () => {
    const builder = buildPortfolio().stage(moment).stage().evidence('process', explained);
    expect(pointOf(builder, '311.1.1')).toMatchObject({ isSufficient: true, support: [{ id: 'evidence-1' }] });
    expect(pointOf(builder, '311.1.1').rules).toMatchObject([{ summary: '2 stages, 1 moment of truth' }]);
  });

  test('no stages', () => {
    expect(ruleGaps(buildPortfolio().evidence('process', explained), '311.1.1')).toEqual([
      'Your service process has no stages yet.',
      'No stage is marked as a moment of truth.',
    ]);
  });

  test('one stage is no order', () => {
    expect(ruleGaps(buildPortfolio().stage(moment).evidence('process', explained), '311.1.1')).toEqual(['Your service process has only one stage.']);
  });

  test('no explanation, or one of spaces, which bears nothing out', () => {
    const builder = buildPortfolio().stage(moment).stage();
    expect(ruleGaps(builder, '311.1.1')).toEqual(['Your service process is not explained yet.']);
    builder.evidence('process', { details: { explanation: '  ' } });
    expect(ruleGaps(builder, '311.1.1')).toEqual(['Your service process is not explained yet.']);
    expect(pointOf(builder, '311.1.1').support).toEqual([]);
  });

  test('a stage without a name', () => {
    const builder = buildPortfolio().stage(moment).stage({ name: ' ' }).evidence('process', explained);
    expect(pointOf(builder, '311.1.1').gaps[0]).toMatchObject({
      sentence: 'A stage has no name.',
      place: { screen: 'process', stageId: 'stage-2', field: 'name' },
    });
  });

  test('a moment of truth says why; one that does is enough', () => {
    const builder = buildPortfolio().stage({ name: 'Refund', isMomentOfTruth: true }).stage().evidence('process', explained);
    expect(pointOf(builder, '311.1.1').gaps[0]).toMatchObject({
      sentence: '“Refund” is a moment of truth, but you have not said why.',
      place: { screen: 'process', stageId: 'stage-1', field: 'momentOfTruthReason' },
    });
    expect(ruleGaps(builder.stage(moment), '311.1.1')).toEqual([]);
  });

  test('a reason without the mark is no moment of truth', () => {
    const builder = buildPortfolio().stage({ momentOfTruthReason: 'Why' }).stage().evidence('process', explained);
    expect(ruleGaps(builder, '311.1.1')).toEqual(['No stage is marked as a moment of truth.']);
  });
});

describe('C31–C34: each stage has a risk of the type (311.1.2–311.1.5)', () => {
  const points = [
    ['311.1.2', 'financial', 'financial'],
    ['311.1.3', 'reputational', 'reputational'],
    ['311.1.4', 'health-safety', 'health and safety'],
    ['311.1.5', 'sub-standard', 'sub-standard service or product'],
  ] as const;

  test.each(points)('%s: no stages', (pointId) => {
    expect(ruleGaps(buildPortfolio().risk(), pointId)).toEqual(['Your service process has no stages yet.']);
  });

  test.each(points)('%s: each stage without a %s risk is a gap that leads to its cell', (pointId, type, word) => {
    const builder = buildPortfolio()
      .stage({ name: 'Greeting' })
      .stage({ name: 'Refund' })
      .risk({ type, stageIds: ['stage-1'] });
    expect(pointOf(builder, pointId).gaps[0]).toMatchObject({
      sentence: `The stage “Refund” has no ${word} risk.`,
      place: { screen: 'register-grid', stageId: 'stage-2', riskType: type },
    });
    expect(pointOf(builder, pointId).rules).toMatchObject([{ summary: `1 of 2 stages has a ${word} risk or a reason` }]);
    expect(points.map(([other]) => ruleGaps(builder, other).length)).toEqual(points.map(([other]) => (other === pointId ? 1 : 2)));
  });

  test('C31: one risk may stand at several stages', () => {
    const builder = buildPortfolio()
      .stage()
      .stage()
      .risk({ type: 'financial', stageIds: ['stage-1', 'stage-2'] });
    expect(pointOf(builder, '311.1.2').isSufficient).toBe(true);
  });

  test('C31: a risk without a type is of no type', () => {
    const builder = buildPortfolio()
      .stage()
      .risk({ type: null, stageIds: ['stage-1'] });
    for (const [pointId] of points) expect(pointOf(builder, pointId).isSufficient).toBe(false);
  });

  test('C35: a reasoned none covers its stage, for its type only', () => {
    const builder = buildPortfolio().stage({ noRisk: [{ type: 'health-safety', reason: 'Nobody is there: it is a web form.' }] });
    expect(ruleGaps(builder, '311.1.4')).toEqual([]);
    expect(ruleGaps(builder, '311.1.2')).toEqual(['The stage “Stage 1” has no financial risk.']);
  });

  test('C35: an empty reason covers nothing', () => {
    const builder = buildPortfolio().stage({ noRisk: [{ type: 'health-safety', reason: ' \n' }] });
    expect(ruleGaps(builder, '311.1.4')).toEqual(['The stage “Stage 1” has no health and safety risk.']);
  });

  test('evidence that names a risk of the type bears the point out', () => {
    const builder = buildPortfolio()
      .stage()
      .risk({ type: 'financial', stageIds: ['stage-1'] })
      .risk({ type: 'reputational' })
      .evidence('everyday', { details: { riskIds: ['risk-2'] } })
      .evidence('discussion', { details: { riskIds: ['risk-1'] } })
      .evidence('assessment', { details: { rows: [blankRating('risk-1')] } });
    expect(pointOf(builder, '311.1.2').support.map((evidence) => evidence.id)).toEqual(['evidence-3', 'evidence-2']);
  });

  test('evidence of a blank risk bears nothing out (C9)', () => {
    const builder = buildPortfolio()
      .stage()
      .risk({ type: 'financial', event: '', stageIds: ['stage-1'] })
      .evidence('everyday', { details: { riskIds: ['risk-1'] } });
    expect(pointOf(builder, '311.1.2').support).toEqual([]);
  });
});
