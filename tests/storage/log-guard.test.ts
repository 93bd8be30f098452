import Dexie from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FolioDatabase } from '../../src/storage/database.ts';
import { createLogGuard, logGuardFor } from '../../src/storage/log-guard.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { createRisk } from '../../src/storage/record-commands.ts';
import type { Session } from '../../src/storage/session.ts';
import { setupSession, valueOf } from '../support/storage-session.ts';

const SETTLED = 0;
type Put = (this: IDBObjectStore, ...row: Parameters<IDBObjectStore['put']>) => IDBRequest<IDBValidKey>;
const put = Reflect.get(IDBObjectStore.prototype, 'put') as Put;

/**
 * A browser whose log can be cut: the write of row number `cutAt` fails as Chromium's does on a full disk. Whatever is written after that
 * and before a new log costs everything at the next start, so it is counted.
 */
function setupBrowser(cutAt = Infinity) {
  const state = { writes: 0, cutAt, isCut: false, isFull: false, begun: 0, behindTheCut: 0 };
  const guard = createLogGuard(() => {
    if (state.isFull) return Promise.reject(new DOMException('Internal error opening backing store.', 'UnknownError'));
    state.begun += 1;
    state.isCut = false;
    return Promise.resolve();
  });
  const session: Session = {
    ...setupSession(),
    db: new FolioDatabase(`cut-${Math.random()}`, { log: { ...guard, mend: () => guard.mend(SETTLED) } }),
  };
  IDBObjectStore.prototype.put = function cut(this: IDBObjectStore, ...row) {
    const request = put.apply(this, row);
    if (this.transaction.db.name !== session.db.name) return request;
    state.writes += 1;
    if (state.isCut) state.behindTheCut += 1;
    if (state.writes !== state.cutAt && !state.isFull) return request;
    state.isCut = true;
    abortAsTheBrowser(this.transaction);
    return request;
  };
  return { state, guard, session };
}

/** Not as a page does, whose transactions then have no error. */
function abortAsTheBrowser(transaction: IDBTransaction): void {
  const abort: unknown = Reflect.get(transaction, '_abort');
  if (typeof abort !== 'function') throw new Error('The database of the tests has another way now.');
  Reflect.apply(abort, transaction, ['UnknownError']);
}

afterEach(() => {
  IDBObjectStore.prototype.put = put;
});

async function begin(session: Session): Promise<string> {
  return valueOf(await createPortfolio(session, { candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' } })).id;
}

describe('R36: when the database is at rest', () => {
  test('no transaction writes, and no new log is being begun; it is waited for some seconds at the most', async () => {
    let begun = () => {};
    const guard = createLogGuard(() => new Promise<void>((done) => (begun = done)));
    const isAtRest = (milliseconds: number) =>
      Promise.race([guard.whenAtRest().then(() => true), new Promise<boolean>((done) => setTimeout(() => done(false), milliseconds))]);
    expect(await isAtRest(50)).toBe(true);
    const transaction = new EventTarget() as IDBTransaction;
    guard.watch(transaction);
    expect(await isAtRest(50)).toBe(false);
    expect(await isAtRest(10_000)).toBe(true);
    transaction.dispatchEvent(new Event('complete'));
    expect(await isAtRest(50)).toBe(true);
    const mending = guard.mend(SETTLED);
    // It is looked for room first.
    await new Promise((done) => setTimeout(done));
    expect(await isAtRest(50)).toBe(false);
    begun();
    expect(await mending).toBe(true);
    expect(await isAtRest(50)).toBe(true);
  });
});

describe('R8: nothing is written behind a record that may be cut', () => {
  test('at the start a new log is begun before anything is written', async () => {
    const { state, guard, session } = setupBrowser();
    expect(guard.isSuspect()).toBe(true);
    await begin(session);
    expect(state.begun).toBe(1);
    expect(guard.isSuspect()).toBe(false);
  });

  test('whichever write is cut, a new log is begun, the command is done again, and all that was saved is there', async () => {
    const whole = setupBrowser();
    const id = await begin(whole.session);
    const before = whole.state.writes;
    for (let number = 1; number <= 3; number += 1) valueOf(await createRisk(whole.session, id, { event: `Risk ${number}` }));
    const { writes } = whole.state;
    expect(writes).toBeGreaterThan(before + 6);

    for (let cutAt = before + 1; cutAt <= writes; cutAt += 1) {
      const { state, session } = setupBrowser(cutAt);
      const portfolioId = await begin(session);
      const full = { ...session, freeReserve: () => Promise.resolve('freed' as const) };
      const saved = [];
      for (let number = 1; number <= 3; number += 1) saved.push(valueOf(await createRisk(full, portfolioId, { event: `Risk ${number}` })).id);
      expect(await session.db.risks.toCollection().primaryKeys(), `cut at row ${cutAt}`).toEqual(saved.toSorted());
      expect(state, `cut at row ${cutAt}`).toMatchObject({ behindTheCut: 0, isCut: false });
      expect(state.begun).toBeGreaterThan(1);
    }
  });

  test('as long as the disk is full nothing is written at all, whoever tries; with room it goes on by itself', async () => {
    const { state, guard, session } = setupBrowser();
    const id = await begin(session);
    state.isFull = true;
    const full = { ...session, freeReserve: () => Promise.resolve('full' as const) };
    expect(await createRisk(full, id, { event: 'Refused' })).toMatchObject({ ok: false, error: { type: 'storage-full' } });
    expect(guard.isSuspect()).toBe(true);
    const { writes } = state;
    expect(await createRisk(full, id, { event: 'Refused' })).toMatchObject({ ok: false, error: { type: 'storage-full' } });
    // Also what is no command of a portfolio.
    await expect(session.db.phrases.put({ id: 'phrase', text: 'Well argued', usedAt: '' })).rejects.toThrow('begun a new log');
    expect(state.writes).toBe(writes);
    expect(await session.db.risks.count()).toBe(0);
    state.isFull = false;
    valueOf(await createRisk(full, id, { event: 'Written' }));
    expect(state).toMatchObject({ behindTheCut: 0 });
    expect(guard.isSuspect()).toBe(false);
  });

  test('where the browser shut the database and it is opened again, that comes first', async () => {
    const { state, session } = setupBrowser();
    const id = await begin(session);
    session.db.backendDB().close();
    expect(await session.db.portfolios.get(id)).toBeDefined();
    expect(state.begun).toBe(2);
  });

  test('where it cannot be opened again, that is said, and nothing waits for ever', async () => {
    const { session } = setupBrowser();
    const id = await begin(session);
    // What Dexie does when the browser shuts it.
    session.db.close({ disableAutoOpen: false });
    session.db.open = () => Dexie.Promise.reject(new Error('Not opened again on a full disk.'));
    expect(await createRisk(session, id, { event: 'Refused' })).toMatchObject({ ok: false, error: { type: 'storage-failed' } });
  });

  test('what Folio refuses by itself is no reason', async () => {
    const { guard, session } = setupBrowser();
    await begin(session);
    expect(await createRisk(session, 'nowhere', { event: 'Refused' })).toMatchObject({ ok: false });
    expect(guard.isSuspect()).toBe(false);
  });

  test('a write that fails while a new log is begun makes that one suspect too, and no more than three are begun', async () => {
    let begun = 0;
    const guard = createLogGuard(() => {
      begun += 1;
      if (begun < 3) guard.suspect();
      return Promise.resolve();
    });
    expect(await Promise.all([guard.mend(SETTLED), guard.mend(SETTLED)])).toEqual([true, true]);
    expect([begun, guard.isSuspect()]).toEqual([3, false]);

    const hopeless = createLogGuard(() => {
      hopeless.suspect();
      return Promise.resolve();
    });
    expect(await hopeless.mend(SETTLED)).toBe(false);
    expect(hopeless.isSuspect()).toBe(true);
  });

  test('is for Chromium and those built of it alone', () => {
    const agent = (name: string) => `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ${name} Safari/537.36`;
    expect(logGuardFor(agent('Chrome/143.0.0.0'))).not.toBeNull();
    expect(logGuardFor(agent('HeadlessChrome/143.0.0.0'))).not.toBeNull();
    expect(
      logGuardFor('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'),
    ).toBeNull();
    expect(logGuardFor('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBeNull();
  });
});

describe('R8: Chromium begins a new log where a database is deleted', () => {
  const guardOfChromium = () => logGuardFor('Chrome/143.0.0.0') ?? createLogGuard(() => Promise.reject(new Error('There is one.')));
  const spares = async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name?.startsWith('folio-scratch'));
  const deleteDatabase = vi.spyOn(indexedDB, 'deleteDatabase');
  const open = vi.spyOn(indexedDB, 'open');

  test('one that is there, and it is made anew', async () => {
    const guard = guardOfChromium();
    expect(await guard.mend(SETTLED)).toBe(true);
    expect(await spares()).toHaveLength(4);
    deleteDatabase.mockClear();
    guard.suspect();
    expect(await guard.mend(SETTLED)).toBe(true);
    expect(deleteDatabase).toHaveBeenCalledTimes(1);
    expect(await spares()).toHaveLength(4);
  });

  test('where it cannot be made anew there is no new log, and the next time another one is deleted', async () => {
    const guard = guardOfChromium();
    await guard.mend(SETTLED);
    const reallyOpen = open.getMockImplementation() ?? IDBFactory.prototype.open.bind(indexedDB);
    for (const left of [3, 2, 1]) {
      guard.suspect();
      open.mockImplementation(() => refused());
      expect(await guard.mend(SETTLED)).toBe(false);
      expect(guard.isSuspect()).toBe(true);
      open.mockImplementation(reallyOpen);
      expect(await spares()).toHaveLength(left);
    }
    expect(await guard.mend(SETTLED)).toBe(true);
    expect(await spares()).toHaveLength(4);
  });
});

/** Of a database that is not opened. */
function refused(): IDBOpenDBRequest {
  const request = indexedDB.deleteDatabase('not there');
  const answer = new EventTarget();
  request.addEventListener('success', () => answer.dispatchEvent(new Event('error')));
  return answer as IDBOpenDBRequest;
}
