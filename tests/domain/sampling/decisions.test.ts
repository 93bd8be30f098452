import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/domain/person.ts';
import type { Sample } from '../../../src/domain/sampling.ts';
import { decisionsOf, type Decision } from '../../../src/domain/sampling/decisions.ts';
import { samplingByAssessor } from '../../../src/domain/sampling/rates.ts';
import { percentReached, reachedTable } from '../../../src/domain/sampling/reached.ts';
import { unit311 } from '../../../src/units/load-unit.ts';
import { buildPortfolio, type PortfolioBuilder } from '../../support/build-portfolio.ts';

const portfolio = (assessor: Partial<Person> = {}) =>
  buildPortfolio({ employer: ' Harbour Homeware ' })
    .person({ role: 'assessor', name: 'Dan Okoro', ...assessor })
    .risk()
    .evidence('everyday', { claims: ['1a', '4a'] })
    .evidence('testimony', { claims: ['1a'] });
const decisionsIn = (...builders: readonly PortfolioBuilder[]) =>
  decisionsOf(
    unit311,
    builders.map((builder) => builder.snapshot()),
  );
const judge = (builder: PortfolioBuilder, points: readonly string[]) => points.reduce((built, pointId) => built.judgement({ pointId }), builder);
const suggested = (builder: PortfolioBuilder) => samplingByAssessor(decisionsIn(builder), [])[0]?.rate.reason;
const sampleOf = (count: number, outcome: Sample['outcome'] = 'agree'): Partial<Sample> => ({ pointIds: points.slice(0, count), outcome });
const points = unit311.points.map(({ id }) => id);

describe('I11: a decision', () => {
  test('is the judgement that stands on a point, with the evidence that claims it', () => {
    const [first, ...rest] = decisionsIn(judge(portfolio(), ['1a']).judgement({ pointId: '1a', decision: 'not-yet', feedback: 'Say when.' }));
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      pointId: '1a',
      groupId: '1',
      assessorName: 'Dan Okoro',
      candidate: 'Aisha Khan',
      isMet: false,
      timesJudged: 2,
      methods: ['everyday', 'testimony'],
      evidenceIds: ['evidence-1', 'evidence-2'],
      site: 'Harbour Homeware',
      isRecordWhole: true,
      isFinal: false,
    });
  });

  test('its record is whole with every tick where met, with feedback where not', () => {
    const whole = (fields: Partial<Parameters<PortfolioBuilder['judgement']>[0]>) =>
      decisionsIn(portfolio().judgement({ pointId: '1a', ...fields }))[0]?.isRecordWhole;
    expect(whole({ evidenceIs: ['valid', 'authentic', 'current', 'sufficient'] })).toBe(true);
    expect(whole({ evidenceIs: ['valid', 'authentic', 'current', 'reliable'] })).toBe(false);
    expect(whole({ decision: 'not-yet', feedback: ' ' })).toBe(false);
  });

  test('is final once the assessor has signed the sheet', () => {
    expect(decisionsIn(judge(portfolio(), ['1a']).signature({ subject: { type: 'sign-off', line: 'assessor' } }))[0]?.isFinal).toBe(true);
  });

  test('is sampled by a sample that names its point, not by one that says "not sampled"', () => {
    const builder = judge(portfolio(), ['1a', '4a'])
      .sample({ pointIds: ['1a'] })
      .sample({ pointIds: ['4a'], outcome: 'not-sampled' });
    expect(decisionsIn(builder).map(({ pointId, samples }) => [pointId, samples.length])).toEqual([
      ['1a', 1],
      ['4a', 0],
    ]);
  });
});

describe('I10 and I12: assessors', () => {
  test('are the same across portfolios when named alike', () => {
    const decisions = decisionsIn(judge(portfolio(), ['1a']), judge(portfolio({ name: '  dan  OKORO ' }), ['1a']));
    expect(samplingByAssessor(decisions, [])).toMatchObject([{ name: 'Dan Okoro', candidates: 1, decisions: 2 }]);
  });

  test('do not sample their own', () => {
    expect(decisionsIn(judge(portfolio(), ['1a']).person({ role: 'iqa', name: 'dan okoro' }))).toEqual([]);
    expect(decisionsOf(unit311, [judge(portfolio(), ['1a']).snapshot()], ['Dan Okoro'])).toEqual([]);
    expect(decisionsOf(unit311, [judge(portfolio(), ['1a']).snapshot()], ['Maria Ross'])).toHaveLength(1);
  });
});

test('I13: a rate is rounded up to whole decisions, and the plan’s own goes before the suggestion', () => {
  const decisions = decisionsIn(judge(portfolio(), ['1a', '1b', '1c']));
  const rate = { assessor: 'dan okoro', reason: 'usual', percent: 34 } as const;
  expect(samplingByAssessor(decisions, [rate])).toMatchObject([{ rate, isSuggested: false, wanted: 2, decisions: 3 }]);
  expect(samplingByAssessor(decisions, [{ ...rate, percent: 0 }])).toMatchObject([{ wanted: 0 }]);
  expect(samplingByAssessor(decisions, [])).toMatchObject([{ isSuggested: true }]);
});

test('I14: the suggested rate follows what was sampled so far', () => {
  const all = () => judge(portfolio(), points);
  expect(suggested(all())).toBe('new');
  expect(suggested(all().sample(sampleOf(4)))).toBe('new');
  expect(suggested(all().sample(sampleOf(5)))).toBe('usual');
  expect(suggested(all().sample(sampleOf(20)))).toBe('experienced');
  expect(suggested(judge(portfolio({ isQualified: false }), points).sample(sampleOf(20)))).toBe('unqualified');
  expect(suggested(all().sample(sampleOf(20)).sample(sampleOf(1, 'action-required')))).toBe('action');
  expect(suggested(all().sample(sampleOf(1, 'action-required')).sample(sampleOf(20)))).toBe('experienced');
});

describe('I17: how far it has come', () => {
  const builder = () => judge(portfolio(), ['1a', '4a']).sample({ pointIds: ['1a'] });

  test('by method: a decision counts under each kind of evidence, and once in the sum', () => {
    const table = reachedTable(unit311, decisionsIn(builder()), 'method');
    expect(table.columns.map(({ key }) => key)).toEqual(['everyday', 'testimony']);
    expect(table.rows).toEqual([
      {
        key: 'dan okoro',
        label: 'Dan Okoro',
        cells: [
          { decisions: 2, sampled: 1 },
          { decisions: 1, sampled: 1 },
        ],
        all: { decisions: 2, sampled: 1 },
      },
    ]);
  });

  test('by group; with several assessors a last row holds them all', () => {
    const other = judge(portfolio({ name: 'Ann' }), ['4a']);
    const table = reachedTable(unit311, decisionsIn(builder(), other), 'group');
    expect(table.columns.map(({ key }) => key)).toEqual(['1', '4']);
    expect(table.rows.map(({ label, cells }) => [label, ...cells.map(({ sampled, decisions }) => `${sampled}/${decisions}`)])).toEqual([
      ['Ann', '0/0', '0/1'],
      ['Dan Okoro', '1/1', '0/1'],
      ['All assessors', '1/1', '0/2'],
    ]);
  });

  test('per cent are rounded down, and of nothing are none', () => {
    expect([
      percentReached({ decisions: 3, sampled: 2 }),
      percentReached({ decisions: 0, sampled: 0 }),
      percentReached({ decisions: 2, sampled: 2 }),
    ]).toEqual([66, 0, 100]);
  });
});

test('every decision of a whole portfolio is told, in the unit’s order', () => {
  expect(decisionsIn(judge(portfolio(), points)).map(({ pointId }: Decision) => pointId)).toEqual(points);
});
