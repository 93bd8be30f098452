import { liveQuery } from 'dexie';
import type { OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import { CaseloadAssembler, type CaseloadPortfolio } from './caseload-assembler.ts';
import type { FolioDatabase } from './database.ts';
import type { Workplace } from './device-rows.ts';
import { ownedTables } from '../domain/table-lists.ts';

/** Everything of the caseload, read once. In no particular order. */
export async function readCaseload(db: FolioDatabase): Promise<readonly CaseloadPortfolio[]> {
  const assembler = new CaseloadAssembler();
  const [workplaces, packages] = await Promise.all([readWorkplaces(db), readLastPackages(db)]);
  const tables = await Promise.all(ownedTables.map(async (table) => ({ table, rows: await readTable(db, table) })));
  for (const { table, rows } of tables) assembler.take(table, rows);
  return assembler.assemble(workplaces, packages);
}

/**
 * Gives the caseload, and gives it again whenever something in it changed, in any tab. Each table is read once over all
 * portfolios, and only when it changed. Returns what ends it. Faults of the database go to `onError`.
 */
export function watchCaseload(
  db: FolioDatabase,
  onChange: (caseload: readonly CaseloadPortfolio[]) => void,
  onError: (cause: unknown) => void,
): () => void {
  const assembler = new CaseloadAssembler();
  const waiting = new Set<string>([...ownedTables, 'workplaces', 'packages']);
  let workplaces: readonly Workplace[] = [];
  let packages: ReadonlyMap<string, string> = new Map();
  let isDue = false;
  // Several tables that changed together are put together once.
  const arrived = (name: string) => {
    waiting.delete(name);
    if (waiting.size > 0 || isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      onChange(assembler.assemble(workplaces, packages));
    });
  };
  const watch = <T>(name: string, read: () => Promise<T>, take: (value: T) => void) =>
    liveQuery(read).subscribe({
      next: (value) => {
        take(value);
        arrived(name);
      },
      error: onError,
    });
  const subscriptions = [
    watch(
      'workplaces',
      () => readWorkplaces(db),
      (value) => {
        workplaces = value;
      },
    ),
    watch(
      'packages',
      () => readLastPackages(db),
      (value) => {
        packages = value;
      },
    ),
    ...ownedTables.map((table) =>
      watch(
        table,
        () => readTable(db, table),
        (rows) => assembler.take(table, rows),
      ),
    ),
  ];
  return () => {
    for (const subscription of subscriptions) subscription.unsubscribe();
  };
}

async function readWorkplaces(db: FolioDatabase): Promise<readonly Workplace[]> {
  return (await db.workplaces.toArray()).filter(({ role }) => role !== 'candidate');
}

/** One read of a whole table takes a fraction of what a look-up for each portfolio would. */
function readTable(db: FolioDatabase, table: OwnedTable): Promise<readonly RecordFields[]> {
  return db.table<RecordFields, string>(table).toArray();
}

/** Of each portfolio, when the newest batch of somebody else's came in. Reads keys first: the batches themselves are large. */
async function readLastPackages(db: FolioDatabase): Promise<ReadonlyMap<string, string>> {
  const [workplaces, keys] = await Promise.all([db.workplaces.toArray(), db.batches.toCollection().primaryKeys()]);
  const own = new Map(workplaces.map(({ portfolioId, keyId }) => [portfolioId, keyId]));
  const newest = new Map<string, (typeof keys)[number]>();
  for (const key of keys) {
    const [portfolioId, keyId, seq] = key;
    const log = `${portfolioId} ${keyId}`;
    if (own.has(portfolioId) && own.get(portfolioId) !== keyId && seq > (newest.get(log)?.[2] ?? 0)) newest.set(log, key);
  }
  const received = new Map<string, string>();
  for (const batch of await db.batches.bulkGet([...newest.values()])) {
    if (batch && batch.receivedAt > (received.get(batch.portfolioId) ?? '')) received.set(batch.portfolioId, batch.receivedAt);
  }
  return received;
}
