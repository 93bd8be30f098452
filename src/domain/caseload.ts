import { coverUnit, type UnitCoverage } from './coverage/cover-unit.ts';
import { countOf } from './coverage/operation.ts';
import type { Actor } from './policy.ts';
import type { PortfolioReturn } from './portfolio-return.ts';
import { isFilled } from './record.ts';
import type { ChangesSinceReturn } from './review/changes.ts';
import type { Digests } from './review/digests.ts';
import { metCount, reviewPortfolio, type PortfolioReview } from './review/review-portfolio.ts';
import { openAction } from './sampling/open-action.ts';
import { pointsNotMet, signOffSheet } from './sign-off.ts';
import type { Snapshot } from './snapshot.ts';
import type { Unit } from './unit.ts';

/** I4: whose turn it is, and why. */
export interface Waiting {
  readonly who: Actor | 'nobody';
  readonly why: string;
}

/** I5: something that was agreed for a day. */
export interface Due {
  readonly on: string;
  readonly what: string;
  readonly isOverdue: boolean;
}

/** How one portfolio of a caseload stands. */
export interface CaseloadEntry {
  readonly progress: { readonly needed: number; readonly evidenced: number; readonly met: number };
  /** J4. */
  readonly changes: ChangesSinceReturn;
  /** How many changes those are. */
  readonly changed: number;
  readonly waitingFor: Waiting;
  /** Earliest first. */
  readonly dues: readonly Due[];
}

/** I2–I5: how a portfolio stands for those who assess it or assure its quality. `today` is the local calendar day. */
export function caseloadEntry(unit: Unit, snapshot: Snapshot, workplace: { readonly role: Actor }, today: string, digests: Digests): CaseloadEntry {
  const coverage = coverUnit(unit, snapshot);
  const review = reviewPortfolio(coverage, snapshot, digests);
  const changed = review.changes.changed.length + review.changes.gone;
  const met = metCount(unit, coverage);
  const standing = {
    unit,
    snapshot,
    coverage,
    review,
    changed,
    met,
    role: workplace.role,
    isReturned: isReturned(review.changes, changed, snapshot),
  };
  return {
    progress: { needed: coverage.needed, evidenced: coverage.evidenced, met },
    changes: review.changes,
    changed,
    waitingFor: waitingFor(standing),
    dues: dues(snapshot, standing.isReturned ? review.changes.since : null, today),
  };
}

interface Standing {
  readonly unit: Unit;
  readonly snapshot: Snapshot;
  readonly coverage: UnitCoverage;
  readonly review: PortfolioReview;
  readonly changed: number;
  readonly met: number;
  readonly role: Actor;
  readonly isReturned: boolean;
}

/** Returned, and since then neither has the candidate handed in something else nor has the assessor judged. */
function isReturned({ since }: ChangesSinceReturn, changed: number, { judgements }: Snapshot): boolean {
  return since !== null && changed === 0 && !judgements.some(({ judgedAt }) => judgedAt > since.returnedAt);
}

function waitingFor(standing: Standing): Waiting {
  const action = openAction(standing.snapshot);
  if (action) return action;
  return pointsNotMet(standing.unit, standing.coverage).length > 0 ? waitingToJudge(standing) : waitingToSign(standing);
}

/** I4: some needed points are not judged met yet. */
function waitingToJudge({ snapshot, coverage, review, changed, met, isReturned }: Standing): Waiting {
  if (isReturned) return { who: 'candidate', why: `Returned with ${countOf(coverage.needed - met, 'point')} open` };
  if (review.waiting.length > 0) return { who: 'assessor', why: `${countOf(review.waiting.length, 'point')} to judge` };
  if (changed > 0) return { who: 'assessor', why: `${countOf(changed, 'change')} to look at` };
  const { since } = review.changes;
  const isJudged = snapshot.judgements.some(({ judgedAt }) => since === null || judgedAt > since.returnedAt);
  if (isJudged) return { who: 'assessor', why: 'Judged, and not returned yet' };
  return { who: 'candidate', why: 'No ready evidence claims a point yet' };
}

/** I4: every needed point is judged met, and the sheet says who signs next (S4, S8). */
function waitingToSign({ unit, snapshot, coverage, review, changed, isReturned, role }: Standing): Waiting {
  if (review.waiting.length > 0) return { who: 'assessor', why: `Changed since judged: ${countOf(review.waiting.length, 'point')}` };
  const next = signOffSheet(unit, snapshot, coverage).find(({ line, state }) => state.type === 'awaited' && (line.id !== 'eqa' || role === 'eqa'));
  if (!next) return { who: 'nobody', why: 'Signed off' };
  switch (next.line.id) {
    case 'candidate':
      return isReturned || (review.changes.since?.outcome === 'complete' && changed === 0)
        ? { who: 'candidate', why: 'Every point met: to sign' }
        : { who: 'assessor', why: 'Every point met: to be returned for signing' };
    case 'assessor':
      return { who: 'assessor', why: 'Every point met: to sign' };
    case 'assessor-countersignatory':
      return { who: next.line.id, why: 'Assessor not qualified yet: to countersign' };
    case 'iqa':
    case 'eqa':
      return { who: next.line.id, why: 'Signed: to sample, or to record as not sampled' };
    case 'iqa-countersignatory':
      return { who: next.line.id, why: 'IQA not qualified yet: to countersign' };
  }
}

/** I5. The day agreed for handing in again counts while it is the candidate's turn. */
function dues({ planItems }: Snapshot, pending: PortfolioReturn | null, today: string): readonly Due[] {
  const planned = planItems.filter((item) => isFilled(item.due) && !isFilled(item.doneOn)).map(({ due, what }) => ({ on: due, what }));
  const handIn = pending && isFilled(pending.resubmitBy) ? [{ on: pending.resubmitBy, what: 'Hand in again' }] : [];
  return [...planned, ...handIn].map((due) => ({ ...due, isOverdue: due.on < today })).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
