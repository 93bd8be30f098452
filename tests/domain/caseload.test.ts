import { describe, expect, test } from 'vitest';
import { caseloadEntry, type Waiting } from '../../src/domain/caseload.ts';
import type { Actor } from '../../src/domain/policy.ts';
import type { SignOffLine } from '../../src/domain/signature.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { buildPortfolio, type PortfolioBuilder } from '../support/build-portfolio.ts';
import { allPoints } from '../support/all-points.ts';
import { completePortfolio } from '../support/complete-portfolio.ts';

const TODAY = '2026-03-10';
/** Evidence is compared by its title here. */
const digests = {
  ofEvidence: ({ title }: { readonly title: string }) => title,
  ofJudged: (claimedBy: readonly { readonly title: string }[]) => claimedBy.map(({ title }) => title).join(),
};
const entryOf = (snapshot: Snapshot, role: Actor = 'assessor') => caseloadEntry(unit311, snapshot, { role }, TODAY, digests);
const turnOf = (builder: PortfolioBuilder, role: Actor = 'assessor'): Waiting => entryOf(builder.snapshot(), role).waitingFor;

/** Judgements of what claims the points now. */
const judged = (builder: PortfolioBuilder, points: readonly string[], decision: 'met' | 'not-yet' = 'met') => {
  for (const pointId of points) {
    const claimedBy = builder.snapshot().evidence.filter(({ claims }) => claims.some((claim) => claim.pointId === pointId));
    builder.judgement({ pointId, decision, digest: digests.ofJudged(claimedBy) });
  }
  return builder;
};
const returned = (builder: PortfolioBuilder, outcome: 'more-needed' | 'complete' = 'more-needed', resubmitBy = '') =>
  builder.returned({ outcome, resubmitBy, seen: Object.fromEntries(builder.snapshot().evidence.map((item) => [item.id, digests.ofEvidence(item)])) });
const signed = (builder: PortfolioBuilder, ...lines: readonly SignOffLine[]) =>
  lines.reduce((built, line) => built.signature({ subject: { type: 'sign-off', line } }), builder);
const oneEntry = () =>
  buildPortfolio()
    .evidence('everyday', { claims: ['1a'], details: { noticed: 'A cable', riskIds: ['risk-1'] } })
    .risk();

test('I2: progress counts what the unit needs, also where a group needs only some', () => {
  expect(entryOf(judged(completePortfolio(), allPoints).snapshot()).progress).toEqual({ needed: 28, evidenced: 28, met: 28 });
  expect(entryOf(judged(completePortfolio(), ['3a', '3b', '3c', '1a']).snapshot()).progress.met).toBe(3);
  expect(entryOf(buildPortfolio().snapshot()).progress).toEqual({ needed: 28, evidenced: 0, met: 0 });
});

test('I3: before the first return nothing has changed; afterwards new, edited and gone pieces are counted', () => {
  expect(entryOf(oneEntry().snapshot()).changed).toBe(0);
  const snapshot = returned(oneEntry().evidence('everyday').evidence('everyday')).evidence('everyday').snapshot();
  const [first, second, ...rest] = snapshot.evidence;
  if (!first || !second) throw new Error('no evidence');
  const { changed, changes } = entryOf({ ...snapshot, evidence: [{ ...first, title: 'Other words' }, ...rest] });
  expect(changed).toBe(3);
  expect(changes.changed.map(({ type, evidence }) => `${type} ${evidence.number}`)).toEqual(['edited 1', 'new 4']);
  expect(changes.gone).toBe(1);
});

describe('I4: whose turn it is', () => {
  test('the candidate’s, while no ready evidence claims anything', () => {
    expect(turnOf(buildPortfolio())).toEqual({ who: 'candidate', why: 'No ready evidence claims a point yet' });
  });

  test('the assessor’s, when points wait, and until what was judged is returned', () => {
    expect(turnOf(oneEntry())).toEqual({ who: 'assessor', why: '1 point to judge' });
    expect(turnOf(judged(oneEntry(), ['1a']))).toEqual({ who: 'assessor', why: 'Judged, and not returned yet' });
  });

  test('the candidate’s after a return, until something changed', () => {
    const builder = returned(judged(oneEntry(), ['1a'], 'not-yet'));
    expect(turnOf(builder)).toEqual({ who: 'candidate', why: 'Returned with 28 points open' });
    expect(turnOf(builder.evidence('everyday', { title: 'Unclaimed' }))).toEqual({ who: 'assessor', why: '1 change to look at' });
    expect(turnOf(builder.evidence('discussion', { claims: ['1c'] }))).toEqual({ who: 'assessor', why: '1 point to judge' });
  });

  test('the assessor’s again, when evidence changed since it was judged', () => {
    const snapshot = judged(completePortfolio(), allPoints).snapshot();
    const changed = { ...snapshot, evidence: snapshot.evidence.map((item, index) => (index === 0 ? { ...item, title: 'Other' } : item)) };
    expect(entryOf(changed).waitingFor).toMatchObject({
      who: 'assessor',
      why: expect.stringMatching(/^Changed since judged: \d+ points?$/) as string,
    });
  });

  test('when every point is met: returned, then signed line by line', () => {
    const people = (builder: PortfolioBuilder, isQualified: boolean) =>
      builder.person({ role: 'assessor', isQualified }).person({ role: 'iqa', isQualified });
    const complete = () => people(judged(completePortfolio(), allPoints), false);
    expect(turnOf(complete())).toEqual({ who: 'assessor', why: 'Every point met: to be returned for signing' });
    expect(turnOf(returned(complete(), 'complete'))).toEqual({ who: 'candidate', why: 'Every point met: to sign' });
    expect(turnOf(signed(complete(), 'candidate')).who).toBe('assessor');
    expect(turnOf(signed(complete(), 'candidate', 'assessor')).who).toBe('assessor-countersignatory');
    expect(turnOf(signed(complete(), 'candidate', 'assessor', 'assessor-countersignatory')).who).toBe('iqa');
    expect(turnOf(signed(complete(), 'candidate', 'assessor', 'assessor-countersignatory', 'iqa')).who).toBe('iqa-countersignatory');
    const whole = signed(complete(), 'candidate', 'assessor', 'assessor-countersignatory', 'iqa', 'iqa-countersignatory');
    expect(turnOf(whole)).toEqual({ who: 'nobody', why: 'Signed off' });
    expect(turnOf(whole, 'eqa').who).toBe('eqa');
    const qualified = signed(people(judged(completePortfolio(), allPoints), true), 'candidate', 'assessor');
    expect(turnOf(qualified).who).toBe('iqa');
    expect(turnOf(qualified.sample({ sampledBy: qualified.snapshot().people.at(-1)?.id ?? '', outcome: 'not-sampled' })).who).toBe('nobody');
  });
});

describe('I6: action asked for', () => {
  const asked = () =>
    judged(completePortfolio(), allPoints)
      .person({ role: 'iqa' })
      .sample({ sampledBy: 'nobody', author: 'iqa', outcome: 'action-required', pointIds: ['1a', '1b'] });

  test('is the assessor’s turn until they act on one of its points, then the IQA’s', () => {
    expect(turnOf(asked())).toEqual({ who: 'assessor', why: 'The IQA asks for action on 1a, 1b' });
    expect(turnOf(judged(asked(), ['4a'])).who).toBe('assessor');
    expect(turnOf(judged(asked(), ['1b']))).toEqual({ who: 'iqa', why: 'The assessor has acted on 1a, 1b: to be looked at again' });
    expect(turnOf(returned(asked())).who).toBe('iqa');
  });

  test('is settled by a newer sample of one of its points; not by one of another, nor by "not sampled"', () => {
    expect(turnOf(asked().sample({ pointIds: ['4a'] })).why).toMatch(/asks for action/);
    expect(turnOf(asked().sample({ outcome: 'not-sampled', pointIds: ['1a'] })).why).toMatch(/asks for action/);
    expect(turnOf(asked().sample({ pointIds: ['1a'] })).why).not.toMatch(/action/);
  });

  test('names the EQA where the EQA asked', () => {
    const builder = completePortfolio().person({ role: 'eqa' });
    const id = builder.snapshot().people.at(-1)?.id ?? '';
    expect(turnOf(builder.sample({ sampledBy: id, outcome: 'action-required' })).why).toBe('The EQA asks for action');
  });
});

describe('I5: what is due', () => {
  test('open plan items, earliest first; what is done or has no day is not due', () => {
    const builder = oneEntry()
      .planItem({ what: 'Later', due: '2026-03-11' })
      .planItem({ what: 'Earlier', due: '2026-03-09' })
      .planItem({ what: 'Today', due: TODAY })
      .planItem({ what: 'Done', due: '2026-03-01', doneOn: '2026-03-01' })
      .planItem({ what: 'Some day' });
    expect(entryOf(builder.snapshot()).dues).toEqual([
      { on: '2026-03-09', what: 'Earlier', isOverdue: true },
      { on: TODAY, what: 'Today', isOverdue: false },
      { on: '2026-03-11', what: 'Later', isOverdue: false },
    ]);
  });

  test('the day agreed for handing in again, until it was handed in', () => {
    const builder = returned(judged(oneEntry(), ['1a'], 'not-yet'), 'more-needed', '2026-03-01');
    expect(entryOf(builder.snapshot()).dues).toEqual([{ on: '2026-03-01', what: 'Hand in again', isOverdue: true }]);
    expect(entryOf(builder.evidence('everyday').snapshot()).dues).toEqual([]);
  });
});
