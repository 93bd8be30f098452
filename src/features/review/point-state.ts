import { judgementDecisionNames } from '../../domain/judgement.ts';
import type { PointReview } from '../../domain/review/review-portfolio.ts';

type Mark = 'good' | 'bad' | 'changed' | 'none' | 'waiting';

/** One of the three facts of a point: a mark, and the words for it. */
export interface Fact {
  readonly mark: Mark;
  readonly words: string;
}

/** Claimed, sufficient, judged: three facts of a point, never one. */
export function factsOf({ coverage, isChangedSinceJudged }: PointReview): {
  readonly claimed: Fact;
  readonly sufficient: Fact;
  readonly judged: Fact;
} {
  const { claims, isClaimed, isSufficient, isNeeded, judgement } = coverage;
  const claimed: Fact = isClaimed
    ? { mark: 'good', words: 'Claimed' }
    : claims.length > 0
      ? { mark: 'waiting', words: 'Claimed by a draft' }
      : { mark: 'none', words: 'Not claimed' };
  const sufficient: Fact = isSufficient ? { mark: 'good', words: 'Rules find no gap' } : { mark: 'bad', words: 'Rules find a gap' };
  return { claimed, sufficient, judged: judgedFact() };

  function judgedFact(): Fact {
    if (judgement === null) {
      if (!isNeeded) return { mark: 'none', words: 'Not needed' };
      return isClaimed ? { mark: 'waiting', words: 'To judge' } : { mark: 'none', words: 'Not judged' };
    }
    if (isChangedSinceJudged) return { mark: 'changed', words: 'Changed' };
    return { mark: judgement.decision === 'met' ? 'good' : 'bad', words: judgementDecisionNames[judgement.decision] };
  }
}
