import { returnOutcomeNames } from '../../domain/portfolio-return.ts';
import { changesBetween, changesSinceReturn, returnsNewestFirst } from '../../domain/review/changes.ts';
import { formatDate } from '../../lib/dates.ts';
import { instantWords, type Mention, mentionOf, type ReportContext } from './report-context.ts';

/** One round: the assessor gave the portfolio back. */
export interface ReturnReport {
  readonly when: string;
  readonly by: string;
  readonly outcome: string;
  /** `To hand over again by 30 Nov 2026`; '' when no day was agreed. */
  readonly until: string;
  readonly feedback: string;
  readonly since: ChangesReport | null;
}

/** What the candidate did between two rounds, or since the last one. */
export interface ChangesReport {
  readonly added: readonly Mention[];
  readonly edited: readonly Mention[];
  readonly gone: number;
}

/** J3, J4: the rounds of the portfolio, oldest first, each with what had changed since the one before. */
export function returnReports({ snapshot, evidence, personById }: ReportContext): readonly ReturnReport[] {
  const rounds = [...returnsNewestFirst(snapshot.returns)].reverse();
  const mentions = (ids: readonly string[]) => evidence.filter(({ id }) => ids.includes(id)).map((item) => mentionOf(item));
  return rounds.map((round, index) => {
    const before = rounds[index - 1];
    const changes = before && changesBetween(before.seen, round.seen);
    return {
      when: instantWords(round.returnedAt),
      by: personById.get(round.returnedBy)?.name ?? '(deleted)',
      outcome: returnOutcomeNames[round.outcome],
      until: round.resubmitBy === '' ? '' : `To hand over again by ${formatDate(round.resubmitBy)}`,
      feedback: round.feedback.trim(),
      since: changes ? { added: mentions(changes.added), edited: mentions(changes.edited), gone: changes.gone.length } : null,
    };
  });
}

/** J4: what has changed since the last round; null before the first. */
export function changesNow({ snapshot, evidence, digests }: ReportContext): ChangesReport | null {
  const { since, changed, gone } = changesSinceReturn({ returns: snapshot.returns, evidence }, digests);
  if (!since) return null;
  const mentions = (wanted: 'new' | 'edited') => changed.filter(({ type }) => type === wanted).map((change) => mentionOf(change.evidence));
  return { added: mentions('new'), edited: mentions('edited'), gone };
}
