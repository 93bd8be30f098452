import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import type { Snapshot } from '../domain/snapshot.ts';
import { readBin, type BinEntry } from './bin.ts';
import { RowReader, type QuarantinedRow } from './rows.ts';
import { inReadingOrder, readRows, type ListTable } from './snapshot-queries.ts';
import { useStorage } from './storage-context.tsx';
import type { RecordOf } from '../domain/tables.ts';

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
  const stages = useTable(reader, 'stages', portfolioId);
  const risks = useTable(reader, 'risks', portfolioId);
  const evidence = useTable(reader, 'evidence', portfolioId);
  const people = useTable(reader, 'people', portfolioId);
  const attachments = useTable(reader, 'attachments', portfolioId);
  const judgements = useTable(reader, 'judgements', portfolioId);
  const planItems = useTable(reader, 'planItems', portfolioId);
  const questions = useTable(reader, 'questions', portfolioId);
  const samples = useTable(reader, 'samples', portfolioId);
  const signatures = useTable(reader, 'signatures', portfolioId);
  const checkAnswers = useTable(reader, 'checkAnswers', portfolioId);
  const evidenceReviews = useTable(reader, 'evidenceReviews', portfolioId);
  const returns = useTable(reader, 'returns', portfolioId);
  const grants = useTable(reader, 'grants', portfolioId);
  return useMemo(() => {
    if (!portfolio) return undefined;
    const [record] = portfolio.records;
    if (!record) return null;
    if (
      !stages ||
      !risks ||
      !evidence ||
      !people ||
      !attachments ||
      !judgements ||
      !planItems ||
      !questions ||
      !samples ||
      !signatures ||
      !checkAnswers ||
      !evidenceReviews ||
      !returns ||
      !grants
    )
      return undefined;
    const tables = [
      stages,
      risks,
      evidence,
      people,
      attachments,
      judgements,
      planItems,
      questions,
      samples,
      signatures,
      checkAnswers,
      evidenceReviews,
      returns,
      grants,
    ];
    return {
      snapshot: {
        portfolio: record,
        stages: stages.records,
        risks: risks.records,
        evidence: evidence.records,
        people: people.records,
        attachments: attachments.records,
        judgements: judgements.records,
        planItems: planItems.records,
        questions: questions.records,
        samples: samples.records,
        signatures: signatures.records,
        checkAnswers: checkAnswers.records,
        evidenceReviews: evidenceReviews.records,
        returns: returns.records,
        grants: grants.records,
      },
      quarantined: [...portfolio.quarantined, ...tables.flatMap((table) => table.quarantined)],
    };
  }, [
    portfolio,
    stages,
    risks,
    evidence,
    people,
    attachments,
    judgements,
    planItems,
    questions,
    samples,
    signatures,
    checkAnswers,
    evidenceReviews,
    returns,
    grants,
  ]);
}

function useTable<T extends ListTable>(
  reader: RowReader,
  table: T,
  portfolioId: string,
): { readonly records: readonly RecordOf<T>[]; readonly quarantined: readonly QuarantinedRow[] } | undefined {
  const { session } = useStorage();
  const live = useLiveQuery(async () => ({ portfolioId, rows: await readRows(session.db, table, portfolioId) }), [session, table, portfolioId]);
  return useMemo(() => {
    if (live?.portfolioId !== portfolioId) return undefined;
    const { records, quarantined } = reader.parse(table, live.rows);
    return { records: inReadingOrder(table, records), quarantined };
  }, [live, reader, table, portfolioId]);
}

/** What is in the bin of a portfolio; undefined while loading. */
export function useBin(portfolioId: string): readonly BinEntry[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(() => readBin(session.db, portfolioId), [session, portfolioId]);
}
