import { wordsOf } from '../lib/open-as-it-is.ts';

export interface KeysRead {
  readonly keys: readonly IDBValidKey[];
  /** Why not all could be found; null when they were. */
  readonly problem: string | null;
}

/** The keys of every row of a table. Where the browser breaks off in a damaged one, also those from its end backwards. */
export async function readKeys(db: IDBDatabase, table: string): Promise<KeysRead> {
  try {
    return { keys: await askFor(db, table, (store) => store.getAllKeys()), problem: null };
  } catch (cause) {
    const keys: IDBValidKey[] = [];
    await walkKeys(db, table, 'next', keys);
    const [last] = keys.slice(-1);
    await walkKeys(db, table, 'prev', keys, last);
    return { keys, problem: wordsOf(cause) };
  }
}

/** How many rows a table has; null when even that cannot be asked. */
export async function countRows(db: IDBDatabase, table: string): Promise<number | null> {
  try {
    return await askFor(db, table, (store) => store.count());
  } catch {
    return null;
  }
}

export type RowRead = { readonly key: IDBValidKey; readonly row: unknown } | { readonly key: IDBValidKey; readonly problem: string };

/**
 * R21: rows by key, each for itself: one that cannot be read keeps none of the others back, even where the browser gives up the whole
 * reading over it. One that went meanwhile is left out.
 */
export async function readRows(db: IDBDatabase, table: string, keys: readonly IDBValidKey[]): Promise<readonly RowRead[]> {
  const { found, lost } = await readTogether(db, table, keys);
  if (lost.length === 0) return found;
  const alone: RowRead[] = [];
  for (const { key, problem } of lost) {
    const again = keys.length === 1 ? null : await readTogether(db, table, [key]);
    if (again) alone.push(...again.found, ...again.lost);
    else alone.push({ key, problem });
  }
  return [...found, ...alone];
}

interface Lost {
  readonly key: IDBValidKey;
  readonly problem: string;
}

interface Together {
  readonly found: readonly { readonly key: IDBValidKey; readonly row: unknown }[];
  readonly lost: readonly Lost[];
}

function readTogether(db: IDBDatabase, table: string, keys: readonly IDBValidKey[]): Promise<Together> {
  return new Promise((resolve) => {
    const found: { readonly key: IDBValidKey; readonly row: unknown }[] = [];
    const lost: Lost[] = [];
    const waiting = new Set(keys);
    let isEnded = false;
    const lose = (key: IDBValidKey, problem: string) => {
      waiting.delete(key);
      lost.push({ key, problem });
    };
    const end = (problem: string) => {
      if (isEnded) return;
      isEnded = true;
      for (const key of waiting) lose(key, problem);
      resolve({ found, lost });
    };
    try {
      const transaction = db.transaction(table);
      const store = transaction.objectStore(table);
      transaction.addEventListener('complete', () => end('it was not answered'));
      transaction.addEventListener('abort', () => end(wordsOf(transaction.error)));
      for (const key of keys) {
        const request = store.get(key);
        request.addEventListener('success', () => {
          if (!waiting.delete(key)) return;
          if (request.result !== undefined) found.push({ key, row: request.result });
        });
        request.addEventListener('error', (event) => {
          // Else the one row would take the whole reading with it.
          event.preventDefault();
          event.stopPropagation();
          lose(key, wordsOf(request.error));
        });
      }
    } catch (cause) {
      end(wordsOf(cause));
    }
  });
}

function askFor<T>(db: IDBDatabase, table: string, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = ask(db.transaction(table).objectStore(table));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', (event) => {
      event.preventDefault();
      reject(request.error ?? new Error('no reason was given'));
    });
  });
}

/** Adds keys as far as the browser gives them; ends without a word where it does not. */
function walkKeys(db: IDBDatabase, table: string, direction: 'next' | 'prev', keys: IDBValidKey[], until?: IDBValidKey): Promise<void> {
  return new Promise((resolve) => {
    try {
      const request = db.transaction(table).objectStore(table).openKeyCursor(null, direction);
      request.addEventListener('success', () => {
        const cursor = request.result;
        if (!cursor || (until !== undefined && indexedDB.cmp(cursor.key, until) <= 0)) {
          resolve();
          return;
        }
        keys.push(cursor.primaryKey);
        cursor.continue();
      });
      request.addEventListener('error', (event) => {
        event.preventDefault();
        resolve();
      });
    } catch {
      resolve();
    }
  });
}
