import { waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createFolderKeeper, type FolderKeeper } from '../../../src/features/backups/folder-keeper.ts';
import { createBlobBytes } from '../../../src/storage/file-bytes.ts';
import { penLockName } from '../../../src/storage/pen-lock.ts';
import { createRisk } from '../../../src/storage/record-commands.ts';
import { createPortfolio } from '../../../src/storage/portfolio-commands.ts';
import type { Session } from '../../../src/storage/session.ts';
import { setupSession, valueOf } from '../../support/storage-session.ts';
import { setupChosenFolder } from './folder.ts';

const chosen = setupChosenFolder();
const keepers: (() => void)[] = [];
afterEach(() => {
  keepers.splice(0).forEach((stop) => stop());
});

function setup(more: Partial<Session> = {}) {
  const base = setupSession();
  const session = { ...base, createId: () => crypto.randomUUID(), ...more };
  const keeper = createFolderKeeper({ session, files: createBlobBytes(session.db) }, { quiet: 20, lookEvery: 60_000 });
  keepers.push(keeper.start());
  return { session, clock: base.clock, keeper };
}

const startPortfolio = async (session: Session, isExample = false) =>
  valueOf(await createPortfolio(session, { isExample, candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' } })).id;
const settled = (keeper: FolderKeeper) =>
  waitFor(() => {
    const state = keeper.readState();
    expect(state.type === 'chosen' && state.copying).toBeNull();
  });

describe('R32: when a copy is made', () => {
  test('after changes, and at most every ten minutes', async () => {
    const { session, clock, keeper } = setup();
    const id = await startPortfolio(session);
    await keeper.choose(chosen.folder());
    expect(await chosen.names()).toHaveLength(1);

    clock.now = new Date('2026-11-12T09:09:59.000Z');
    valueOf(await createRisk(session, id, { event: 'Too soon' }));
    await new Promise((done) => setTimeout(done, 300));
    await settled(keeper);
    expect(await chosen.names()).toHaveLength(1);

    clock.now = new Date('2026-11-12T09:10:01.000Z');
    valueOf(await createRisk(session, id, { event: 'In time' }));
    await waitFor(async () => expect(await chosen.names()).toHaveLength(2));
  });

  test('when Share is left, but not when there is nothing new', async () => {
    const { session, clock, keeper } = setup();
    const id = await startPortfolio(session);
    await keeper.choose(chosen.folder());
    clock.now = new Date('2026-11-12T09:01:00.000Z');
    await keeper.copyNow(id);
    expect(await chosen.names()).toHaveLength(1);
    valueOf(await createRisk(session, id, { event: 'New' }));
    clock.now = new Date('2026-11-12T09:02:00.000Z');
    await keeper.copyNow(id);
    expect(await chosen.names()).toHaveLength(2);
  });

  test('never of an example', async () => {
    const { session, keeper } = setup();
    await startPortfolio(session, true);
    await keeper.choose(chosen.folder());
    expect(await chosen.names()).toEqual([]);
  });

  test('not of a portfolio that another tab writes', async () => {
    const { session, keeper } = setup({ holdsPen: () => false });
    const id = await startPortfolio(session);
    const answer = await new Promise<() => void>((held) => {
      void navigator.locks.request(penLockName(id), () => new Promise<void>((letGo) => held(letGo)));
    });
    await keeper.choose(chosen.folder());
    expect(await chosen.names()).toEqual([]);
    answer();
    await waitFor(async () => {
      await keeper.allowed();
      expect(await chosen.names()).toHaveLength(1);
    });
  });

  test('a portfolio that cannot be packed keeps no other back, and what is wrong is told', async () => {
    const { session, keeper } = setup();
    const [broken, whole] = [await startPortfolio(session), await startPortfolio(session)];
    await session.db.workplaces.put({
      portfolioId: broken,
      role: 'assessor',
      keyId: null,
      founderKeyId: null,
      trusted: [],
      committedAt: null,
      sharedAt: null,
      backedUpAt: null,
    });
    await keeper.choose(chosen.folder());
    expect(await chosen.names()).toHaveLength(1);
    const state = keeper.readState();
    expect(state).toMatchObject({ type: 'chosen', problem: { type: 'not-made', error: { type: 'no-identity' } } });
    expect(state.type === 'chosen' && Object.keys(state.folder.copies)).toEqual([whole]);
  });
});
