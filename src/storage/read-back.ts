import type { OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import { isSameJson } from '../lib/canonical-json.ts';
import type { FolioDatabase } from './database.ts';

/** A row as a command wrote it. */
export interface WrittenRow {
  readonly table: OwnedTable;
  readonly row: RecordFields;
}

/**
 * R1: reads rows back after their transaction and compares. A row that another tab wrote since, or erased with its whole portfolio, was
 * kept too.
 */
export async function wasKept(db: FolioDatabase, written: readonly WrittenRow[]): Promise<boolean> {
  const newest = new Map(written.map((entry) => [`${entry.table} ${entry.row.id}`, entry]));
  if (newest.size === 0) return true;
  const tables = [...new Set([...newest.values()].map(({ table }) => table))].map((table) => db.table<RecordFields, string>(table));
  return db.transaction('r', [...tables, db.portfolios], async () => {
    for (const { table, row } of newest.values()) {
      const found = await db.table<RecordFields, string>(table).get(row.id);
      const isKept = found ? found.revision > row.revision || isSameJson(found, row) : (await db.portfolios.get(row.portfolioId)) === undefined;
      if (!isKept) return false;
    }
    return true;
  });
}
