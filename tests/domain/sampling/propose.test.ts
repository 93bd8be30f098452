import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { EvidenceKind } from '../../../src/domain/evidence.ts';
import type { Decision } from '../../../src/domain/sampling/decisions.ts';
import { proposeSample, type Chosen } from '../../../src/domain/sampling/propose.ts';
import { samplingByAssessor } from '../../../src/domain/sampling/rates.ts';
import { targetsOf } from '../../../src/domain/sampling/targets.ts';
import { buildPortfolio } from '../../support/build-portfolio.ts';

const [sampleRecord] = buildPortfolio()
  .sample({ pointIds: ['1a'] })
  .snapshot().samples;
if (!sampleRecord) throw new Error('no sample');

function decision(fields: Partial<Decision>): Decision {
  return {
    portfolioId: 'p1',
    candidate: 'Aisha Khan',
    pointId: '1a',
    groupId: '1',
    assessor: 'dan',
    assessorName: 'Dan',
    isAssessorQualified: true,
    isMet: true,
    timesJudged: 1,
    methods: ['everyday'],
    evidenceIds: ['e1'],
    site: '',
    isRecordWhole: true,
    isFinal: false,
    samples: [],
    ...fields,
  };
}

/** `count` decisions that differ in nothing but their point. */
const alike = (count: number, fields: Partial<Decision> = {}) =>
  Array.from({ length: count }, (_, index) => decision({ pointId: `1.${index}`, ...fields }));
const rateOf = (percent: number, ...assessors: readonly string[]) => assessors.map((assessor) => ({ assessor, reason: 'usual' as const, percent }));
const propose = (decisions: readonly Decision[], percent = 0, chosen: readonly Chosen[] = [], seed = 1) =>
  proposeSample(decisions, samplingByAssessor(decisions, rateOf(percent, ...new Set(decisions.map(({ assessor }) => assessor)))), chosen, seed);
const picksOf = (proposals: ReturnType<typeof propose>): Chosen[] =>
  proposals.flatMap(({ portfolioId, pointIds }) => pointIds.map((pointId) => ({ portfolioId, pointId })));

describe('I15: the proposal', () => {
  test('is empty where nothing was decided', () => {
    expect(propose([])).toEqual([]);
  });

  test('fills each assessor’s rate, rounded up, from what is not sampled yet', () => {
    expect(picksOf(propose(alike(10), 25))).toHaveLength(3);
    const some = alike(10).map((item, index) => (index < 2 ? { ...item, samples: [sampleRecord] } : item));
    expect(picksOf(propose(some, 25))).toHaveLength(1);
    expect(picksOf(propose(some, 20))).toHaveLength(0);
  });

  test('counts what the plan holds already', () => {
    const decisions = alike(10);
    const first = picksOf(propose(decisions, 30));
    expect(picksOf(propose(decisions, 30, first.slice(0, 2)))).toHaveLength(1);
    expect(propose(decisions, 30, first)).toEqual([]);
  });

  test('one row for each portfolio, those that the assessor has signed first, its points in the unit’s order', () => {
    const decisions = [
      ...['1.10', '1.2', '1.1'].map((pointId) => decision({ pointId })),
      decision({ portfolioId: 'p2', candidate: 'Ben Carter', pointId: '1.1', isFinal: true }),
    ];
    expect(propose(decisions, 100).map(({ portfolioId, stage, pointIds }) => [portfolioId, stage, pointIds])).toEqual([
      ['p2', 'summative', ['1.1']],
      ['p1', 'interim', ['1.1', '1.2', '1.10']],
    ]);
  });

  test('another number of the draw draws others, the same one the same', () => {
    const decisions = alike(40);
    expect(propose(decisions, 20, [], 7)).toEqual(propose(decisions, 20, [], 7));
    const draws = new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(propose(decisions, 20, [], seed))));
    expect(draws.size).toBeGreaterThan(1);
  });
});

describe('I16: what is looked at over time', () => {
  const reasonsOf = (decisions: readonly Decision[]) => propose(decisions).map(({ candidate, reason }) => `${candidate} ${reason}`);
  /** Everything about this one has been looked at. */
  const seen = (fields: Partial<Decision> = {}) => decision({ pointId: 'seen', samples: [sampleRecord], ...fields });

  test.each<[string, Partial<Decision>, Partial<Decision>]>([
    ['candidate', { portfolioId: 'p2', candidate: 'Ben' }, {}],
    ['assessor', { assessor: 'pri', assessorName: 'Priya', candidate: 'Ben' }, {}],
    ['method', { methods: ['everyday', 'testimony'], candidate: 'Ben' }, {}],
    ['element', { groupId: '2', candidate: 'Ben' }, {}],
    ['element', { timesJudged: 2, candidate: 'Ben' }, {}],
    ['record', { isRecordWhole: false, candidate: 'Ben' }, {}],
    ['location', { site: 'Leeds', candidate: 'Ben' }, { site: 'York' }],
  ])('%s', (reason, fields, others) => {
    expect(reasonsOf([seen(others), decision({ ...others, ...fields })])).toEqual([`Ben ${reason}`]);
  });

  test('nothing new is nothing to propose, and one workplace for all is no reason', () => {
    expect(propose([seen(), decision({})])).toEqual([]);
    expect(propose([seen({ site: 'York' }), decision({ site: 'York' })])).toEqual([]);
  });

  test('says in words why', () => {
    expect(propose([seen(), decision({ methods: ['testimony'] })])[0]?.why).toBe('No testimony has been sampled yet.');
    expect(propose([seen(), ...alike(9)], 50)[0]?.why).toBe('Towards 50 % of Dan’s decisions.');
  });
});

describe('laws', () => {
  const kinds: readonly EvidenceKind[] = ['everyday', 'assessment', 'discussion', 'testimony'];
  const decisions = fc
    .uniqueArray(
      fc.record({
        portfolioId: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
        pointId: fc.constantFrom('1a', '1b', '2a', '3a', '311.1.1', '311.1.2'),
        assessor: fc.constantFrom('dan', 'pri'),
        methods: fc.uniqueArray(fc.constantFrom(...kinds), { maxLength: 3 }),
        site: fc.constantFrom('', 'York', 'Leeds'),
        timesJudged: fc.integer({ min: 1, max: 2 }),
        isRecordWhole: fc.boolean(),
        isSampled: fc.boolean(),
      }),
      { selector: ({ portfolioId, pointId }) => `${portfolioId} ${pointId}`, maxLength: 24 },
    )
    .map((list) =>
      list.map(({ isSampled, ...fields }) =>
        decision({ ...fields, groupId: fields.pointId.slice(0, 1), assessorName: fields.assessor, samples: isSampled ? [sampleRecord] : [] }),
      ),
    );
  const keyOf = ({ portfolioId, pointId }: Chosen) => `${portfolioId} ${pointId}`;

  test('holds nothing that was sampled or chosen, reaches every rate and every target, and then has nothing to add', () => {
    fc.assert(
      fc.property(decisions, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 999 }), (all, percent, seed) => {
        const picks = picksOf(propose(all, percent, [], seed));
        const picked = new Set(picks.map(keyOf));
        const isCovered = (item: Decision) => picked.has(keyOf(item)) || item.samples.length > 0;
        expect(picked.size).toBe(picks.length);
        expect(all.filter((item) => picked.has(keyOf(item)) && item.samples.length > 0)).toEqual([]);
        for (const { assessor, wanted } of samplingByAssessor(all, rateOf(percent, 'dan', 'pri')))
          expect(all.filter((item) => item.assessor === assessor && isCovered(item)).length).toBeGreaterThanOrEqual(wanted);
        const hasSites = new Set(all.map(({ site }) => site).filter((site) => site !== '')).size > 1;
        const keysOf = (list: readonly Decision[]) =>
          new Set(list.flatMap((item) => targetsOf(item, hasSites).flatMap(({ key, weight }) => (weight >= 1 ? [key] : []))));
        expect([...keysOf(all)].filter((key) => !keysOf(all.filter(isCovered)).has(key))).toEqual([]);
        expect(propose(all, percent, picks, seed)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the order in which portfolios lie on a device changes nothing', () => {
    fc.assert(
      fc.property(decisions, fc.integer({ min: 0, max: 100 }), (all, percent) => {
        const sorted = (proposals: ReturnType<typeof propose>) => picksOf(proposals).map(keyOf).sort();
        expect(sorted(propose(all.toReversed(), percent))).toEqual(sorted(propose(all, percent)));
      }),
      { numRuns: 100 },
    );
  });
});
