import type { DBCore, DBCoreTransaction, Dexie } from 'dexie';

/** Hold nothing: they are there to be deleted. Several, for on a full disk one that was deleted may not be made again. */
const SPARES = ['folio-scratch', 'folio-scratch-2', 'folio-scratch-3', 'folio-scratch-4'];
/** Milliseconds until the browser has surely put its new log to use. */
const SETTLES_AFTER = 250;
/** Milliseconds between two looks for room, and for how long it is looked, before the database is opened again. */
const LOOK_EVERY = 500;
const LONGEST_LOOK = 5_000;
/** Milliseconds that nobody waits longer for a write to end. */
const LONGEST_REST = 2_000;
/** So many new logs are begun, one after another, when each is suspect again at once. */
const MOST_LOGS = 3;

/**
 * R8: Chromium keeps all databases of a site behind one log, and a full disk or a crash may cut the last record of it in two. That is
 * harmless as long as it stays the last. Chromium goes on behind it nevertheless, and what then looks broken in its middle is deleted at
 * its next start, with everything in it, or read only up to there. So nothing is written before the browser has begun a new log. That takes
 * room, and even opening writes a few bytes: without room the database is left alone.
 */
export interface LogGuard {
  /** True while the last record may be cut: nothing may be written then. So it is at every start. */
  readonly isSuspect: () => boolean;
  readonly suspect: () => void;
  /** Has the browser begin a new log. False when it cannot, as on a disk that is still full. */
  readonly mend: (settlesAfter?: number) => Promise<boolean>;
  /** Tells the guard how to find out whether there is room. */
  readonly lookBy: (look: () => Promise<boolean>) => void;
  /** A transaction that writes, until it has ended. */
  readonly watch: (transaction: IDBTransaction) => void;
  /** Resolves when nothing is being written, and after some seconds at the latest. */
  readonly whenAtRest: () => Promise<void>;
  /** Resolves when the database may be opened again; rejects when there is still no room after some seconds. */
  readonly waitForRoom: () => Promise<void>;
}

/** Carried out of what would have written behind a record that may be cut. */
class LogSuspect extends Error {
  override readonly name = 'LogSuspectError';
}

/** The guard for this browser; null for those that mend their files by themselves. */
export function logGuardFor(userAgent: string): LogGuard | null {
  return /Chrom(?:e|ium)\//.test(userAgent) ? createLogGuard(beginNewLog) : null;
}

/** A guard with its own way to begin a new log, which takes the milliseconds until that is surely in use. */
export function createLogGuard(beginLog: (settlesAfter: number) => Promise<void>): LogGuard {
  let suspicions = 1;
  let mended = 0;
  let mending: Promise<boolean> | null = null;
  let look = () => Promise.resolve(true);
  const writing = new Set<Promise<unknown>>();

  async function mendNow(settlesAfter: number): Promise<boolean> {
    // Suspected anew meanwhile: that may have been another write.
    for (let left = MOST_LOGS; left > 0 && mended < suspicions; left -= 1) {
      const before = suspicions;
      if (!(await look())) return false;
      if (!(await beganLog(settlesAfter))) return false;
      mended = before;
    }
    return mended === suspicions;
  }

  function beganLog(settlesAfter: number): Promise<boolean> {
    const began = beginLog(settlesAfter).then(
      () => true,
      () => false,
    );
    waitFor(began);
    return began;
  }

  function waitFor(ended: Promise<unknown>): void {
    writing.add(ended);
    void ended.then(() => writing.delete(ended));
  }

  return {
    isSuspect: () => mended < suspicions,
    suspect: () => {
      suspicions += 1;
    },
    mend: (settlesAfter = SETTLES_AFTER) => {
      mending ??= mendNow(settlesAfter).finally(() => {
        mending = null;
      });
      return mending;
    },
    lookBy: (way) => {
      look = way;
    },
    watch: (transaction) => {
      waitFor(
        new Promise<void>((done) => {
          transaction.addEventListener('complete', () => done());
          transaction.addEventListener('abort', () => {
            if (isFault(transaction.error)) suspicions += 1;
            done();
          });
        }),
      );
    },
    whenAtRest: async () => {
      await Promise.race([Promise.all(writing), new Promise((done) => setTimeout(done, LONGEST_REST))]);
    },
    waitForRoom: async () => {
      // By the clock: on a full disk one look may take seconds.
      const end = performance.now() + LONGEST_LOOK;
      do {
        if (await look()) return;
        await new Promise((done) => setTimeout(done, LOOK_EVERY));
      } while (performance.now() < end);
      throw new LogSuspect('Not opened again on a full disk.');
    },
  };
}

/** Lets nothing be written to the database while its log is suspect, and suspects it after each write that failed, and when the browser shut it. */
export function guardLog(db: Dexie, guard: LogGuard): void {
  let wasOpen = false;
  // What waits for the database waits for this too.
  db.on(
    'ready',
    async () => {
      if (wasOpen) guard.suspect();
      wasOpen = true;
      if (guard.isSuspect()) await guard.mend();
    },
    true,
  );
  db.use({
    stack: 'dbcore',
    name: 'log-guard',
    level: -4,
    create: (core: DBCore) => ({
      ...core,
      transaction: (stores, mode, options) => {
        if (mode === 'readonly') return core.transaction(stores, mode, options);
        if (guard.isSuspect()) throw new LogSuspect('Nothing is written before the browser has begun a new log.');
        const transaction = core.transaction(stores, mode, options) as DBCoreTransaction & IDBTransaction;
        guard.watch(transaction);
        return transaction;
      },
    }),
  });
}

/** Of those that stopped a transaction: not what Folio, or a rule of the database, stopped. */
function isFault(error: DOMException | null): boolean {
  return error !== null && error.name !== 'AbortError' && error.name !== 'ConstraintError';
}

/**
 * Where a database is deleted, Chromium at once writes all that lies in its log to a file of another kind, and begins a new log. Before
 * that it writes the deletion itself, behind the record that may be cut: little enough to stand, as a rule, in the place of what is missing
 * there. So nothing else is written until the new log is in use, and the writing then is the proof that it is.
 */
async function beginNewLog(settlesAfter: number): Promise<void> {
  if (!(await deleteSpare())) {
    // The first start, or none could be made for long.
    await make(SPARES[0] ?? '');
    await deleteSpare();
  }
  await new Promise((done) => setTimeout(done, settlesAfter));
  for (const name of SPARES) await make(name);
}

/** Deletes one of those that are there; false when there is none. */
async function deleteSpare(): Promise<boolean> {
  for (const name of SPARES) if (await wasDeleted(name)) return true;
  return false;
}

function wasDeleted(name: string): Promise<boolean> {
  const deletion = indexedDB.deleteDatabase(name);
  return new Promise((resolve, reject) => {
    // Deleting what is not there succeeds, and does nothing.
    deletion.addEventListener('success', (event) => resolve(event instanceof IDBVersionChangeEvent && event.oldVersion > 0));
    deletion.addEventListener('error', () => reject(deletion.error ?? new Error('unknown')));
  });
}

/** Makes one, unless it is there. */
function make(name: string): Promise<void> {
  const opening = indexedDB.open(name, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('nothing'));
  return new Promise((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result.close()));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('unknown')));
  });
}
