import { useMemo, useState } from 'react';
import type { Snapshot } from '../domain/snapshot.ts';
import { listRecords, listTables, type ListTable } from '../domain/table-lists.ts';
import { readBin, type BinEntry } from './bin.ts';
import { RowReader, type ParsedRows, type QuarantinedRow } from './rows.ts';
import { inReadingOrder, readRows } from './snapshot-queries.ts';
import { useStorage } from './storage-context.tsx';
import { useLiveQuery } from './use-live-query.ts';

export interface LiveSnapshot {
  readonly snapshot: Snapshot;
  readonly quarantined: readonly QuarantinedRow[];
}

/**
 * A portfolio as it stands, kept up to date in every tab. Undefined while loading, null when there is none.
 * Each table is read again only when it changed, and a record that did not change stays the same object.
 */
export function useLiveSnapshot(portfolioId: string): LiveSnapshot | null | undefined {
  const { session } = useStorage();
  const [reader] = useState(() => new RowReader());
  const rows = useLiveQuery(async () => ({ id: portfolioId, row: await session.db.portfolios.get(portfolioId) }), [session, portfolioId]);
  const portfolio = useMemo(
    () => (rows?.id === portfolioId ? reader.parse('portfolios', rows.row ? [rows.row] : []) : undefined),
    [rows, reader, portfolioId],
  );
  const tables = useSameParts<LiveTables>({
    stages: useTable(reader, 'stages', portfolioId),
    risks: useTable(reader, 'risks', portfolioId),
    evidence: useTable(reader, 'evidence', portfolioId),
    people: useTable(reader, 'people', portfolioId),
    attachments: useTable(reader, 'attachments', portfolioId),
    judgements: useTable(reader, 'judgements', portfolioId),
    planItems: useTable(reader, 'planItems', portfolioId),
    questions: useTable(reader, 'questions', portfolioId),
    samples: useTable(reader, 'samples', portfolioId),
    signatures: useTable(reader, 'signatures', portfolioId),
    checkAnswers: useTable(reader, 'checkAnswers', portfolioId),
    evidenceReviews: useTable(reader, 'evidenceReviews', portfolioId),
    returns: useTable(reader, 'returns', portfolioId),
    grants: useTable(reader, 'grants', portfolioId),
  });
  return useMemo(() => {
    if (!portfolio) return undefined;
    const [record] = portfolio.records;
    if (!record) return null;
    if (!areRead(tables)) return undefined;
    return {
      snapshot: { portfolio: record, ...listRecords((table) => tables[table].records) },
      quarantined: [...portfolio.quarantined, ...listTables.flatMap((table) => tables[table].quarantined)],
    };
  }, [portfolio, tables]);
}

/** What was read of each table; undefined while it is being read. */
type LiveTables = { readonly [T in ListTable]: ParsedRows<T> | undefined };

function areRead(tables: LiveTables): tables is { readonly [T in ListTable]: ParsedRows<T> } {
  return listTables.every((table) => tables[table] !== undefined);
}

/** The object that was given before, while all its parts are the same. */
function useSameParts<T extends object>(parts: T): T {
  const [kept, setKept] = useState(parts);
  const before = new Map<string, unknown>(Object.entries(kept));
  if (Object.entries(parts).every(([name, part]) => before.get(name) === part)) return kept;
  setKept(parts);
  return parts;
}

function useTable<T extends ListTable>(reader: RowReader, table: T, portfolioId: string): ParsedRows<T> | undefined {
  const { session } = useStorage();
  const live = useLiveQuery(async () => ({ portfolioId, rows: await readRows(session.db, table, portfolioId) }), [session, table, portfolioId]);
  return useMemo(() => {
    if (live?.portfolioId !== portfolioId) return undefined;
    const { records, quarantined } = reader.parse(table, live.rows);
    return { records: inReadingOrder(table, records), quarantined };
  }, [live, reader, table, portfolioId]);
}

/** The row of a portfolio itself, when it is here and does not have its shape; undefined while loading. */
export function useQuarantinedPortfolio(portfolioId: string): readonly QuarantinedRow[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(async () => {
    const row = await session.db.portfolios.get(portfolioId);
    return new RowReader().parse('portfolios', row ? [row] : []).quarantined;
  }, [session, portfolioId]);
}

/** What is in the bin of a portfolio; undefined while loading. */
export function useBin(portfolioId: string): readonly BinEntry[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(() => readBin(session.db, portfolioId), [session, portfolioId]);
}
