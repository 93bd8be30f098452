import { listRecords } from '../domain/table-lists.ts';
import type { CaseloadPortfolio } from './caseload-assembler.ts';
import { RowReader } from './rows.ts';

/**
 * The same portfolio with every row checked and without those that cannot be read: for when something in it could not be
 * understood. Null when that is the portfolio itself. Opening the portfolio says which rows they are.
 */
export function readableCase(portfolio: CaseloadPortfolio): CaseloadPortfolio | null {
  const reader = new RowReader();
  const { snapshot } = portfolio;
  const [record] = reader.parse('portfolios', [snapshot.portfolio]).records;
  if (!record) return null;
  return { ...portfolio, snapshot: { portfolio: record, ...listRecords((table) => reader.parse(table, snapshot[table]).records) } };
}
