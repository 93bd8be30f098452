import type { OwnedTable } from './policy.ts';
import type { RecordOf } from './tables.ts';

/** Tables of which a portfolio holds any number of records. */
export type ListTable = Exclude<OwnedTable, 'portfolios'>;

/** What a portfolio holds besides itself: the records of every list table. */
export type RecordLists = { readonly [T in ListTable]: readonly RecordOf<T>[] };

const names: { readonly [T in OwnedTable]: T } = {
  portfolios: 'portfolios',
  stages: 'stages',
  risks: 'risks',
  evidence: 'evidence',
  people: 'people',
  attachments: 'attachments',
  judgements: 'judgements',
  planItems: 'planItems',
  questions: 'questions',
  samples: 'samples',
  signatures: 'signatures',
  checkAnswers: 'checkAnswers',
  evidenceReviews: 'evidenceReviews',
  returns: 'returns',
  grants: 'grants',
};

/** Every table whose records people write. Apart from their schemas, so that Home need not load those. */
export const ownedTables: readonly OwnedTable[] = Object.values(names);

/** The same without the table of the portfolios themselves. */
export const listTables: readonly ListTable[] = ownedTables.filter((table) => table !== 'portfolios');

/** The records of every list table, as `give` has them. */
export function listRecords(give: <T extends ListTable>(table: T) => readonly RecordOf<T>[]): RecordLists {
  return forTables(give) as RecordLists;
}

/** Something else for every list table. */
export function forTables<Value>(give: (table: ListTable) => Value): Readonly<Record<ListTable, Value>> {
  return Object.fromEntries(listTables.map((table) => [table, give(table)])) as Record<ListTable, Value>;
}
