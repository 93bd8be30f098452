import type { Snapshot } from '../domain/snapshot.ts';
import type { CaseloadPortfolio } from './caseload-assembler.ts';
import { RowReader } from './rows.ts';
import type { ListTable } from './snapshot-queries.ts';

/**
 * The same portfolio with every row checked and without those that cannot be read: for when something in it could not be
 * understood. Null when that is the portfolio itself. Opening the portfolio says which rows they are.
 */
export function readableCase(portfolio: CaseloadPortfolio): CaseloadPortfolio | null {
  const reader = new RowReader();
  const { snapshot } = portfolio;
  const [record] = reader.parse('portfolios', [snapshot.portfolio]).records;
  if (!record) return null;
  const list = <T extends ListTable>(table: T) => reader.parse(table, snapshot[table]).records;
  const checked: Snapshot = {
    portfolio: record,
    stages: list('stages'),
    risks: list('risks'),
    evidence: list('evidence'),
    people: list('people'),
    attachments: list('attachments'),
    judgements: list('judgements'),
    planItems: list('planItems'),
    questions: list('questions'),
    samples: list('samples'),
    signatures: list('signatures'),
    checkAnswers: list('checkAnswers'),
    evidenceReviews: list('evidenceReviews'),
    returns: list('returns'),
    grants: list('grants'),
  };
  return { ...portfolio, snapshot: checked };
}
