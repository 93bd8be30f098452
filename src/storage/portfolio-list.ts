import type { FolioDatabase } from './database.ts';

/** What Home shows of a portfolio. Read without checking the whole record, so that Home stays small and quick. */
export interface PortfolioSummary {
  readonly id: string;
  readonly candidateName: string;
  readonly employer: string;
  readonly updatedAt: string;
  readonly isExample: boolean;
  readonly isLocked: boolean;
  readonly isDeleted: boolean;
}

/** All portfolios on this device, last changed first; those in the bin are marked. */
export async function listPortfolios(db: FolioDatabase): Promise<readonly PortfolioSummary[]> {
  const rows = await db.portfolios.toArray();
  return rows
    .map((row) => ({
      id: row.id,
      candidateName: row.candidate.name,
      employer: row.employer,
      updatedAt: row.updatedAt,
      isExample: row.isExample,
      isLocked: row.isLocked,
      isDeleted: row.deletedAt !== null,
    }))
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}
