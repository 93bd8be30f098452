import type { OwnedTable } from '../domain/policy.ts';
import type { Portfolio } from '../domain/portfolio.ts';
import type { RecordFields } from '../domain/record.ts';
import { isSameJson } from '../lib/canonical-json.ts';

/** A record without what saving it again, or putting it in the bin, changes. */
export function contentOf(record: RecordFields): Readonly<Record<string, unknown>> {
  const { revision: _revision, author: _author, updatedAt: _updated, deletedAt: _deleted, ...content } = record;
  return content;
}

/** L42: true when two versions say the same to a person: whatever their number of saves, their times, and the next free number. */
export function isSameForPeople(table: OwnedTable, a: RecordFields, b: RecordFields): boolean {
  return isSameJson(forPeople(table, a), forPeople(table, b));
}

function forPeople(table: OwnedTable, record: RecordFields): unknown {
  const { createdAt: _created, ...content } = contentOf(record) as Partial<RecordFields>;
  const isDeleted = record.deletedAt !== null;
  if (table !== 'portfolios') return { ...content, isDeleted };
  const { nextEvidenceNumber: _evidence, nextRiskNumber: _risk, ...portfolio } = content as Partial<Portfolio>;
  return { ...portfolio, isDeleted };
}
