import type { PointCoverage, UnitCoverage } from '../coverage/cover-unit.ts';
import type { Judgement } from '../judgement.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Unit } from '../unit.ts';
import { changesSinceReturn, type ChangesSinceReturn, type EvidenceChange } from './changes.ts';
import type { Digests } from './digests.ts';

/** One point as an assessor meets it. */
export interface PointReview {
  readonly coverage: PointCoverage;
  /** J2: the evidence that claims it is no longer what was judged. */
  readonly isChangedSinceJudged: boolean;
  /** J5: what claims it and is new or edited since the last return. */
  readonly changes: readonly EvidenceChange[];
  /** J6: it is the assessor's turn. */
  readonly isWaiting: boolean;
}

export interface PortfolioReview {
  readonly points: readonly PointReview[];
  readonly byPoint: ReadonlyMap<string, PointReview>;
  readonly changes: ChangesSinceReturn;
  readonly waiting: readonly PointReview[];
}

/** Everything an assessor is to look at, point by point in the unit's order. */
export function reviewPortfolio(coverage: UnitCoverage, snapshot: Pick<Snapshot, 'evidence' | 'returns'>, digests: Digests): PortfolioReview {
  const changes = changesSinceReturn(snapshot, digests);
  const changeOf = new Map(changes.changed.map((change) => [change.evidence.id, change]));
  const points = coverage.points.map((point): PointReview => {
    const isChangedSinceJudged =
      point.judgement !== null && digests.ofJudged(point.claims.map(({ evidence }) => evidence)) !== point.judgement.digest;
    return {
      coverage: point,
      isChangedSinceJudged,
      changes: point.claims.flatMap(({ evidence }) => changeOf.get(evidence.id) ?? []),
      isWaiting: isWaiting(point, isChangedSinceJudged),
    };
  });
  return {
    points,
    byPoint: new Map(points.map((point) => [point.coverage.point.id, point])),
    changes,
    waiting: points.filter((point) => point.isWaiting),
  };
}

/** J3: the judgements of a point, the newest first. */
export function judgementsOf(judgements: readonly Judgement[], pointId: string): readonly Judgement[] {
  return judgements
    .filter((judgement) => judgement.pointId === pointId)
    .sort((a, b) => (a.judgedAt === b.judgedAt ? (a.id < b.id ? 1 : -1) : a.judgedAt < b.judgedAt ? 1 : -1));
}

/** The next point that waits after this one and is none of `except`, from the end on to the beginning; null when no other does. */
export function nextWaiting(review: PortfolioReview, pointId: string, except: ReadonlySet<string> = new Set()): string | null {
  const at = review.points.findIndex(({ coverage }) => coverage.point.id === pointId);
  const inTurn = [...review.points.slice(at + 1), ...review.points.slice(0, Math.max(at, 0))];
  return inTurn.find((point) => point.isWaiting && !except.has(point.coverage.point.id))?.coverage.point.id ?? null;
}

/** J9: how many of the points that the unit needs are judged met; a group that needs only some counts no more than those. */
export function metCount(unit: Unit, coverage: UnitCoverage): number {
  return unit.groups.reduce((sum, group) => {
    const met = coverage.points.filter(({ point, judgement }) => point.group === group.id && judgement?.decision === 'met').length;
    return sum + Math.min(met, group.needed ?? met);
  }, 0);
}

/** J6: a needed point waits while nobody judged what claims it, or that has changed since. Otherwise it is the candidate's turn. */
function isWaiting({ isNeeded, isClaimed, judgement }: PointCoverage, isChanged: boolean): boolean {
  if (!isNeeded) return false;
  if (judgement === null) return isClaimed;
  return isChanged && (isClaimed || judgement.decision === 'met');
}
