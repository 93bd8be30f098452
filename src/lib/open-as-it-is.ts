import { isAbsent } from './is-absent.ts';

export type Opened =
  | { readonly type: 'open'; readonly db: IDBDatabase }
  /** There is no such database; none was made. */
  | { readonly type: 'absent' }
  /** Somebody else is changing it over, and did not end in time. */
  | { readonly type: 'busy' }
  | { readonly type: 'failed'; readonly reason: string };

/**
 * R20: opens a database in whatever version it is, and makes none where there is none. It stands in nobody's way: as soon as
 * another tab wants to change it over, it is closed.
 */
export async function openAsItIs(name: string, patience = 8_000): Promise<Opened> {
  if (await isAbsent(name)) return { type: 'absent' };
  return new Promise((resolve) => {
    let request: IDBOpenDBRequest;
    try {
      request = indexedDB.open(name);
    } catch (cause) {
      resolve({ type: 'failed', reason: wordsOf(cause) });
      return;
    }
    let isAbsent = false;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      resolve({ type: 'busy' });
    }, patience);
    request.addEventListener('upgradeneeded', () => {
      // Only a database that is not there has to be made: that is undone at once.
      isAbsent = true;
      request.transaction?.abort();
    });
    request.addEventListener('success', () => {
      clearTimeout(timer);
      const db = request.result;
      db.addEventListener('versionchange', () => db.close());
      if (isLate) db.close();
      resolve({ type: 'open', db });
    });
    request.addEventListener('error', (event) => {
      event.preventDefault();
      clearTimeout(timer);
      resolve(isAbsent ? { type: 'absent' } : { type: 'failed', reason: wordsOf(request.error) });
    });
  });
}

/** What went wrong, as the browser says it. */
export function wordsOf(cause: unknown): string {
  if (cause instanceof Error || cause instanceof DOMException) return [cause.name, cause.message].filter((word) => word !== '').join(': ');
  return 'no reason was given';
}
