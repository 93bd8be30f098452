import type { RecordFields } from '../domain/record.ts';
import type { OwnedTable } from '../domain/policy.ts';
import type { SnapshotWithEvents } from '../domain/snapshot.ts';
import { listRecords, listTables, ownedTables, type ListTable } from '../domain/table-lists.ts';
import type { RecordOf } from '../domain/tables.ts';
import type { FolioDatabase } from './database.ts';
import { RowReader, type QuarantinedRow } from './rows.ts';

/** Rows of one table of one portfolio, as stored. */
export function readRows(db: FolioDatabase, table: ListTable, portfolioId: string): Promise<readonly unknown[]> {
  return db.table(table).where('portfolioId').equals(portfolioId).toArray();
}

/** Reading order of a table's records. */
export function inReadingOrder<T extends OwnedTable>(table: T, records: readonly RecordOf<T>[]): readonly RecordOf<T>[] {
  const position = (record: RecordFields & { readonly number?: number; readonly order?: number }) =>
    table === 'stages' ? (record.order ?? 0) : (record.number ?? 0);
  return [...records].sort(
    (a, b) => position(a) - position(b) || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1),
  );
}

/** Everything of one portfolio, read in one transaction. Null when there is no such portfolio or it does not parse. */
export async function readSnapshot(
  db: FolioDatabase,
  portfolioId: string,
): Promise<{ readonly snapshot: SnapshotWithEvents; readonly quarantined: readonly QuarantinedRow[] } | null> {
  const reader = new RowReader();
  return db.transaction('r', [...ownedTables.map((table) => db.table(table)), db.events], async () => {
    const portfolios = reader.parse(
      'portfolios',
      [await db.portfolios.get(portfolioId)].filter((row) => row !== undefined),
    );
    const [portfolio] = portfolios.records;
    if (!portfolio) return null;
    const quarantined: QuarantinedRow[] = [];
    const stored = new Map<ListTable, readonly unknown[]>();
    for (const table of listTables) stored.set(table, await readRows(db, table, portfolioId));
    const lists = listRecords((table) => {
      const parsed = reader.parse(table, stored.get(table) ?? []);
      quarantined.push(...parsed.quarantined);
      return inReadingOrder(table, parsed.records);
    });
    const snapshot: SnapshotWithEvents = {
      portfolio,
      ...lists,
      events: await db.events.where('[portfolioId+at]').between([portfolioId, ''], [portfolioId, '\uffff']).toArray(),
    };
    return { snapshot, quarantined };
  });
}
