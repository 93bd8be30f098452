import type { Actor } from '../domain/policy.ts';
import type { FolioDatabase } from './database.ts';

/** What Home shows of a portfolio. Read without checking the whole record, so that Home stays small and quick. */
export interface PortfolioSummary {
  readonly id: string;
  readonly candidateName: string;
  readonly employer: string;
  readonly unitId: string;
  readonly updatedAt: string;
  readonly isExample: boolean;
  readonly isLocked: boolean;
  readonly isDeleted: boolean;
  /** In which role this device works on it. */
  readonly role: Actor;
}

/** All portfolios on this device, last changed first; those in the bin are marked. */
export async function listPortfolios(db: FolioDatabase): Promise<readonly PortfolioSummary[]> {
  const [rows, workplaces] = await Promise.all([db.portfolios.toArray(), db.workplaces.toArray()]);
  const roles = new Map(workplaces.map(({ portfolioId, role }) => [portfolioId, role]));
  return rows
    .map((row) => ({
      id: row.id,
      candidateName: candidateNameIn(row),
      employer: row.employer,
      unitId: row.unitId,
      updatedAt: row.updatedAt,
      isExample: row.isExample,
      isLocked: row.isLocked,
      isDeleted: row.deletedAt !== null,
      role: roles.get(row.id) ?? 'candidate',
    }))
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

/** The candidate's name in a row that nobody checked; '' when there is none that can be read. */
export function candidateNameIn(row: unknown): string {
  if (typeof row !== 'object' || row === null || !('candidate' in row)) return '';
  const { candidate } = row;
  const name = typeof candidate === 'object' && candidate !== null && 'name' in candidate ? candidate.name : '';
  return typeof name === 'string' ? name : '';
}
