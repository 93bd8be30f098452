import * as fc from 'fast-check';
import type { DetailsOf, EvidenceKind } from '../../src/domain/evidence.ts';
import { colleagueGroups } from '../../src/domain/evidence/discussion.ts';
import { riskTypes } from '../../src/domain/risk.ts';
import { threeByThree } from '../../src/domain/risk-method.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { buildPortfolio, type PortfolioBuilder } from './build-portfolio.ts';
import { blankRating, consequencesOf } from './build-rating.ts';

/** Often empty, sometimes only spaces, sometimes something. */
const words = fc.constantFrom('', '  ', 'Something', 'Something else');
const day = fc.constantFrom('', '2026-02-01', '2026-02-02', '2026-03-02');
const step = fc.constantFrom(null, 1, 3, 5);
const choice = fc.constantFrom('act' as const, 'tolerate' as const, null);
/** Some of these point at nothing. */
const stageId = fc.constantFrom('stage-1', 'stage-2', 'stage-3', 'stage-99');
const riskId = fc.constantFrom('risk-1', 'risk-2', 'risk-3', 'risk-4', 'risk-99');
const riskIds = fc.uniqueArray(riskId, { maxLength: 4 });
const pointId = fc.constantFrom(...unit311.points.map((point) => point.id));

const stage = fc.record({
  name: words,
  isMomentOfTruth: fc.boolean(),
  momentOfTruthReason: words,
  noRisk: fc.array(fc.record({ type: fc.constantFrom(...riskTypes), reason: words }), { maxLength: 3 }),
});

const risk = fc.record({
  stageIds: fc.uniqueArray(stageId, { maxLength: 2 }),
  type: fc.constantFrom(...riskTypes, null),
  title: words,
  event: words,
  hazard: words,
  affectsCustomers: fc.constantFrom(true, false, null),
});

const row = fc
  .record({
    riskId,
    probability: step,
    steps: fc.tuple(step, step, step),
    classification: fc.constantFrom('low' as const, 'high' as const, null),
    judgement: choice,
    judgementReason: words,
  })
  .map(({ riskId: of, steps, ...fields }) => blankRating(of, { ...fields, consequences: consequencesOf(...steps) }));

const box = <K extends string>(...keys: readonly K[]) =>
  fc.tuple(...keys.map(() => words)).map((texts) => Object.fromEntries(keys.map((key, index) => [key, texts[index] ?? ''])) as Record<K, string>);

const items = fc.array(words, { maxLength: 2 }).map((texts) => texts.map((what, index) => ({ id: `item-${index}`, what, worth: '' })));

const frame = fc.record({
  status: fc.constantFrom('draft' as const, 'ready' as const),
  activityDate: day,
  claims: fc.uniqueArray(pointId, { maxLength: 5 }),
});

/** Adds one piece of evidence of any kind that rules look at. */
const evidence: fc.Arbitrary<(builder: PortfolioBuilder) => void> = fc.oneof(
  ofKind('process', fc.record({ explanation: words })),
  ofKind('everyday', fc.record({ riskIds })),
  ofKind('assessment', fc.record({ rows: fc.array(row, { maxLength: 4 }) })),
  ofKind(
    'discussion',
    fc.record({
      people: fc
        .array(fc.constantFrom(...colleagueGroups, null), { maxLength: 3 })
        .map((groups) => groups.map((group, index) => ({ id: `who-${index}`, name: 'Someone', group }))),
      riskIds,
      possibleActions: fc
        .array(fc.tuple(riskId, words), { maxLength: 2 })
        .map((rows) => rows.map(([of, action], index) => ({ id: `possible-${index}`, riskId: of, action }))),
    }),
  ),
  ofKind(
    'decision',
    fc.record({
      riskId,
      decision: choice,
      reason: words,
      reviewDate: day,
      before: words,
      after: words,
      effect: words,
      actions: fc
        .array(fc.tuple(words, day), { maxLength: 2 })
        .map((rows) => rows.map(([action, doneOn], index) => ({ id: `action-${index}`, action, owner: '', due: '', doneOn }))),
    }),
  ),
  ofKind(
    'communication',
    fc.record({ audience: fc.constantFrom('customers' as const, 'staff' as const, null), channel: words, message: words, riskIds }),
  ),
  ofKind(
    'knowledge',
    fc.record({
      pointId: fc.constantFrom('311.3.1', '311.3.2', '311.3.3', '311.3.4', '311.3.5'),
      answer: words,
      techniques: fc.array(words, { maxLength: 3 }).map((names) => names.map((name, index) => ({ id: `technique-${index}`, name, about: '' }))),
      types: box('financial', 'reputational', 'healthAndSafety'),
      costBenefit: fc.record({ option: words, costs: items, benefits: items, verdict: words }),
      swot: box('strengths', 'weaknesses', 'opportunities', 'threats'),
      pestle: box('political', 'economic', 'social', 'technological', 'legal', 'environmental'),
    }),
  ),
  ofKind('testimony', fc.record({ riskIds })),
);

const judgement = fc.record({
  pointId,
  decision: fc.constantFrom('met' as const, 'not-yet' as const),
  judgedAt: fc.constantFrom('2026-04-01T09:00:00.000Z', '2026-04-02T09:00:00.000Z'),
});

/** Small portfolios of every sort: empty, half filled, with references to records that are gone. */
export const arbitraryPortfolio: fc.Arbitrary<PortfolioBuilder> = fc
  .record({
    isSmallMethod: fc.boolean(),
    stages: fc.array(stage, { maxLength: 3 }),
    risks: fc.array(risk, { maxLength: 4 }),
    evidence: fc.array(evidence, { maxLength: 8 }),
    judgements: fc.array(judgement, { maxLength: 3 }),
  })
  .map(({ isSmallMethod, stages, risks, evidence: pieces, judgements }) => {
    const builder = buildPortfolio(isSmallMethod ? { method: threeByThree } : {});
    for (const fields of stages) builder.stage(fields);
    for (const fields of risks) builder.risk(fields);
    for (const add of pieces) add(builder);
    for (const fields of judgements) builder.judgement(fields);
    return builder;
  });

function ofKind<K extends EvidenceKind>(kind: K, details: fc.Arbitrary<Partial<DetailsOf<K>>>) {
  return fc.tuple(frame, details).map(([fields, given]) => (builder: PortfolioBuilder) => {
    builder.evidence(kind, { ...fields, details: given });
  });
}
