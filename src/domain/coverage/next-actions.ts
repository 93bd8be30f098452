import type { UnitCoverage } from './cover-unit.ts';
import type { Gap } from './operation.ts';

/** A gap together with the points that it holds open. */
export interface NextAction {
  readonly gap: Gap;
  readonly pointIds: readonly string[];
  /** Other gaps at the same kind of place for the same point, told in one line: "and 3 more". */
  readonly more: number;
}

/**
 * C7: what to do next: the gaps of needed points that cost least to close, per minute the most points first.
 * Gaps with one remedy place count once; of several gaps of one point, the first stands for all.
 */
export function nextActions(coverage: UnitCoverage, limit = 3): readonly NextAction[] {
  const byPlace = new Map<string, { gap: Gap; pointIds: string[]; more: number; minutes: number }>();
  for (const point of coverage.points) {
    if (point.isEvidenced || !point.isNeeded) continue;
    const [first] = point.gaps;
    if (!first) continue;
    const key = JSON.stringify(first.place);
    const minutes = point.gaps.reduce((sum, gap) => sum + gap.minutes, 0);
    const known = byPlace.get(key);
    if (known) {
      known.pointIds.push(point.point.id);
      known.minutes = Math.min(known.minutes, minutes);
    } else {
      byPlace.set(key, { gap: first, pointIds: [point.point.id], more: point.gaps.length - 1, minutes });
    }
  }
  return [...byPlace.values()]
    .map((entry, order) => ({ entry, order, cost: entry.minutes / entry.pointIds.length }))
    .sort((a, b) => a.cost - b.cost || a.order - b.order)
    .slice(0, limit)
    .map(({ entry: { gap, pointIds, more } }) => ({ gap, pointIds, more }));
}

/** C8: points that a piece of evidence bears out and does not claim yet: suggestions, never claims. */
export function suggestedClaims(coverage: UnitCoverage, evidenceId: string): readonly string[] {
  return coverage.points
    .filter(
      (point) => point.support.some((evidence) => evidence.id === evidenceId) && !point.claims.some((claim) => claim.evidence.id === evidenceId),
    )
    .map((point) => point.point.id);
}
