import Dexie from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import type { FolioDatabase } from '../../src/storage/database.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { acceptPresentState, openAndCheck } from '../../src/storage/start-check.ts';
import { joinPlaces, type Sentinel } from '../../src/storage/sentinel.ts';
import { watchForGone } from '../../src/storage/watch-for-gone.ts';
import { setupSession, valueOf } from '../support/storage-session.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What lies outside of a database, of which there is only the mark that there was work in it. */
function rememberedOf(db: FolioDatabase): Sentinel {
  return { databaseId: db.soundId ?? '', seq: 1, dataVersion: 3, at: '2026-05-04T10:00:00.000Z', portfolios: [{ id: '1', name: '', records: 0 }] };
}

const nothing = () => Promise.resolve();

/** A device with a portfolio, and somebody at it. */
async function setupDevice() {
  const session = setupSession();
  const nowhere = joinPlaces([]);
  expect(await openAndCheck(session.db, nowhere, () => undefined)).toMatchObject({ type: 'ready' });
  valueOf(await createPortfolio(session, { candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' } }));
  const onGone = vi.fn<() => void>();
  const stop = watchForGone(session.db, onGone);
  return { db: session.db, nowhere, onGone, stop };
}

test('R9: a database that is deleted while Folio is open is missed at once, though nothing is asked of it', async () => {
  const { db, onGone, stop } = await setupDevice();
  await Dexie.delete(db.name);
  await expect.poll(() => onGone.mock.calls.length).toBe(1);
  stop();
});

test('R9: nothing is read from what stands in its place before that is told', async () => {
  const { db, onGone, stop } = await setupDevice();
  db.close({ disableAutoOpen: false });
  await Dexie.delete(db.name);
  expect(await db.portfolios.count()).toBe(0);
  expect(onGone).toHaveBeenCalled();
  stop();
});

test('R9: what is asked of it while it is being deleted is refused, and makes no other; once it was looked at, it is open again', async () => {
  const { db, onGone, stop } = await setupDevice();
  await Dexie.delete(db.name);
  await expect(db.portfolios.count()).rejects.toThrow('closed');
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(db.name);
  await expect.poll(() => onGone.mock.calls.length).toBe(1);
  expect(await db.portfolios.count()).toBe(0);
  stop();
});

test('R9: the same database, opened again, is not taken for another', async () => {
  const { db, onGone, stop } = await setupDevice();
  db.close({ disableAutoOpen: false });
  expect(await db.portfolios.count()).toBe(1);
  expect(onGone).not.toHaveBeenCalled();
  stop();
});

test('R9: what was closed for good is not opened again', async () => {
  const { db, stop } = await setupDevice();
  db.close();
  await new Promise((done) => setTimeout(done, 500));
  expect(db.isOpen()).toBe(false);
  stop();
});

test('R9: after the check has found it gone, a backup can be written to what is here', async () => {
  const { db, nowhere, stop } = await setupDevice();
  const remembered = rememberedOf(db);
  await Dexie.delete(db.name);
  expect(await openAndCheck(db, { ...nowhere, read: () => Promise.resolve(remembered) }, () => undefined)).toMatchObject({ type: 'vanished' });
  await db.phrases.add({ id: 'phrase', text: 'Restored', usedAt: '' });
  await acceptPresentState(db, nowhere);
  expect(await db.phrases.count()).toBe(1);
  stop();
});

test('R60: in WebKit, what is gone is found out without a new database being made', async () => {
  const { db, onGone, stop } = await setupDevice();
  const remembered = rememberedOf(db);
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15' });
  await Dexie.delete(db.name);
  const open = vi.spyOn(indexedDB, 'open');
  await expect.poll(() => onGone.mock.calls.length).toBe(1);
  expect(await openAndCheck(db, joinPlaces([{ read: () => Promise.resolve(remembered), write: nothing, clear: nothing }]), () => undefined)).toEqual({
    type: 'vanished',
    remembered,
  });
  expect(open).not.toHaveBeenCalled();
  stop();
});
