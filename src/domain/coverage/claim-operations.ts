import { countOf, type Operation } from './operation.ts';

/**
 * C55: so many pieces of ready evidence claim the point. For units whose points have no rules of their own. That nobody
 * claims it yet is said of every point anyway, and is not said twice.
 */
export const claimsCounted: Operation<{ point: string; pieces: number }> = {
  describe: ({ pieces }) => `${pieces === 1 ? 'A piece of ready evidence claims' : `${pieces} pieces of ready evidence claim`} this point.`,
  evaluate: ({ snapshot }, { point, pieces }) => {
    const support = snapshot.evidence.filter((item) => item.status === 'ready' && item.claims.some(({ pointId }) => pointId === point));
    const summary =
      support.length === 0 ? 'Not claimed yet' : `${countOf(support.length, 'piece')} of ${pieces} ${support.length === 1 ? 'claims' : 'claim'} it`;
    if (support.length === 0 || support.length >= pieces) return { gaps: [], summary, support };
    return {
      gaps: [
        {
          sentence: `${point} needs ${countOf(pieces, 'piece')} of evidence; ${support.length === 1 ? 'one claims' : `${support.length} claim`} it.`,
          remedy: 'Add another occasion, or claim it from evidence that you have.',
          place: { screen: 'coverage', pointId: point },
          button: 'See this point',
          minutes: 10,
        },
      ],
      summary,
      support,
    };
  },
};
