import type { OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { forTables, listRecords, type ListTable } from '../domain/table-lists.ts';
import type { RecordOf } from '../domain/tables.ts';
import { isSameJson } from '../lib/canonical-json.ts';
import { groupBy } from '../lib/group-by.ts';
import type { Workplace } from './device-rows.ts';
import { inReadingOrder } from './snapshot-queries.ts';

/** A portfolio on which this device works other than as its candidate. The same object as before while nothing in it changed. */
export interface CaseloadPortfolio {
  readonly workplace: Workplace;
  /** Rows as they are stored, not checked again: see `readableCase`. */
  readonly snapshot: Snapshot;
  /** When a package of somebody else's last came in; null when none did. */
  readonly lastPackageAt: string | null;
}

/**
 * Puts rows of many portfolios together to snapshots, and keeps those in which nothing changed. Rows are taken as they were
 * written, when they were checked: checking thousands of them again would take longer than all the rest.
 */
export class CaseloadAssembler {
  readonly #records = new Map<string, RecordFields>();
  readonly #rows = new Map<OwnedTable, readonly RecordFields[]>();
  readonly #known = new Map<string, CaseloadPortfolio>();

  take(table: OwnedTable, rows: readonly RecordFields[]): void {
    this.#rows.set(table, rows);
  }

  assemble(workplaces: readonly Workplace[], packages: ReadonlyMap<string, string>): readonly CaseloadPortfolio[] {
    const wanted = new Set(workplaces.map(({ portfolioId }) => portfolioId));
    const portfolios = this.#byPortfolio('portfolios', wanted);
    const lists = forTables((table) => this.#byPortfolio(table, wanted)) as Lists;
    return workplaces.flatMap((workplace): CaseloadPortfolio[] => {
      const { portfolioId } = workplace;
      const [portfolio] = portfolios.get(portfolioId) ?? [];
      if (!portfolio) return [];
      const known = this.#known.get(portfolioId);
      const own = listRecords(<T extends ListTable>(table: T) => {
        const list: readonly RecordOf<T>[] = lists[table].get(portfolioId) ?? [];
        const before = known?.snapshot[table] as readonly RecordOf<T>[] | undefined;
        return before && isSameList(before, list) ? before : list;
      });
      const next: CaseloadPortfolio = { workplace, snapshot: { portfolio, ...own }, lastPackageAt: packages.get(portfolioId) ?? null };
      if (known && isSame(known, next)) return [known];
      this.#known.set(portfolioId, next);
      return [next];
    });
  }

  #byPortfolio<T extends OwnedTable>(table: T, wanted: ReadonlySet<string>): ReadonlyMap<string, readonly RecordOf<T>[]> {
    const records = (this.#rows.get(table) ?? [])
      .filter(({ portfolioId, deletedAt }) => deletedAt === null && wanted.has(portfolioId))
      .map((row) => this.#sameRecord(table, row) as RecordOf<T>);
    const groups = [...groupBy(records, ({ portfolioId }) => portfolioId)];
    return new Map(groups.map(([portfolioId, own]) => [portfolioId, inReadingOrder(table, own)]));
  }

  /** The object that this record was before, while it is at the same revision. */
  #sameRecord(table: OwnedTable, row: RecordFields): RecordFields {
    const key = `${table} ${row.id}`;
    const known = this.#records.get(key);
    if (known && known.revision === row.revision && known.updatedAt === row.updatedAt) return known;
    this.#records.set(key, row);
    return row;
  }
}

type Lists = { readonly [T in ListTable]: ReadonlyMap<string, readonly RecordOf<T>[]> };

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((record, index) => record === b[index]);
}

function isSame(a: CaseloadPortfolio, b: CaseloadPortfolio): boolean {
  const before: Readonly<Record<string, unknown>> = { ...a.snapshot };
  return (
    Object.entries(b.snapshot).every(([part, value]) => before[part] === value) &&
    isSameJson(a.workplace, b.workplace) &&
    a.lastPackageAt === b.lastPackageAt
  );
}
