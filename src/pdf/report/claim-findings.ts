import type { EvidenceReview } from '../../domain/evidence-review.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { claimReview, seenInSitu } from '../../domain/review/claim-review.ts';
import { formatDate } from '../../lib/dates.ts';
import { dayOf, instantWords, type Mention, mentionOf, type ReportContext } from './report-context.ts';

/** J7: what an assessor found of one claim. */
export interface ClaimFindingReport {
  readonly pointId: string;
  readonly mention: Mention;
  readonly finding: string;
  /** The newest of this claim; the others are its history. */
  readonly isLatest: boolean;
  /** The evidence is no longer what was looked at. */
  readonly isChanged: boolean;
  readonly reason: string;
  readonly by: string;
  readonly when: string;
}

/** J8: an original that stays at the workplace was seen there. */
export interface InSituReport {
  readonly mention: Mention;
  readonly by: string;
  /** `on 15 November 2026, Depot office`. */
  readonly seen: string;
  readonly notes: string;
  readonly isLatest: boolean;
  readonly isChanged: boolean;
}

type SubjectOf<T extends EvidenceReview['subject']['type']> = Extract<EvidenceReview['subject'], { type: T }>;

/** Every finding on a claim, in the unit's order, then by evidence, the newest first. */
export function claimFindings(context: ReportContext): readonly ClaimFindingReport[] {
  const { unit, evidence, snapshot } = context;
  const reviewed = snapshot.evidenceReviews.flatMap(({ evidenceId, subject }) =>
    subject.type === 'claim' ? [{ evidenceId, pointId: subject.pointId }] : [],
  );
  const points = new Set([...unit.points.map(({ id }) => id), ...reviewed.map(({ pointId }) => pointId)]);
  const claims = [...points].flatMap((pointId) => {
    const ids = new Set(reviewed.flatMap((claim) => (claim.pointId === pointId ? [claim.evidenceId] : [])));
    return evidence.filter(({ id }) => ids.has(id)).map((item) => ({ item, pointId }));
  });
  return claims.flatMap(({ item, pointId }) => {
    const latest = claimReview(snapshot.evidenceReviews, item, pointId, context.digests);
    if (!latest) return [];
    return reviewsOf(item, 'claim', snapshot.evidenceReviews)
      .filter(({ subject }) => subject.pointId === pointId)
      .map(({ review, subject }) => {
        const isLatest = review.id === latest.review.id;
        return {
          pointId,
          mention: mentionOf(item),
          finding: findingNames[subject.decision],
          isLatest,
          isChanged: isLatest && latest.isStale,
          reason: subject.reason.trim(),
          by: context.personById.get(review.assessorId)?.name ?? '(deleted)',
          when: instantWords(review.reviewedAt),
        };
      });
  });
}

const findingNames = { accepted: 'Accepted', rejected: 'Not accepted' } as const;

/** What stands beside a claim on the page of its evidence: `Not accepted: the minutes name nobody`. '' before anybody looked. */
export function claimFindingText(item: Evidence, pointId: string, { snapshot, digests }: ReportContext): string {
  const latest = claimReview(snapshot.evidenceReviews, item, pointId, digests);
  if (!latest) return '';
  const { decision, reason } = latest.subject;
  return `${findingNames[decision]}${latest.isStale ? ', changed since' : ''}${reason.trim() === '' ? '' : `: ${reason.trim()}`}`;
}

/** Every time that this evidence was seen at the workplace, the newest first. */
export function seenInSituOf(item: Evidence, context: ReportContext): readonly InSituReport[] {
  const latest = seenInSitu(context.snapshot.evidenceReviews, item, context.digests);
  return reviewsOf(item, 'seen-in-situ', context.snapshot.evidenceReviews).map(({ review, subject }) => ({
    mention: mentionOf(item),
    by: context.personById.get(review.assessorId)?.name ?? '(deleted)',
    seen: [`on ${formatDate(subject.seenOn === '' ? dayOf(review.reviewedAt) : subject.seenOn)}`, subject.where.trim()]
      .filter((words) => words !== '')
      .join(', '),
    notes: subject.notes.trim(),
    isLatest: review.id === latest?.review.id,
    isChanged: review.id === latest?.review.id && latest.isStale,
  }));
}

/** Evidence that was reviewed and is no longer there. */
export function findingsGone({ evidence, snapshot }: ReportContext): number {
  const here = new Set(evidence.map(({ id }) => id));
  return snapshot.evidenceReviews.filter(({ evidenceId }) => !here.has(evidenceId)).length;
}

function reviewsOf<T extends EvidenceReview['subject']['type']>(
  { id }: Pick<Evidence, 'id'>,
  type: T,
  reviews: readonly EvidenceReview[],
): readonly { readonly review: EvidenceReview; readonly subject: SubjectOf<T> }[] {
  const isOfType = (subject: EvidenceReview['subject']): subject is SubjectOf<T> => subject.type === type;
  return reviews
    .flatMap((review) => (review.evidenceId === id && isOfType(review.subject) ? [{ review, subject: review.subject }] : []))
    .sort((a, b) =>
      a.review.reviewedAt === b.review.reviewedAt ? (a.review.id < b.review.id ? 1 : -1) : a.review.reviewedAt < b.review.reviewedAt ? 1 : -1,
    );
}
