import type { PointReview } from '../../domain/review/review-portfolio.ts';

export const pointFilters = ['all', 'waiting', 'changed-since-judged', 'changed-since-return', 'not-met'] as const;
export type PointFilter = (typeof pointFilters)[number];

export const pointFilterNames: Readonly<Record<PointFilter, string>> = {
  all: 'All points',
  waiting: 'Waiting for me',
  'changed-since-judged': 'Changed since judged',
  'changed-since-return': 'Changed since last time',
  'not-met': 'Judged not yet met',
};

export function passesPointFilter(point: PointReview, filter: PointFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'waiting':
      return point.isWaiting;
    case 'changed-since-judged':
      return point.isChangedSinceJudged;
    case 'changed-since-return':
      return point.changes.length > 0;
    case 'not-met':
      return point.coverage.judgement !== null && point.coverage.judgement.decision !== 'met';
  }
}

/** The next point of the filtered list after (or, with −1, before) one that need not be in it; null at the end. */
export function neighbourOf(points: readonly PointReview[], filter: PointFilter, pointId: string, step: 1 | -1): string | null {
  const at = points.findIndex(({ coverage }) => coverage.point.id === pointId);
  const inTurn = step === 1 ? points.slice(at + 1) : points.slice(0, Math.max(at, 0)).reverse();
  return inTurn.find((point) => passesPointFilter(point, filter))?.coverage.point.id ?? null;
}
