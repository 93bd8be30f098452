import type { FolioDatabase } from './database.ts';
import { LEDGER_KEY, type Ledger } from './ledger.ts';
import { candidateNameIn } from './portfolio-list.ts';
import type { RememberedPortfolio, Sentinel, SentinelPlace } from './sentinel.ts';

/** How long the names may lag behind, in milliseconds. The number of the transaction never does. */
const NAMES_AFTER = 1_000;

export interface RememberOptions {
  /** Told at once, as the page's small storage can be. */
  readonly quick: SentinelPlace;
  /** All places. */
  readonly all: SentinelPlace;
  readonly now: () => Date;
}

/**
 * R2: after each transaction its number is remembered outside the database, and soon after it the names of what there is. Returns the
 * way to stop.
 */
export function rememberDatabase(db: FolioDatabase, { quick, all, now }: RememberOptions): () => void {
  let known: readonly RememberedPortfolio[] | null = null;
  let latest: Ledger | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const rememberAll = async () => {
    timer = undefined;
    if (!latest || !db.isOpen()) return;
    // Another database may stand in its place by now (R9): nothing is remembered of that one.
    const found = await namesIf(db, latest.databaseId);
    if (!found) return;
    known = found;
    await all.write(sentinelOf(latest, known, now()));
  };
  const stop = db.onCommit((ledger) => {
    latest = ledger;
    // Until the names are known, the number waits for them: a sentinel without names would say that there was nothing.
    if (known) void quick.write(sentinelOf(ledger, known, now())).catch(() => undefined);
    timer ??= setTimeout(() => void rememberAll().catch(() => undefined), known ? NAMES_AFTER : 0);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** Writes the sentinel for the database as it stands. */
export async function rememberNow(db: FolioDatabase, place: SentinelPlace, ledger: Ledger): Promise<void> {
  await place.write(sentinelOf(ledger, await namesIn(db), new Date()));
}

function sentinelOf({ databaseId, seq, dataVersion }: Ledger, portfolios: readonly RememberedPortfolio[], now: Date): Sentinel {
  return { databaseId, seq, dataVersion, at: now.toISOString(), portfolios };
}

/** Null when this is not the database that it was. */
function namesIf(db: FolioDatabase, databaseId: string): Promise<readonly RememberedPortfolio[] | null> {
  return db.transaction('r', [db.ledger, db.portfolios, db.evidence], async () => {
    const ledger = await db.ledger.get(LEDGER_KEY);
    return ledger?.databaseId === databaseId ? namesIn(db) : null;
  });
}

/** Names must not lie about unsealed. */
async function namesIn(db: FolioDatabase): Promise<readonly RememberedPortfolio[]> {
  const portfolios = await db.portfolios.toArray();
  return Promise.all(
    portfolios.map(async ({ id, ...row }) => ({
      id,
      name: db.isSealed ? '' : candidateNameIn(row),
      records: await db.evidence.where('portfolioId').equals(id).count(),
    })),
  );
}
