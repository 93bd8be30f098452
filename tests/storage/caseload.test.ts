import { expect, test } from 'vitest';
import type { Actor } from '../../src/domain/policy.ts';
import type { CaseloadPortfolio } from '../../src/storage/caseload-assembler.ts';
import { readCaseload, watchCaseload } from '../../src/storage/caseload.ts';
import { deletePortfolio } from '../../src/storage/portfolio-bin-commands.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { listPortfolios } from '../../src/storage/portfolio-list.ts';
import { readableCase } from '../../src/storage/readable-case.ts';
import { createRecord, createStage } from '../../src/storage/record-commands.ts';
import type { Session } from '../../src/storage/session.ts';
import { readSnapshot } from '../../src/storage/snapshot-queries.ts';
import { workplaceOf } from '../support/caseload.ts';
import { setupSession, valueOf } from '../support/storage-session.ts';

async function handedOver(session: Session, name: string, role: Actor): Promise<string> {
  const { id } = valueOf(await createPortfolio(session, { candidate: { name, enrolmentNumber: '', uln: '' } }));
  valueOf(await createStage(session, id, 2, { name: 'Paying' }));
  valueOf(await createStage(session, id, 1, { name: 'Greeting' }));
  await session.db.workplaces.put(workplaceOf(id, role));
  return id;
}

/** A watch whose states the test waits for. */
function watched(session: Session) {
  const states: (readonly CaseloadPortfolio[])[] = [];
  let wake: () => void = () => undefined;
  const end = watchCaseload(
    session.db,
    (state) => {
      states.push(state);
      wake();
    },
    (cause) => {
      throw cause;
    },
  );
  const next = async (isReached: (state: readonly CaseloadPortfolio[]) => boolean) => {
    for (;;) {
      const state = states.at(-1);
      if (state && isReached(state)) return state;
      await new Promise<void>((done) => {
        wake = done;
      });
    }
  };
  return { states, next, end };
}

const nameOf = ({ snapshot }: CaseloadPortfolio) => snapshot.portfolio.candidate.name;

test('I1: the caseload is where this device does not work as the candidate', async () => {
  const session = setupSession();
  const aisha = await handedOver(session, 'Aisha', 'assessor');
  await handedOver(session, 'Ben', 'iqa');
  await handedOver(session, 'Own', 'candidate');
  valueOf(await createPortfolio(session, { candidate: { name: 'No role said', enrolmentNumber: '', uln: '' } }));
  valueOf(await deletePortfolio(session, await handedOver(session, 'In the bin', 'assessor')));

  const caseload = await readCaseload(session.db);
  expect(caseload.map(nameOf).toSorted()).toEqual(['Aisha', 'Ben']);
  const found = caseload.find(({ snapshot }) => snapshot.portfolio.id === aisha);
  const { events: _events, ...whole } = (await readSnapshot(session.db, aisha))?.snapshot ?? { events: [] };
  expect(found?.snapshot).toEqual(whole);
  const roles = new Map((await listPortfolios(session.db)).map(({ candidateName, role }) => [candidateName, role]));
  expect([roles.get('Aisha'), roles.get('Ben'), roles.get('Own'), roles.get('No role said')]).toEqual(['assessor', 'iqa', 'candidate', 'candidate']);
});

test('the last package is the newest batch that came in from somebody else', async () => {
  const session = setupSession();
  const id = await handedOver(session, 'Aisha', 'assessor');
  const other = await handedOver(session, 'Ben', 'assessor');
  await session.db.workplaces.update(id, { keyId: 'mine' });
  const batch = (keyId: string, seq: number, receivedAt: string) => ({ portfolioId: id, keyId, seq, hash: `${keyId}-${seq}`, jws: '', receivedAt });
  await session.db.batches.bulkAdd([
    batch('theirs', 1, '2026-11-01T09:00:00.000Z'),
    batch('theirs', 2, '2026-11-05T09:00:00.000Z'),
    batch('iqa', 1, '2026-11-03T09:00:00.000Z'),
    batch('mine', 9, '2026-11-09T09:00:00.000Z'),
  ]);
  const last = new Map((await readCaseload(session.db)).map(({ workplace, lastPackageAt }) => [workplace.portfolioId, lastPackageAt]));
  expect([last.get(id), last.get(other)]).toEqual(['2026-11-05T09:00:00.000Z', null]);
});

test('a change in one portfolio leaves the others the same objects', async () => {
  const session = setupSession();
  const aisha = await handedOver(session, 'Aisha', 'assessor');
  await handedOver(session, 'Ben', 'assessor');
  const { next, end } = watched(session);
  const before = await next((state) => state.length === 2);
  valueOf(await createStage(session, aisha, 3));
  const after = await next((state) => state.some(({ snapshot }) => snapshot.stages.length === 3));
  const of = (state: readonly CaseloadPortfolio[], name: string) => state.find((item) => nameOf(item) === name);
  expect(of(after, 'Ben')).toBe(of(before, 'Ben'));
  expect(of(after, 'Aisha')).not.toBe(of(before, 'Aisha'));
  expect(of(after, 'Aisha')?.snapshot.evidence).toBe(of(before, 'Aisha')?.snapshot.evidence);
  expect(of(after, 'Aisha')?.snapshot.stages.map(({ order }) => order)).toEqual([1, 2, 3]);
  end();
});

test('portfolios come and go while it is watched; nothing is said once it has ended', async () => {
  const session = setupSession();
  const { states, next, end } = watched(session);
  expect(await next(() => true)).toEqual([]);
  const id = await handedOver(session, 'Aisha', 'iqa');
  await next((state) => state.length === 1);
  await session.db.workplaces.update(id, { role: 'eqa' });
  await next((state) => state[0]?.workplace.role === 'eqa');
  valueOf(await deletePortfolio(session, id));
  await next((state) => state.length === 0);
  end();
  const said = states.length;
  await handedOver(session, 'Ben', 'assessor');
  await new Promise((done) => setTimeout(done, 50));
  expect(states.length).toBe(said);
});

test('checked, a portfolio has every row but those that cannot be read', async () => {
  const session = setupSession();
  const id = await handedOver(session, 'Aisha', 'assessor');
  const fields = { agreedOn: '', what: 'Ask', pointIds: [], due: '', doneOn: '', outcome: '' };
  const item = valueOf(await createRecord({ ...session, actor: 'assessor' }, 'planItems', id, fields));
  const [whole] = await readCaseload(session.db);
  await session.db.table('planItems').put({ ...item, id: 'broken', due: 'soon' });
  const [broken] = await readCaseload(session.db);
  if (!whole || !broken) throw new Error('no caseload');
  expect(broken.snapshot.planItems).toHaveLength(2);
  expect(readableCase(broken)).toEqual(whole);
  expect(readableCase({ ...whole, snapshot: { ...whole.snapshot, portfolio: { ...whole.snapshot.portfolio, revision: 0 } } })).toBeNull();
});
