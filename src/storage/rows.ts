import type { RecordFields } from '../domain/record.ts';
import type { OwnedTable } from '../domain/policy.ts';
import { tableSchemas, type RecordOf } from '../domain/tables.ts';

/** A row that does not have its table's shape: set aside and reported, never dropped, never fatal. */
export interface QuarantinedRow {
  readonly table: OwnedTable;
  readonly id: string;
  readonly reason: string;
  readonly row: unknown;
}

export interface ParsedRows<T extends OwnedTable> {
  readonly records: readonly RecordOf<T>[];
  readonly quarantined: readonly QuarantinedRow[];
}

/**
 * Checks rows as they come from the database, and leaves out those in the bin. A record that was checked before at the
 * same revision is the same object again, so that screens can tell what changed by comparing.
 */
export class RowReader {
  readonly #known = new Map<string, RecordFields>();

  parse<T extends OwnedTable>(table: T, rows: readonly unknown[]): ParsedRows<T> {
    const records: RecordOf<T>[] = [];
    const quarantined: QuarantinedRow[] = [];
    for (const row of rows) {
      const result = this.#parseRow(table, row);
      if ('reason' in result) quarantined.push(result);
      else if (result.record.deletedAt === null) records.push(result.record as RecordOf<T>);
    }
    return { records, quarantined };
  }

  #parseRow(table: OwnedTable, row: unknown): { readonly record: RecordFields } | QuarantinedRow {
    const { id, revision, updatedAt, deletedAt } = row as Partial<RecordFields>;
    const key = `${table} ${id ?? ''}`;
    const known = this.#known.get(key);
    if (known && known.revision === revision && known.updatedAt === updatedAt && known.deletedAt === deletedAt) return { record: known };
    const parsed = tableSchemas[table].safeParse(row);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return { table, id: id ?? '', reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not readable'}`, row };
    }
    this.#known.set(key, parsed.data);
    return { record: parsed.data };
  }
}
