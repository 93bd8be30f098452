import Dexie from 'dexie';
import { describe, expect, test, vi } from 'vitest';
import { dataVersion } from '../../src/migrations/steps.ts';
import { createCipher, KEY_BYTES } from '../../src/storage/at-rest-cipher.ts';
import { FolioDatabase } from '../../src/storage/database.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { rememberDatabase } from '../../src/storage/remember-database.ts';
import { acceptPresentState, checkEveryRow, openAndCheck } from '../../src/storage/start-check.ts';
import { joinPlaces, type Sentinel, type SentinelPlace } from '../../src/storage/sentinel.ts';
import { setupSession, valueOf } from '../support/storage-session.ts';

/** A place outside the database that the test can look into. */
function setupPlace(): SentinelPlace & { kept: Sentinel | null } {
  const place = {
    kept: null as Sentinel | null,
    read: () => Promise.resolve(place.kept),
    write: (sentinel: Sentinel) => {
      place.kept = sentinel;
      return Promise.resolve();
    },
    clear: () => {
      place.kept = null;
      return Promise.resolve();
    },
  };
  return place;
}

/** A device on which Folio was started and a portfolio made. `restart` closes the database and opens it as the next start would. */
async function setupDevice() {
  const session = setupSession();
  const place = setupPlace();
  expect(await openAndCheck(session.db, place, () => undefined)).toEqual({ type: 'ready', isNew: true });
  const stop = rememberDatabase(session.db, { quick: place, all: place, now: session.now });
  valueOf(await createPortfolio(session, { candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' } }));
  await session.db.phrases.add({ id: 'phrase', text: 'Well argued', usedAt: '' });
  await expect.poll(() => place.kept?.portfolios).toMatchObject([{ name: 'Aisha Khan', records: 0 }]);
  stop();
  const restart = async () => {
    session.db.close();
    const db = new FolioDatabase(session.db.name);
    return { db, state: await openAndCheck(db, place, () => undefined), deep: () => checkEveryRow(db, place) };
  };
  return { ...session, place, restart };
}

/** Changes the database behind Folio’s back, as damage does. */
async function behind(name: string, damage: (db: Dexie) => Promise<unknown>): Promise<void> {
  const raw = await new Dexie(name).open();
  await damage(raw);
  raw.close();
}

describe('R4: at the start', () => {
  test('a device that never held anything is new, and one that kept everything is ready', async () => {
    const { restart } = await setupDevice();
    const { state, deep } = await restart();
    expect(state).toEqual({ type: 'ready', isNew: false });
    expect(await deep()).toBeNull();
  });

  test('a database that is gone is no new start', async () => {
    const { db, place, restart } = await setupDevice();
    db.close();
    await Dexie.delete(db.name);
    expect((await restart()).state).toEqual({ type: 'vanished', remembered: place.kept });
    // Not even the second time: nothing was taken for the new state.
    expect((await restart()).state).toMatchObject({ type: 'vanished' });
  });

  test('newest writes that are gone are found', async () => {
    const { db, place, restart } = await setupDevice();
    const remembered = { ...(place.kept as Sentinel), seq: 99 };
    place.kept = remembered;
    const { seq } = (await db.ledger.get('folio')) ?? {};
    expect((await restart()).state).toEqual({ type: 'behind', remembered, seq });
  });

  test('rows that are gone are found by their number', async () => {
    const { db, restart } = await setupDevice();
    await behind(db.name, (raw) => raw.table('phrases').clear());
    expect((await restart()).state).toMatchObject({ type: 'damaged', tables: [{ table: 'phrases', expected: 1, found: 0 }] });
  });

  test('a lost ledger is damage, as long as it is remembered that there was work', async () => {
    const { db, restart } = await setupDevice();
    await behind(db.name, (raw) => raw.table('ledger').clear());
    expect((await restart()).state).toMatchObject({ type: 'damaged' });
  });

  test('R5: one changed letter in one row is found when all rows are read', async () => {
    const { db, restart } = await setupDevice();
    await behind(db.name, (raw) => raw.table('phrases').put({ id: 'phrase', text: 'Well arguee', usedAt: '' }));
    const { state, deep } = await restart();
    expect(state).toMatchObject({ type: 'ready' });
    expect(await deep()).toMatchObject({ type: 'damaged', tables: [{ table: 'phrases', expected: 1, found: 1 }] });
  });

  test('what a newer Folio wrote is left alone', async () => {
    const { db, restart } = await setupDevice();
    const kept = await db.ledger.get('folio');
    await behind(db.name, (raw) => raw.table('ledger').put({ ...kept, dataVersion: dataVersion + 1 }));
    expect((await restart()).state).toEqual({ type: 'newer' });
  });

  test('a database of a newer layout is left alone too', async () => {
    const { db, restart } = await setupDevice();
    db.close();
    const newer = new Dexie(db.name);
    newer.version(99).stores({ phrases: 'id' });
    await newer.open();
    newer.close();
    expect((await restart()).state).toEqual({ type: 'newer' });
  });

  test('a database of the time before there was a ledger is counted and taken', async () => {
    const { db, place, restart } = await setupDevice();
    await behind(db.name, (raw) => raw.table('ledger').clear());
    place.kept = null;
    const { db: opened, state, deep } = await restart();
    expect(state).toEqual({ type: 'ready', isNew: false });
    expect((await opened.ledger.get('folio'))?.tables).toMatchObject({ phrases: { rows: 1 }, portfolios: { rows: 1 } });
    expect(await deep()).toBeNull();
    expect(place.kept).toMatchObject({ portfolios: [{ name: 'Aisha Khan' }] });
  });
});

test('R6: what is left can be taken as it is, and is from then on what ought to be', async () => {
  const { db, place, restart } = await setupDevice();
  await behind(db.name, (raw) => raw.table('phrases').clear());
  const { db: opened } = await restart();
  await acceptPresentState(opened, place);
  opened.close();
  expect((await restart()).state).toEqual({ type: 'ready', isNew: false });
});

test('R2: names stay inside the database while its rows are sealed', async () => {
  const { db, place } = await setupDevice();
  db.close();
  const sealed = new FolioDatabase(db.name, { cipher: await createCipher('test', new Uint8Array(KEY_BYTES)) });
  await acceptPresentState(sealed, place);
  expect(place.kept?.portfolios).toMatchObject([{ name: '', records: 0 }]);
});

test('R2: of two places the newer is believed, and one that fails does not matter', async () => {
  const [old, fresh] = [setupPlace(), setupPlace()];
  const broken: SentinelPlace = {
    read: () => Promise.reject(new Error('refused')),
    write: () => Promise.reject(new Error('refused')),
    clear: () => Promise.reject(new Error('refused')),
  };
  const sentinel = { databaseId: 'one', seq: 1, dataVersion, at: '2026-11-12T09:00:00.000Z', portfolios: [] };
  const all = joinPlaces([broken, old, fresh]);
  await all.write(sentinel);
  await fresh.write({ ...sentinel, seq: 2 });
  expect(await all.read()).toMatchObject({ seq: 2 });
  // Another database, begun later, though it counts from the start again.
  await old.write({ ...sentinel, databaseId: 'two', at: '2026-11-13T09:00:00.000Z' });
  expect(await all.read()).toMatchObject({ databaseId: 'two' });
  await all.clear();
  expect(await all.read()).toBeNull();
});

test('R2: a place that does not answer holds nobody up', async () => {
  const never = () => new Promise<never>(() => undefined);
  const place = setupPlace();
  const all = joinPlaces([{ read: never, write: never, clear: never }, place]);
  const sentinel = { databaseId: 'one', seq: 1, dataVersion, at: '2026-11-12T09:00:00.000Z', portfolios: [] };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const done = (async () => {
      await all.write(sentinel);
      return all.read();
    })();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await done).toEqual(sentinel);
  } finally {
    vi.useRealTimers();
  }
});

test('R9: an empty database in the place of the one that was opened is not written to', async () => {
  const { db, place, createId, now, restart } = await setupDevice();
  const before = place.kept;
  const { db: open } = await restart();
  const stop = rememberDatabase(open, { quick: place, all: place, now });
  // The browser deletes it behind the page, and gives an empty one when it is asked again.
  open.close();
  await Dexie.delete(db.name);
  await open.open();
  const made = await createPortfolio({ db: open, createId, now, actor: 'candidate' }, {});
  expect(made).toMatchObject({ ok: false, error: { type: 'database-gone' } });
  stop();
  expect(place.kept).toEqual(before);
  expect((await restart()).state).toMatchObject({ type: 'vanished' });
});
