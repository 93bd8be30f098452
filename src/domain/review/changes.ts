import type { Evidence } from '../evidence.ts';
import type { PortfolioReturn } from '../portfolio-return.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Digests } from './digests.ts';

/** A piece of the candidate's evidence that the last return had not seen, or had seen in other words. */
export interface EvidenceChange {
  readonly type: 'new' | 'edited';
  readonly evidence: Evidence;
}

/** What the candidate did since the assessor last gave the portfolio back. */
export interface ChangesSinceReturn {
  readonly since: PortfolioReturn | null;
  readonly changed: readonly EvidenceChange[];
  /** How many pieces were seen then and are no longer there. */
  readonly gone: number;
}

/** J3: returns, the newest first; ids settle the order of two of one instant. */
export function returnsNewestFirst(returns: readonly PortfolioReturn[]): readonly PortfolioReturn[] {
  return [...returns].sort((a, b) => compare(b.returnedAt, a.returnedAt) || compare(b.id, a.id));
}

/** J4: what is new, edited or gone since the newest return. Before the first return nothing has changed. */
export function changesSinceReturn({ returns, evidence }: Pick<Snapshot, 'returns' | 'evidence'>, digests: Digests): ChangesSinceReturn {
  const [since] = returnsNewestFirst(returns);
  if (!since) return { since: null, changed: [], gone: 0 };
  const here = new Set(evidence.map(({ id }) => id));
  return {
    since,
    changed: evidence.flatMap((item): readonly EvidenceChange[] => {
      const seen = since.seen[item.id];
      if (item.author === 'assessor') return [];
      if (seen === undefined) return item.status === 'ready' ? [{ type: 'new', evidence: item }] : [];
      return seen === digests.ofEvidence(item) ? [] : [{ type: 'edited', evidence: item }];
    }),
    gone: Object.keys(since.seen).filter((id) => !here.has(id)).length,
  };
}

/** J4: the digests that a return made now would hold. */
export function seenNow(evidence: readonly Evidence[], digests: Digests): PortfolioReturn['seen'] {
  return Object.fromEntries(evidence.map((item) => [item.id, digests.ofEvidence(item)]));
}

/** What differs between what two returns saw: ids of evidence, by what became of it. */
export function changesBetween(
  earlier: PortfolioReturn['seen'],
  later: PortfolioReturn['seen'],
): { readonly added: readonly string[]; readonly edited: readonly string[]; readonly gone: readonly string[] } {
  const ids = Object.keys(later);
  return {
    added: ids.filter((id) => earlier[id] === undefined),
    edited: ids.filter((id) => earlier[id] !== undefined && earlier[id] !== later[id]),
    gone: Object.keys(earlier).filter((id) => later[id] === undefined),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
