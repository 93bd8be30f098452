import { openAsItIs } from '../lib/open-as-it-is.ts';

/** DO NOT RENAME: the rescue page looks here too (src/rescue/database-names.ts). */
const SET_ASIDE = 'folio-set-aside';
/** Copies of so many updates are kept. */
const KEPT = 3;
/** Rows that are copied at a time. */
const AT_A_TIME = 300;
/** Files are not touched by updates, and restore points are copies themselves. */
const NOT_COPIED: ReadonlySet<string> = new Set(['files', 'chunks', 'restorePoints']);

/** All rows as they were before an update of Folio changed their form. */
export interface SetAsideCopy {
  readonly id: string;
  /** When it was made, as an instant. */
  readonly at: string;
  /** Data versions: of the rows in it, and of the Folio that came. */
  readonly from: number;
  readonly to: number;
}

interface StoredCopy extends SetAsideCopy {
  /** False until the last row is in: such a copy is never offered. */
  readonly isWhole: boolean;
}

interface StoredPart {
  readonly copy: string;
  readonly table: string;
  readonly part: number;
  readonly rows: readonly unknown[];
}

/**
 * R26: before the database is changed over to a newer version, all rows but files are copied to a database of their own. Does nothing
 * when no change is due. Never throws: the change itself is all or nothing, so it need not wait for a copy that does not fit the disk.
 */
export async function prepareUpgrade(db: { readonly name: string; readonly verno: number }, now: () => Date = () => new Date()): Promise<void> {
  try {
    const opened = await openAsItIs(db.name);
    if (opened.type !== 'open') return;
    const source = opened.db;
    try {
      // Dexie counts in tenths.
      if (source.version < Math.round(db.verno * 10)) await copyRows(source, Math.floor(db.verno), now().toISOString());
    } finally {
      source.close();
    }
  } catch {
    // What was begun is not whole, and is taken away with the next.
  }
}

/** Copies that can be gone back to, newest first. Empty where there are none. */
export async function listSetAside(): Promise<readonly SetAsideCopy[]> {
  const opened = await openAsItIs(SET_ASIDE);
  if (opened.type !== 'open') return [];
  const copies = await allCopies(opened.db);
  opened.db.close();
  return copies.filter(({ isWhole }) => isWhole).map(({ id, at, from, to }) => ({ id, at, from, to }));
}

/** The rows of a table in a copy, as they lay in the database. */
export async function readSetAside(copyId: string, table: string): Promise<readonly unknown[]> {
  const opened = await openAsItIs(SET_ASIDE);
  if (opened.type !== 'open') return [];
  const range = IDBKeyRange.bound([copyId, table, 0], [copyId, table, Infinity]);
  const parts = (await done(opened.db.transaction('parts').objectStore('parts').getAll(range))) as readonly StoredPart[];
  opened.db.close();
  return parts.flatMap(({ rows }) => rows);
}

/** Takes all copies away, such as when what they hold in the clear is to be locked, or is to leave this computer. */
export function dropSetAside(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(SET_ASIDE);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error ?? new Error('unknown')));
  });
}

async function copyRows(source: IDBDatabase, to: number, at: string): Promise<void> {
  const target = await openSetAside();
  try {
    const copy: StoredCopy = { id: `${at} ${source.version}`, at, from: Math.floor(source.version / 10), to, isWhole: false };
    const known = await allCopies(target);
    await remove(
      target,
      known.filter(({ isWhole }) => !isWhole),
    );
    await put(target, 'copies', copy);
    for (const table of [...source.objectStoreNames].filter((name) => !NOT_COPIED.has(name))) {
      let part = 0;
      for await (const rows of batchesOf(source, table)) {
        await put(target, 'parts', { copy: copy.id, table, part, rows } satisfies StoredPart);
        part += 1;
      }
    }
    await put(target, 'copies', { ...copy, isWhole: true }, 'strict');
    // A change that failed is tried again with each start: of the same step the newest copy is enough.
    const whole = known.filter(({ isWhole }) => isWhole);
    const same = whole.filter((other) => other.from === copy.from && other.to === copy.to);
    await remove(target, [...same, ...whole.filter((other) => !same.includes(other)).slice(KEPT - 1)]);
  } finally {
    target.close();
  }
}

async function* batchesOf(source: IDBDatabase, table: string): AsyncGenerator<readonly unknown[]> {
  let after: IDBValidKey | undefined;
  for (;;) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const store = source.transaction(table).objectStore(table);
    const [keys, rows] = await Promise.all([done(store.getAllKeys(range, AT_A_TIME)), done(store.getAll(range, AT_A_TIME))]);
    if (rows.length > 0) yield rows;
    after = keys.at(-1);
    if (keys.length < AT_A_TIME) return;
  }
}

function openSetAside(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(SET_ASIDE, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('copies', { keyPath: 'id' });
      request.result.createObjectStore('parts', { keyPath: ['copy', 'table', 'part'] });
    });
    request.addEventListener('success', () => {
      request.result.addEventListener('versionchange', () => request.result.close());
      resolve(request.result);
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('unknown')));
  });
}

/** Newest first. */
async function allCopies(db: IDBDatabase): Promise<readonly StoredCopy[]> {
  const copies = (await done(db.transaction('copies').objectStore('copies').getAll())) as readonly StoredCopy[];
  return copies.toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

function remove(db: IDBDatabase, copies: readonly StoredCopy[]): Promise<void> {
  return inTransaction(db, (stores) => {
    for (const { id } of copies) {
      stores.copies.delete(id);
      stores.parts.delete(IDBKeyRange.bound([id], [id, []]));
    }
  });
}

function put(db: IDBDatabase, store: 'copies' | 'parts', value: StoredCopy | StoredPart, durability?: IDBTransactionDurability): Promise<void> {
  return inTransaction(db, (stores) => void stores[store].put(value), durability);
}

/**
 * Strict only for the sign that a copy is whole: that takes to the disk what was written before it, too. Else each part would wait for the
 * disk, on a slow one for seconds.
 */
function inTransaction(
  db: IDBDatabase,
  work: (stores: { readonly copies: IDBObjectStore; readonly parts: IDBObjectStore }) => void,
  durability: IDBTransactionDurability = 'relaxed',
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(['copies', 'parts'], 'readwrite', { durability });
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('unknown')));
    work({ copies: transaction.objectStore('copies'), parts: transaction.objectStore('parts') });
  });
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('unknown')));
  });
}
