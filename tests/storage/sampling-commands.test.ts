import { expect, test } from 'vitest';
import type { PlanRow } from '../../src/domain/sampling/plan.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { changeSamplingPlan, readSamplingPlan, recordSample } from '../../src/storage/sampling-commands.ts';
import { errorOf, setupSession, valueOf } from '../support/storage-session.ts';

const fields = {
  sampledOn: '2026-11-12',
  stage: 'interim',
  reason: 'method',
  pointIds: ['1a'],
  evidenceIds: [],
  outcome: 'agree',
  feedback: '',
} as const;
const sample = { ...fields, pointIds: [...fields.pointIds], evidenceIds: [] };
const row: PlanRow = {
  id: 'row-1',
  portfolioId: 'p',
  stage: 'interim',
  reason: 'method',
  pointIds: ['1a'],
  evidenceIds: [],
  why: '',
  plannedOn: '',
  addedAt: '2026-11-12T09:00:00.000Z',
  sampleId: '',
};

async function setup(actor: 'iqa' | 'eqa' | 'assessor' = 'iqa') {
  const session = setupSession('candidate');
  const { id } = valueOf(await createPortfolio(session, {}));
  return { session: { ...session, actor }, id };
}

test('a plan begins empty and is changed from what it is by then', async () => {
  const { session } = await setup();
  expect(await readSamplingPlan(session.db)).toMatchObject({ rates: [], rows: [], seed: 1 });
  await Promise.all([
    changeSamplingPlan(session, ({ rows }) => ({ rows: [...rows, row] })),
    changeSamplingPlan(session, ({ rows }) => ({ rows: [...rows, { ...row, id: 'row-2' }] })),
    changeSamplingPlan(session, () => ({ seed: 7 })),
  ]);
  const plan = await readSamplingPlan(session.db);
  expect(plan?.rows.map(({ id }) => id).toSorted()).toEqual(['row-1', 'row-2']);
  expect(plan?.seed).toBe(7);
});

test('what does not fit a plan is refused and changes nothing', async () => {
  const { session } = await setup();
  valueOf(await changeSamplingPlan(session, () => ({ rows: [row] })));
  expect(errorOf(await changeSamplingPlan(session, () => ({ rows: [{ ...row, plannedOn: 'soon' }] })))).toMatchObject({
    type: 'invalid',
    path: 'rows.0.plannedOn',
  });
  expect((await readSamplingPlan(session.db))?.rows).toEqual([row]);
});

test('a plan that cannot be read is left as it is', async () => {
  const { session } = await setup();
  const broken = { id: 'sampling', rows: 'lost' };
  await session.db.samplingPlans.put(broken);
  expect(await readSamplingPlan(session.db)).toBeNull();
  expect(errorOf(await changeSamplingPlan(session, () => ({ seed: 2 }))).type).toBe('invalid');
  expect(await session.db.samplingPlans.toArray()).toEqual([broken]);
});

test('a sample is recorded, its sampler listed in the role of this device, and the row of the plan is done', async () => {
  const { session, id } = await setup('eqa');
  valueOf(await changeSamplingPlan(session, () => ({ rows: [row, { ...row, id: 'row-2' }] })));
  const recorded = valueOf(await recordSample(session, id, { type: 'new', name: 'Eve Hart' }, sample, 'row-2'));
  const [person] = await session.db.people.toArray();
  expect(person).toMatchObject({ name: 'Eve Hart', role: 'eqa', author: 'eqa' });
  expect(recorded).toMatchObject({ ...fields, sampledBy: person?.id, author: 'eqa' });
  expect((await readSamplingPlan(session.db))?.rows.map(({ sampleId }) => sampleId)).toEqual(['', recorded.id]);

  valueOf(await recordSample(session, id, { type: 'listed', personId: person?.id ?? '' }, sample, null));
  expect(await session.db.people.count()).toBe(1);
  expect(await session.db.samples.count()).toBe(2);
});

test('P1: an assessor records no sample, and nobody is added to the people', async () => {
  const { session, id } = await setup('assessor');
  expect(errorOf(await recordSample(session, id, { type: 'new', name: 'Dan' }, sample, null))).toMatchObject({ type: 'not-owner' });
  expect([await session.db.people.count(), await session.db.samples.count()]).toEqual([0, 0]);
});
