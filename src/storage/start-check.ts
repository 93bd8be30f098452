import { isAbsent } from '../lib/is-absent.ts';
import { dataVersion } from '../migrations/steps.ts';
import type { FolioDatabase } from './database.ts';
import { newLedger, isCounted, LEDGER_KEY, noRows, type Ledger, type LedgerTables, type TableTotal } from './ledger.ts';
import { joinSums, rowSum } from './row-sum.ts';
import type { Sentinel, SentinelPlace } from './sentinel.ts';
import { rememberNow } from './remember-database.ts';

/** Why Folio must not simply go on at the start (R4). Wording is the screens’ affair. */
export type StartProblem =
  /** The database is gone, and there was one. */
  | { readonly type: 'vanished'; readonly remembered: Sentinel }
  /** The newest writes are gone. */
  | { readonly type: 'behind'; readonly remembered: Sentinel; readonly seq: number }
  | { readonly type: 'damaged'; readonly remembered: Sentinel | null; readonly tables: readonly DamagedTable[] }
  /** It cannot be opened or read at all. */
  | { readonly type: 'unreadable'; readonly remembered: Sentinel | null; readonly reason: string }
  /** Written by a newer Folio than this one. */
  | { readonly type: 'newer' }
  /** Another tab holds the older version; goes on by itself. */
  | { readonly type: 'blocked' }
  /** The browser has not opened it for a while, and may yet. */
  | { readonly type: 'waiting' };

/** Rows as the ledger has them, and as they are. The same number: rows were changed by somebody else than Folio. */
export interface DamagedTable {
  readonly table: string;
  readonly expected: number;
  readonly found: number;
}

export type StartState = { readonly type: 'ready'; readonly isNew: boolean } | StartProblem;

/**
 * R4: opens the database and compares what it says of itself, what is remembered outside of it, and how many rows there are. A database
 * of a version without a ledger, and one after a migration, is counted and taken as it is.
 */
export async function openAndCheck(db: FolioDatabase, place: SentinelPlace, onBlocked: () => void): Promise<StartState> {
  const remembered = await place.read();
  db.on('blocked', onBlocked);
  try {
    // Asked before Dexie opens it: that would bring a newer database into the shape that this version knows.
    const version = await storedVersion(db.name);
    if (Math.floor(version / 10) > dataVersion) return { type: 'newer' };
    if (version === 0 && remembered && remembered.portfolios.length > 0) {
      // None is made before a person decides what to do; then it may be opened.
      db.close({ disableAutoOpen: false });
      db.soundId = null;
      return { type: 'vanished', remembered };
    }
    await db.open();
    const state = await compare(db, place, remembered);
    // While Folio was open it may have been sound: whoever restores a backup now writes to what is here (R9, R27).
    if (state.type !== 'ready') db.soundId = null;
    return state;
  } catch (cause) {
    return unreadable(remembered, cause);
  }
}

async function compare(db: FolioDatabase, place: SentinelPlace, remembered: Sentinel | null): Promise<StartState> {
  const { ledger, rows } = await db.transaction('r', db.tables, async () => {
    const counts = await Promise.all(countedTables(db).map(async (table) => [table.name, await table.count()] as const));
    return { ledger: await db.ledger.get(LEDGER_KEY), rows: new Map(counts) };
  });
  const isEmpty = [...rows.values()].every((count) => count === 0);
  const hadWork = remembered !== null && remembered.portfolios.length > 0;
  if (ledger && ledger.dataVersion > dataVersion) return { type: 'newer' };
  if (!ledger || (hadWork && remembered.databaseId !== ledger.databaseId)) {
    if (hadWork && isEmpty) return { type: 'vanished', remembered };
    if (hadWork) return { type: 'damaged', remembered, tables: [] };
    await acceptPresentState(db, place);
    return { type: 'ready', isNew: isEmpty };
  }
  if (hadWork && remembered.seq > ledger.seq) return { type: 'behind', remembered, seq: ledger.seq };
  if (ledger.tables === null || ledger.dataVersion < dataVersion) {
    await acceptPresentState(db, place);
    return { type: 'ready', isNew: isEmpty };
  }
  const tables = differences(ledger.tables, (table) => rows.get(table) ?? 0);
  if (tables.length > 0) return { type: 'damaged', remembered, tables };
  db.soundId = ledger.databaseId;
  return { type: 'ready', isNew: isEmpty };
}

/**
 * R5: reads every row and compares their sums with the ledger, in one transaction. Takes about 50 ms for a thousand records, so it is
 * done behind the first screen. Null when all is as it was written.
 */
export async function checkEveryRow(db: FolioDatabase, place: SentinelPlace): Promise<StartProblem | null> {
  const remembered = await place.read();
  try {
    const { ledger, totals } = await db.transaction('r', db.tables, async () => ({
      ledger: await db.ledger.get(LEDGER_KEY),
      totals: await countTables(db),
    }));
    if (!ledger?.tables) return null;
    const kept = ledger.tables;
    const changed = Object.keys(totals).filter((table) => totals[table]?.sum !== (kept[table] ?? noRows).sum);
    if (changed.length === 0) return null;
    return {
      type: 'damaged',
      remembered,
      tables: changed.map((table) => ({ table, expected: (kept[table] ?? noRows).rows, found: totals[table]?.rows ?? 0 })),
    };
  } catch (cause) {
    return unreadable(remembered, cause);
  }
}

/** R6: counts what is there and takes it for what ought to be: at the first start, after a migration, and when the user decides so. */
export async function acceptPresentState(db: FolioDatabase, place: SentinelPlace): Promise<void> {
  const remembered = await place.read();
  const ledger = await db.transaction('rw', db.tables, async () => {
    const before = (await db.ledger.get(LEDGER_KEY)) ?? newLedger();
    const after: Ledger = {
      ...before,
      seq: Math.max(before.seq, remembered?.seq ?? 0) + 1,
      dataVersion,
      tables: await countTables(db),
    };
    await db.ledger.put(after);
    return after;
  });
  db.soundId = ledger.databaseId;
  await rememberNow(db, place, ledger);
}

/** The version of a database as the browser counts it, ten times Dexie's; 0 when there is none, and none is made. */
async function storedVersion(name: string): Promise<number> {
  if (await isAbsent(name)) return 0;
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('success', () => {
      const { version } = request.result;
      request.result.close();
      resolve(version);
    });
    request.addEventListener('error', () => {
      if (request.error?.name === 'AbortError') resolve(0);
      else reject(request.error ?? new Error('The database cannot be opened.'));
    });
  });
}

function countedTables(db: FolioDatabase) {
  return db.tables.filter(({ name }) => isCounted(name));
}

async function countTables(db: FolioDatabase): Promise<LedgerTables> {
  const totals: Record<string, TableTotal> = {};
  for (const table of countedTables(db)) {
    const rows: readonly unknown[] = await table.toArray();
    totals[table.name] = { rows: rows.length, sum: rows.reduce<number>((sum, row) => joinSums(sum, rowSum(row)), 0) };
  }
  return totals;
}

function differences(tables: LedgerTables, found: (table: string) => number): readonly DamagedTable[] {
  return Object.entries(tables)
    .map(([table, { rows }]) => ({ table, expected: rows, found: found(table) }))
    .filter((table) => table.expected !== table.found);
}

function unreadable(remembered: Sentinel | null, cause: unknown): StartProblem {
  return { type: 'unreadable', remembered, reason: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause) };
}
