import type { Evidence } from '../evidence.ts';
import { isFilled } from '../record.ts';
import type { RiskMethod } from '../risk-method.ts';
import { kinds } from './kinds.ts';
import type { Problem } from './row.ts';

/** Everything that keeps this evidence from being ready, at its field. `today` is the local calendar day. */
export function evidenceProblems(of: Evidence, method: RiskMethod, today: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(of.title)) problems.push({ path: ['title'], message: 'Give it a title that tells it apart.' });
  if (of.kind !== 'process' && of.kind !== 'knowledge' && !isFilled(of.activityDate)) {
    problems.push({ path: ['activityDate'], message: 'Give the date on which it happened.' });
  }
  if (of.activityDate > today)
    problems.push({ path: ['activityDate'], message: 'This date is in the future. Evidence is of what has happened.', isWrong: true });
  problems.push(...dateProblems(of, today));
  if (of.confidentiality.mode === 'held' && !isFilled(of.confidentiality.heldAt)) {
    problems.push({ path: ['confidentiality', 'heldAt'], message: 'Say where it is kept, so that your assessor can see it there.' });
  }
  const inDetails = kinds[of.kind].problems(of.details as never, method);
  return [...problems, ...inDetails.map((problem) => ({ ...problem, path: ['details', ...problem.path] }))];
}

/** Dates that contradict each other: a review before what is reviewed, an action done in the future. */
function dateProblems(of: Evidence, today: string): readonly Problem[] {
  const problems: Problem[] = [];
  const mustFollow = (date: string, field: string) => {
    if (isFilled(date) && isFilled(of.activityDate) && date <= of.activityDate)
      problems.push({ path: ['details', field], message: 'This must come after the date of the activity.', isWrong: true });
  };
  if (of.kind === 'assessment') mustFollow(of.details.nextReview, 'nextReview');
  if (of.kind === 'decision') {
    mustFollow(of.details.reviewDate, 'reviewDate');
    of.details.actions.forEach((action, index) => {
      if (action.doneOn > today)
        problems.push({
          path: ['details', 'actions', index, 'doneOn'],
          message: 'This date is in the future. Give it when the action is done.',
          isWrong: true,
        });
    });
  }
  if (of.confidentiality.seenOn > today)
    problems.push({ path: ['confidentiality', 'seenOn'], message: 'This date is in the future.', isWrong: true });
  return problems;
}
