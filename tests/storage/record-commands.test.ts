import { describe, expect, test } from 'vitest';
import { createPortfolio, unlockPortfolio } from '../../src/storage/portfolio-commands.ts';
import {
  createEvidence,
  createRisk,
  createStage,
  deleteRecord,
  orderStages,
  restoreRecord,
  saveEdits,
  setEvidenceStatus,
} from '../../src/storage/record-commands.ts';
import { addSignature } from '../../src/storage/signature-commands.ts';
import { readSnapshot } from '../../src/storage/snapshot-queries.ts';
import { errorOf, setupSession, valueOf } from '../support/storage-session.ts';

async function setup() {
  const session = setupSession();
  const portfolio = valueOf(await createPortfolio(session, { candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' } }));
  const read = async () => {
    const found = await readSnapshot(session.db, portfolio.id);
    if (!found) throw new Error('No portfolio');
    return found.snapshot;
  };
  return { session, portfolio, read };
}

describe('references', () => {
  test('are given in order and never again, even after a delete', async () => {
    const { session, portfolio, read } = await setup();
    const first = valueOf(await createEvidence(session, portfolio.id, 'everyday'));
    valueOf(await createEvidence(session, portfolio.id, 'discussion'));
    valueOf(await deleteRecord(session, 'evidence', portfolio.id, first.id));
    valueOf(await createEvidence(session, portfolio.id, 'reflective'));
    expect((await read()).evidence.map((evidence) => [evidence.number, evidence.kind])).toEqual([
      [2, 'discussion'],
      [3, 'reflective'],
    ]);
  });

  test('two created at once do not share a number', async () => {
    const { session, portfolio, read } = await setup();
    await Promise.all([createRisk(session, portfolio.id), createRisk(session, portfolio.id), createRisk(session, portfolio.id)]);
    expect((await read()).risks.map((risk) => risk.number)).toEqual([1, 2, 3]);
  });
});

describe('saveEdits', () => {
  test('keeps what another tab changed in other fields', async () => {
    const { session, portfolio, read } = await setup();
    const base = valueOf(await createRisk(session, portfolio.id, { hazard: 'Cable' }));
    valueOf(await saveEdits(session, 'risks', base, { ...base, event: 'A visitor trips' }));
    valueOf(await saveEdits(session, 'risks', base, { ...base, controls: 'Taped down' }));
    expect((await read()).risks[0]).toMatchObject({ hazard: 'Cable', event: 'A visitor trips', controls: 'Taped down', revision: 3 });
  });

  test('the same field changed in two ways is a clash, and nothing is changed', async () => {
    const { session, portfolio, read } = await setup();
    const base = valueOf(await createRisk(session, portfolio.id));
    valueOf(await saveEdits(session, 'risks', base, { ...base, event: 'Theirs' }));
    const error = errorOf(await saveEdits(session, 'risks', base, { ...base, event: 'Mine' }));
    expect(error).toEqual({ type: 'changed-elsewhere', clashes: [{ path: 'event', mine: 'Mine', theirs: 'Theirs' }] });
    expect((await read()).risks[0]?.event).toBe('Theirs');
  });

  test('an edit of a record deleted elsewhere is refused', async () => {
    const { session, portfolio } = await setup();
    const base = valueOf(await createRisk(session, portfolio.id));
    valueOf(await deleteRecord(session, 'risks', portfolio.id, base.id));
    expect(errorOf(await saveEdits(session, 'risks', base, { ...base, event: 'Late' }))).toEqual({ type: 'deleted-elsewhere' });
  });

  test('a text beyond the limit is refused with a sentence, and nothing is changed', async () => {
    const { session, portfolio, read } = await setup();
    const base = valueOf(await createRisk(session, portfolio.id, { hazard: 'Before' }));
    const error = errorOf(await saveEdits(session, 'risks', base, { ...base, hazard: 'x'.repeat(50_001) }));
    expect(error).toMatchObject({ type: 'invalid', path: 'hazard' });
    expect((await read()).risks[0]?.hazard).toBe('Before');
    valueOf(await saveEdits(session, 'risks', base, { ...base, hazard: 'x'.repeat(20_000) }));
  });
});

describe('delete and restore', () => {
  test('a deleted stage comes back whole, and what pointed at it never changed', async () => {
    const { session, portfolio, read } = await setup();
    const stage = valueOf(await createStage(session, portfolio.id, 1, { name: 'Greeting' }));
    valueOf(await createRisk(session, portfolio.id, { stageIds: [stage.id] }));
    valueOf(await deleteRecord(session, 'stages', portfolio.id, stage.id));
    expect((await read()).stages).toEqual([]);
    valueOf(await restoreRecord(session, 'stages', portfolio.id, stage.id));
    const after = await read();
    expect(after.stages.map(({ name }) => name)).toEqual(['Greeting']);
    expect(after.risks[0]?.stageIds).toEqual([stage.id]);
  });
});

describe('the audit log', () => {
  test('says what changed, from what to what; edits of one sitting are one entry', async () => {
    const { session, portfolio, read } = await setup();
    const base = valueOf(await createEvidence(session, portfolio.id, 'everyday'));
    const once = valueOf(await saveEdits(session, 'evidence', base, { ...base, title: 'Par' }));
    session.clock.now = new Date('2026-11-12T09:01:00.000Z');
    const twice = valueOf(await saveEdits(session, 'evidence', once, { ...once, title: 'Parcel on the step' }));
    session.clock.now = new Date('2026-11-12T10:00:00.000Z');
    valueOf(await saveEdits(session, 'evidence', twice, { ...twice, title: 'Parcels' }));
    valueOf(await setEvidenceStatus(session, portfolio.id, base.id, 'ready'));
    const log = (await read()).events.filter((event) => event.table === 'evidence').map(({ type, reference, changes }) => [type, reference, changes]);
    expect(log).toEqual([
      ['created', 'E1', []],
      ['edited', 'E1', [{ field: 'title', from: '', to: 'Parcel on the step' }]],
      ['edited', 'E1', [{ field: 'title', from: 'Parcel on the step', to: 'Parcels' }]],
      ['marked ready', 'E1', []],
    ]);
  });

  test('saving what stood there already changes and logs nothing', async () => {
    const { session, portfolio, read } = await setup();
    const base = valueOf(await createRisk(session, portfolio.id));
    valueOf(await saveEdits(session, 'risks', base, base));
    const { risks, events } = await read();
    expect(risks[0]?.revision).toBe(1);
    expect(events.filter((event) => event.type === 'edited')).toEqual([]);
  });
});

test('stages take the order given', async () => {
  const { session, portfolio, read } = await setup();
  const a = valueOf(await createStage(session, portfolio.id, 1, { name: 'A' }));
  const b = valueOf(await createStage(session, portfolio.id, 2, { name: 'B' }));
  valueOf(await orderStages(session, portfolio.id, [b.id, a.id]));
  expect((await read()).stages.map(({ name }) => name)).toEqual(['B', 'A']);
});

test('P2: a candidate’s signature locks what it covers, until it is unlocked with a reason', async () => {
  const { session, portfolio, read } = await setup();
  const risk = valueOf(await createRisk(session, portfolio.id));
  valueOf(
    await addSignature(session, portfolio.id, {
      subject: { type: 'sign-off', line: 'candidate' },
      personId: 'candidate',
      name: 'Aisha Khan',
      role: 'Candidate',
      statement: 'My own work.',
      signedAt: '2026-11-12T09:00:00.000Z',
      method: 'drawn',
      strokes: {
        aspect: 3,
        lines: [
          [
            [0, 0],
            [1, 0.2],
          ],
        ],
      },
      writtenOn: '',
      proof: null,
      digest: '0'.repeat(64),
      openGaps: [],
      openGapsReason: '',
    }),
  );
  expect(errorOf(await saveEdits(session, 'risks', risk, { ...risk, event: 'After' }))).toEqual({ type: 'locked' });
  expect(errorOf(await createEvidence(session, portfolio.id, 'everyday'))).toEqual({ type: 'locked' });
  valueOf(await unlockPortfolio(session, portfolio.id, 'Assessor asked for more'));
  valueOf(await saveEdits(session, 'risks', risk, { ...risk, event: 'After' }));
  const after = await read();
  expect(after.signatures).toHaveLength(1);
  expect(after.events.map(({ type }) => type)).toContain('unlocked');
});
