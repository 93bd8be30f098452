import { claimReview } from '../domain/review/claim-review.ts';
import type { Evidence } from '../domain/evidence.ts';
import { evidenceDigests } from '../signing/evidence-digests.ts';
import { ClaimReviewMark } from './claim-review-mark.tsx';
import { useOpenPortfolio } from './portfolio-context.tsx';

/** What the assessor said of one claim, with the reason. Nothing is shown where nothing was said. */
export function ClaimReviewNote({ evidence, pointId }: { readonly evidence: Evidence; readonly pointId: string }) {
  const { snapshot } = useOpenPortfolio();
  const state = claimReview(snapshot.evidenceReviews, evidence, pointId, evidenceDigests(snapshot.attachments));
  if (!state) return null;
  return (
    <div>
      <ClaimReviewMark state={state} />
      {state.subject.reason !== '' && `: ${state.subject.reason}`}
    </div>
  );
}
