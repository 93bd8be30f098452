import { describe, expect, test } from 'vitest';
import type { DetailsOf } from '../../../src/domain/evidence.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';
import { pointOf, ruleGaps } from '../../support/cover.ts';

describe('C50–C54: the questions', () => {
  test.each(['311.3.1', '311.3.2', '311.3.3', '311.3.4', '311.3.5'])('%s: not answered, and answered with spaces', (pointId) => {
    expect(pointOf(buildPortfolio(), pointId).gaps[0]).toMatchObject({
      sentence: `You have not answered ${pointId}.`,
      place: { screen: 'new-evidence', kind: 'knowledge', pointId },
    });
    const blank = answered(pointId, { answer: '  ' });
    expect(pointOf(blank, pointId).gaps[0]).toMatchObject({ sentence: 'E1 has no answer yet.', place: { field: 'details.answer' } });
    expect(pointOf(blank, pointId).support).toEqual([]);
  });

  test('an answer to another question is no answer', () => {
    expect(pointOf(answered('311.3.1'), '311.3.2').isSufficient).toBe(false);
  });

  test('of several answers the one with least missing counts; parts are not added together', () => {
    const builder = answered('311.3.3', { types: { financial: 'a', reputational: '', healthAndSafety: '' } });
    builder.evidence('knowledge', { details: { pointId: '311.3.3', types: { financial: '', reputational: 'b', healthAndSafety: 'c' } } });
    expect(ruleGaps(builder, '311.3.3')).toEqual(['E1 does not yet speak of reputational risks or health and safety risks.']);
    builder.evidence('knowledge', {
      details: { pointId: '311.3.3', answer: 'All.', types: { financial: 'a', reputational: 'b', healthAndSafety: 'c' } },
    });
    expect(ruleGaps(builder, '311.3.3')).toEqual([]);
  });
});

describe('C50: techniques (311.3.1)', () => {
  test.each([
    [['Risk matrix', 'What-if talk'], []],
    [['Risk matrix'], ['E1 names only one technique; two are needed.']],
    [['Risk matrix', ' '], ['E1 names only one technique; two are needed.']],
    [['Risk matrix', ' risk matrix'], ['E1 names only one technique; two are needed.']],
    [[], ['E1 names no technique; two are needed.']],
  ])('%j', (names, gaps) => {
    expect(
      ruleGaps(answered('311.3.1', { techniques: names.map((name, index) => ({ id: `technique-${index}`, name, about: '' })) }), '311.3.1'),
    ).toEqual(gaps);
  });
});

test('C51: an answer is enough for 311.3.2', () => {
  expect(pointOf(answered('311.3.2'), '311.3.2')).toMatchObject({ isSufficient: true, rules: [{ summary: 'Answered' }] });
});

describe('C52: the three types (311.3.3)', () => {
  test('all three are enough, and each missing one is named', () => {
    const types = { financial: 'Refunds.', reputational: 'Reviews.', healthAndSafety: 'Falls.' };
    expect(ruleGaps(answered('311.3.3', { types }), '311.3.3')).toEqual([]);
    const point = pointOf(answered('311.3.3', { types: { ...types, reputational: ' ' } }), '311.3.3');
    expect(point.gaps[0]).toMatchObject({ sentence: 'E1 does not yet speak of reputational risks.', place: { field: 'details.types.reputational' } });
  });
});

describe('C53: a worked cost/benefit analysis (311.3.4)', () => {
  const worked = { option: 'Check twice', costs: item('Time'), benefits: item('Fewer refunds'), verdict: 'Worth it.' };

  test.each([
    ['whole', worked, []],
    ['no option', { ...worked, option: '' }, ['E1 does not say which option its cost/benefit analysis is about.']],
    ['no cost', { ...worked, costs: [] }, ['E1 lists no cost.']],
    ['a cost of spaces', { ...worked, costs: item(' ') }, ['E1 lists no cost.']],
    ['no benefit', { ...worked, benefits: [] }, ['E1 lists no benefit.']],
    ['no verdict', { ...worked, verdict: ' ' }, ['E1 has no verdict on its costs and benefits.']],
  ])('%s', (_, costBenefit, gaps) => {
    expect(ruleGaps(answered('311.3.4', { costBenefit }), '311.3.4')).toEqual(gaps);
  });

  test('a worth in money is not asked for: trust has none', () => {
    expect(pointOf(answered('311.3.4', { costBenefit: worked }), '311.3.4').isSufficient).toBe(true);
  });
});

describe('C54: SWOT and PESTLE (311.3.5)', () => {
  const swot = { strengths: 'a', weaknesses: 'b', opportunities: 'c', threats: 'd' };
  const pestle = { political: 'a', economic: 'b', social: 'c', technological: 'd', legal: 'e', environmental: 'f' };

  test('both filled in', () => {
    expect(ruleGaps(answered('311.3.5', { swot, pestle }), '311.3.5')).toEqual([]);
  });

  test('one alone is not enough', () => {
    expect(ruleGaps(answered('311.3.5', { swot }), '311.3.5')).toEqual([
      'E1 has nothing in its PESTLE under political, economic, social, technological, legal or environmental.',
    ]);
    expect(ruleGaps(answered('311.3.5', { pestle }), '311.3.5')).toEqual([
      'E1 has nothing in its SWOT under strengths, weaknesses, opportunities or threats.',
    ]);
  });

  test('each empty box counts, and the gap leads to the first', () => {
    const point = pointOf(answered('311.3.5', { swot: { ...swot, threats: '' }, pestle: { ...pestle, legal: ' ', social: '' } }), '311.3.5');
    expect(point.gaps.map((gap) => gap.place)).toMatchObject([{ field: 'details.swot.threats' }, { field: 'details.pestle.social' }, {}]);
  });
});

function item(what: string) {
  return [{ id: 'item-1', what, worth: '' }];
}

function answered(pointId: string, details: Partial<DetailsOf<'knowledge'>> = {}) {
  return buildPortfolio().evidence('knowledge', { details: { pointId, answer: 'In my own words.', ...details } });
}
