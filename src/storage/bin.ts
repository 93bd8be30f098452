import type { FolioDatabase } from './database.ts';
import { referenceTo, type RecordOf } from '../domain/tables.ts';

/** Tables whose deleted records can be brought back one by one. */
export const binTables = ['stages', 'risks', 'evidence', 'people'] as const;
export type BinTable = (typeof binTables)[number];

/** A deleted record, named as people know it. */
export interface BinEntry {
  readonly table: BinTable;
  readonly id: string;
  readonly reference: string;
  readonly deletedAt: string;
}

/** What is in the bin of a portfolio, last deleted first. */
export async function readBin(db: FolioDatabase, portfolioId: string): Promise<readonly BinEntry[]> {
  const entries = await Promise.all(
    binTables.map(async (table) => {
      const rows = await db
        .table<RecordOf<BinTable>>(table)
        .where('portfolioId')
        .equals(portfolioId)
        .filter((row) => row.deletedAt !== null)
        .toArray();
      return rows.map((row) => ({ table, id: row.id, reference: binName(table, row), deletedAt: row.deletedAt ?? '' }));
    }),
  );
  return entries.flat().sort((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1));
}

function binName(table: BinTable, row: RecordOf<BinTable>): string {
  const title = 'title' in row ? row.title : '';
  const reference = referenceTo(table, row);
  return [reference || 'Unnamed', title].filter((word) => word !== '').join(' ');
}
