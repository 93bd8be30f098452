import type { PointCoverage, UnitCoverage } from '../coverage/cover-unit.ts';
import { evidenceReference } from '../evidence.ts';
import { judgementDecisionNames } from '../judgement.ts';
import type { Place } from '../place.ts';
import { isFilled } from '../record.ts';
import type { Snapshot } from '../snapshot.ts';
import { claimReview } from './claim-review.ts';
import type { Digests } from './digests.ts';

/** Something that the assessor asks of the candidate, and where it is mended. */
export interface AskedFor {
  readonly pointId: string;
  /** Set when it is about one claim. */
  readonly evidenceId?: string;
  readonly sentence: string;
  readonly place: Place;
  readonly button: string;
}

/**
 * J10: what the assessor asks for, in the unit's order: claims that were not accepted, and points that were not judged met.
 * What the candidate changed since is left out: it is the assessor's turn.
 */
export function askedFor(coverage: UnitCoverage, { evidenceReviews }: Pick<Snapshot, 'evidenceReviews'>, digests: Digests): readonly AskedFor[] {
  return coverage.points.flatMap((point) => [...rejectedClaims(point, evidenceReviews, digests), ...notMet(point, digests)]);
}

function rejectedClaims({ point, claims }: PointCoverage, reviews: Snapshot['evidenceReviews'], digests: Digests): readonly AskedFor[] {
  return claims.flatMap(({ evidence }) => {
    const found = claimReview(reviews, evidence, point.id, digests);
    if (!found || found.isStale || found.subject.decision !== 'rejected') return [];
    const reference = evidenceReference(evidence);
    return [
      {
        pointId: point.id,
        evidenceId: evidence.id,
        sentence: because(`Your assessor did not accept ${reference} for ${point.id}`, found.subject.reason),
        place: { screen: 'evidence', evidenceId: evidence.id, field: 'claims' },
        button: `Open ${reference}`,
      },
    ];
  });
}

function notMet({ point, claims, judgement }: PointCoverage, digests: Digests): readonly AskedFor[] {
  if (judgement === null || judgement.decision === 'met') return [];
  if (digests.ofJudged(claims.map(({ evidence }) => evidence)) !== judgement.digest) return [];
  return [
    {
      pointId: point.id,
      sentence: because(`Your assessor judged ${point.id} “${judgementDecisionNames[judgement.decision]}”`, judgement.feedback),
      place: { screen: 'coverage', pointId: point.id },
      button: `Open ${point.id}`,
    },
  ];
}

function because(sentence: string, reason: string): string {
  return isFilled(reason) ? `${sentence}: ${reason.trim()}` : `${sentence}.`;
}
