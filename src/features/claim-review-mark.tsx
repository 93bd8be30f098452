import type { ReviewState } from '../domain/review/claim-review.ts';
import { StatusMark } from '../ui/status-mark.tsx';

/** How a claim stands with the assessor, and whether the evidence has changed since. */
export function ClaimReviewMark({ state }: { readonly state: ReviewState<'claim'> }) {
  const words = state.subject.decision === 'accepted' ? 'Accepted' : 'Not accepted';
  if (state.isStale) return <StatusMark status="changed">{`${words}, changed since`}</StatusMark>;
  return <StatusMark status={state.subject.decision === 'accepted' ? 'good' : 'bad'}>{words}</StatusMark>;
}
