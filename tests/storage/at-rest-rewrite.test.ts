import { expect, test } from 'vitest';
import { opensOnly, type AtRestCipher } from '../../src/storage/at-rest-cipher.ts';
import { readKeptLock, type AtRestLock } from '../../src/storage/at-rest-lock.ts';
import { putLockOn, takeLockOff } from '../../src/storage/at-rest-rewrite.ts';
import { changePassphrase, makeLock, unlock } from '../../src/storage/at-rest-unlock.ts';
import { FolioDatabase } from '../../src/storage/database.ts';
import { createBlobBytes, createChunkBytes } from '../../src/storage/file-bytes.ts';
import { LEDGER_KEY } from '../../src/storage/ledger.ts';
import { rawRows, readableIn } from '../support/raw-rows.ts';
import { rowFor, sealedTables } from '../support/sealed-rows.ts';
import { stubSmallStorage } from '../support/small-storage.ts';

/** Enough for a test; what Folio takes would make every test a second slower. */
const LITTLE_WORK = 2 ** 4;
const AT = '2026-11-22T09:00:00.000Z';

const nameOf = () => `at-rest-rewrite-${Math.random()}`;

const WORDS = 'A cable across the shop floor';

async function startedDatabase(name: string): Promise<void> {
  const db = new FolioDatabase(name);
  for (const table of sealedTables(db)) await table.bulkAdd([rowFor(table, WORDS, 1), rowFor(table, WORDS, 2)]);
  await createBlobBytes(db).put('f1', new Blob([WORDS.repeat(100_000)], { type: 'text/plain' }), AT);
  await createChunkBytes(db).put('f2', new Blob([WORDS.repeat(100_000)], { type: 'text/plain' }), AT);
  await db.files.toCollection().modify({ isReady: true });
  db.close();
}

async function expectAllThere(db: FolioDatabase, cipher: AtRestCipher | null): Promise<void> {
  for (const table of sealedTables(db)) expect(await table.toArray()).toEqual([rowFor(table, WORDS, 1), rowFor(table, WORDS, 2)]);
  for (const [store, file] of [
    [createBlobBytes(db, cipher), 'f1'],
    [createChunkBytes(db, cipher), 'f2'],
  ] as const) {
    const bytes = await store.get(file);
    expect(bytes?.type).toBe('text/plain');
    expect((await bytes?.text()) === WORDS.repeat(100_000)).toBe(true);
  }
}

const ledgerOf = async (db: FolioDatabase) => Object.entries((await db.ledger.get(LEDGER_KEY))?.tables ?? {}).filter(([table]) => table !== 'files');

test('R46: the lock goes on and off again over everything there is, and the sums of rows stay as they were', async () => {
  stubSmallStorage('localStorage');
  const name = nameOf();
  await startedDatabase(name);
  const before = new FolioDatabase(name);
  const sums = await ledgerOf(before);
  before.close();

  const lock = await makeLock('four-good-words-here', 10, LITTLE_WORK);
  const cipher = await unlock(lock, 'four-good-words-here');
  if (!cipher) throw new Error('It opens.');
  const sealing = new FolioDatabase(name, { cipher });
  const steps: string[] = [];
  await putLockOn(sealing, cipher, lock, ({ part }) => steps.push(part));
  expect(steps).toEqual(['words', 'files', 'files']);
  expect(await ledgerOf(sealing)).toEqual(sums);
  sealing.close();
  const later = await unlock(lock, 'four-good-words-here');
  const reader = new FolioDatabase(name, { cipher: later });
  await expectAllThere(reader, later);
  reader.close();
  const raw = await rawRows(name);
  expect(await readableIn(raw)).not.toContain('cable');
  expect((await readKeptLock(name))?.step).toBe('on');

  const opening = new FolioDatabase(name, { cipher: opensOnly(cipher) });
  await takeLockOff(opening, opensOnly(cipher), lock, () => undefined);
  opening.close();
  expect(await readKeptLock(name)).toBeNull();
  const after = new FolioDatabase(name);
  await expectAllThere(after, null);
  expect(await ledgerOf(after)).toEqual(sums);
});

test.each(['on', 'off'] as const)(
  'R46: killed at any write while the lock goes %s, everything can still be read, and it can be finished',
  async (way) => {
    const lock: AtRestLock = await makeLock('four-good-words-here', 10, LITTLE_WORK);
    const cipher = await unlock(lock, 'four-good-words-here');
    if (!cipher) throw new Error('It opens.');
    for (let killedAt = 1; killedAt <= 5; killedAt += 1) {
      stubSmallStorage('localStorage');
      const name = nameOf();
      await startedDatabase(name);
      const rewrite = (db: FolioDatabase) =>
        way === 'on' ? putLockOn(db, cipher, lock, () => undefined) : takeLockOff(db, opensOnly(cipher), lock, () => undefined);
      if (way === 'off') {
        const first = new FolioDatabase(name, { cipher });
        await putLockOn(first, cipher, lock, () => undefined);
        first.close();
      }
      const used = way === 'on' ? cipher : opensOnly(cipher);
      const killed = new FolioDatabase(name, { cipher: used });
      let writes = 0;
      killed.use({
        stack: 'dbcore',
        name: 'killer',
        level: -20,
        create: (core) => ({
          ...core,
          table: (table) => {
            const down = core.table(table);
            const isCounted = ['deviceSettings', 'files', 'chunks', 'risks'].includes(table);
            return {
              ...down,
              mutate: (request) => {
                writes += isCounted ? 1 : 0;
                if (writes > killedAt) throw new Error('killed');
                return down.mutate(request);
              },
            };
          },
        }),
      });
      await expect(rewrite(killed)).rejects.toThrow('killed');
      killed.close();

      const kept = await readKeptLock(name);
      expect(kept === null, `a lock is kept while anything may be sealed (killed at write ${String(killedAt)})`).toBe(false);
      const reader = new FolioDatabase(name, { cipher });
      await expectAllThere(reader, cipher);
      reader.close();
      const again = new FolioDatabase(name, { cipher: used });
      await rewrite(again);
      again.close();
      expect((await readableIn(await rawRows(name))).includes('cable')).toBe(way === 'off');
      expect((await readKeptLock(name))?.step).toBe(way === 'on' ? 'on' : undefined);
    }
  },
);

test('R42: a passphrase opens its own lock alone, and can be changed without sealing anything anew', async () => {
  const lock = await makeLock('four-good-words-here', 5, LITTLE_WORK);
  expect(await unlock(lock, 'four-good-words-there')).toBeNull();
  const before = await unlock(lock, 'four-good-words-here');
  expect(await changePassphrase(lock, 'not-the-right-words', 'new-words-that-differ')).toBeNull();
  const changed = await changePassphrase(lock, 'four-good-words-here', 'new-words-that-differ');
  if (!before || !changed) throw new Error('It opens.');
  expect(await unlock(changed, 'four-good-words-here')).toBeNull();
  const after = await unlock(changed, 'new-words-that-differ');
  expect(after?.openText('events', before.sealText('events', WORDS))).toBe(WORDS);
  expect(after?.id).toBe(before.id);
});
