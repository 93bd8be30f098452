import type { EvidenceReview } from '../evidence-review.ts';
import type { Evidence } from '../evidence.ts';
import type { Digests } from './digests.ts';

type SubjectOf<T extends EvidenceReview['subject']['type']> = Extract<EvidenceReview['subject'], { type: T }>;

/** What an assessor found, and whether the evidence is still what it was about. */
export interface ReviewState<T extends EvidenceReview['subject']['type']> {
  readonly review: EvidenceReview;
  readonly subject: SubjectOf<T>;
  /** J7: the evidence has changed since. */
  readonly isStale: boolean;
}

/** J7: how a claim stands with the assessor: the newest review of this evidence for this point, or null. */
export function claimReview(
  reviews: readonly EvidenceReview[],
  evidence: Evidence,
  pointId: string,
  digests: Pick<Digests, 'ofEvidence'>,
): ReviewState<'claim'> | null {
  let newest: ReviewState<'claim'> | null = null;
  for (const review of reviews) {
    const { subject } = review;
    if (review.evidenceId !== evidence.id || subject.type !== 'claim' || subject.pointId !== pointId) continue;
    if (newest === null || isNewer(review, newest.review)) newest = { review, subject, isStale: false };
  }
  return newest && { ...newest, isStale: newest.review.digest !== digests.ofEvidence(evidence) };
}

/** J8: when somebody last saw at the workplace what this evidence only points at, or null. */
export function seenInSitu(
  reviews: readonly EvidenceReview[],
  evidence: Evidence,
  digests: Pick<Digests, 'ofEvidence'>,
): ReviewState<'seen-in-situ'> | null {
  let newest: ReviewState<'seen-in-situ'> | null = null;
  for (const review of reviews) {
    const { subject } = review;
    if (review.evidenceId !== evidence.id || subject.type !== 'seen-in-situ') continue;
    if (newest === null || isNewer(review, newest.review)) newest = { review, subject, isStale: false };
  }
  return newest && { ...newest, isStale: newest.review.digest !== digests.ofEvidence(evidence) };
}

/** Ids settle the order of two of one instant, so that every device shows the same one. */
function isNewer(a: EvidenceReview, b: EvidenceReview): boolean {
  return a.reviewedAt === b.reviewedAt ? a.id > b.id : a.reviewedAt > b.reviewedAt;
}
