import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FolioDatabase } from '../../src/storage/database.ts';
import { dropSetAside, listSetAside, prepareUpgrade, readSetAside } from '../../src/storage/set-aside.ts';
import { breakStore } from '../support/break-store.ts';
import { oldDatabase, oldPortfolios } from '../support/old-database.ts';
import { rawDatabase } from '../support/rescue-copy.ts';

const signed = oldPortfolios.find(({ name }) => name === '1-signed.json');
if (!signed) throw new Error('No portfolio of version 1.');

/** Every row as it lies there, by table, whatever the version. */
async function contents(name: string): Promise<{ readonly version: number; readonly tables: Readonly<Record<string, readonly unknown[]>> }> {
  const db = await rawDatabase(name);
  const tables: Record<string, readonly unknown[]> = {};
  for (const table of [...db.objectStoreNames].filter((one) => one !== 'files')) {
    const request = db.transaction(table).objectStore(table).getAll();
    tables[table] = await new Promise((done) => request.addEventListener('success', () => done(request.result)));
  }
  const { version } = db;
  db.close();
  return { version, tables };
}

beforeEach(() => dropSetAside());
afterEach(() => vi.restoreAllMocks());

describe('an upgrade that is broken off (R26)', () => {
  test('leaves everything as it was, at whatever row it happens, and is done whole the next time', async () => {
    const whole = await oldDatabase(signed);
    let writes = 0;
    breakStore(['put'], () => {
      writes += 1;
      return null;
    });
    await new FolioDatabase(whole).open();
    vi.restoreAllMocks();
    const wanted = await contents(whole);
    expect(writes).toBeGreaterThan(2);

    for (let failAt = 1; failAt <= writes; failAt += 1) {
      const name = await oldDatabase(signed);
      const before = await contents(name);
      let count = 0;
      breakStore(['put'], () => {
        count += 1;
        return count === failAt ? new DOMException('broken off', 'AbortError') : null;
      });
      await expect(new FolioDatabase(name).open()).rejects.toThrow('broken off');
      vi.restoreAllMocks();
      expect(await contents(name)).toEqual(before);
      const db = new FolioDatabase(name);
      await db.open();
      db.close();
      const { ledger: _ledger, ...after } = (await contents(name)).tables;
      const { ledger: _wanted, ...all } = wanted.tables;
      expect({ failAt, after }).toEqual({ failAt, after: all });
    }
  });
});

describe('rows set aside before an upgrade (R26)', () => {
  test('all rows but files are there as they were, and can be read after the upgrade', async () => {
    const name = await oldDatabase(signed);
    const db = new FolioDatabase(name);
    await prepareUpgrade(db, () => new Date('2026-11-22T10:00:00.000Z'));
    await db.open();
    const [copy] = await listSetAside();
    expect(copy).toMatchObject({ at: '2026-11-22T10:00:00.000Z', from: 1, to: 3 });
    for (const [table, rows] of Object.entries(signed.tables)) {
      const kept = await readSetAside(copy?.id ?? '', table);
      expect(kept).toHaveLength(rows.length);
      expect(kept).toEqual(expect.arrayContaining([...rows]));
    }
    expect(await readSetAside(copy?.id ?? '', 'files')).toEqual([]);
  });

  test('nothing is set aside where no upgrade is due, and no database is made where there is none', async () => {
    await prepareUpgrade(new FolioDatabase(`never-${Math.random()}`));
    const db = new FolioDatabase(`new-${Math.random()}`);
    await db.open();
    await prepareUpgrade(db);
    expect(await listSetAside()).toEqual([]);
    expect((await indexedDB.databases()).some(({ name }) => name?.startsWith('never-'))).toBe(false);
  });

  test('copies of the last three upgrades are kept; of one that is tried again only the newest', async () => {
    const name = await oldDatabase(signed);
    for (const [verno, hour] of [
      [2, 1],
      [3, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ] as const)
      await prepareUpgrade({ name, verno }, () => new Date(`2026-11-22T0${hour}:00:00.000Z`));
    expect((await listSetAside()).map(({ at, to }) => [at.slice(12, 13), to])).toEqual([
      ['5', 5],
      ['4', 4],
      ['3', 3],
    ]);
  });

  test('broken off, the copy is never offered, those before it stay, and the upgrade goes on', async () => {
    const name = await oldDatabase(signed);
    await prepareUpgrade({ name, verno: 2 }, () => new Date('2026-11-22T01:00:00.000Z'));
    for (let failAt = 1; failAt <= 18; failAt += 1) {
      let count = 0;
      breakStore(['put'], () => {
        count += 1;
        return count >= failAt ? new DOMException('The disk is full', 'QuotaExceededError') : null;
      });
      await prepareUpgrade({ name, verno: 3 }, () => new Date('2026-11-22T02:00:00.000Z'));
      vi.restoreAllMocks();
      expect((await listSetAside()).map(({ to }) => to).filter((to) => to === 2)).toEqual([2]);
    }
    await prepareUpgrade({ name, verno: 3 }, () => new Date('2026-11-22T03:00:00.000Z'));
    expect((await listSetAside()).map(({ at, to }) => [at.slice(12, 13), to])).toEqual([
      ['3', 3],
      ['1', 2],
    ]);
  });
});
