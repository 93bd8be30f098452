import { useMemo } from 'react';
import type { Person } from '../../domain/person.ts';
import type { Digests } from '../../domain/review/digests.ts';
import { reviewPortfolio, type PortfolioReview } from '../../domain/review/review-portfolio.ts';
import { evidenceDigests } from '../../signing/evidence-digests.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** The open portfolio as an assessor meets it, and the digests by which it is compared. */
export function useReview(): { readonly review: PortfolioReview; readonly digests: Digests } {
  const { snapshot, coverage } = useOpenPortfolio();
  const digests = evidenceDigests(snapshot.attachments);
  const review = useMemo(() => reviewPortfolio(coverage, snapshot, digests), [coverage, snapshot, digests]);
  return { review, digests };
}

/** Whether this device judges in the open portfolio, and as whom; no judge while People names none. */
export function useJudge(): { readonly canJudge: boolean; readonly judge: Person | null } {
  const { snapshot } = useOpenPortfolio();
  const { actor } = useStorage().session;
  return { canJudge: actor === 'assessor', judge: snapshot.people.find((person) => person.role === 'assessor') ?? null };
}

/** How an assessor is called where only the id is kept. */
export function usePersonName(): (id: string, otherwise?: string) => string {
  const { snapshot } = useOpenPortfolio();
  return (id, otherwise = 'Assessor') => snapshot.people.find((person) => person.id === id)?.name.trim() || otherwise;
}
