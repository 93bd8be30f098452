import { isFilled } from '../../domain/record.ts';
import type { FormProblem } from '../../ui/error-summary.tsx';
import type { SampleDraft } from './sample-draft.ts';

/** What keeps a sample from being recorded, each with its field. */
export function sampleProblems(
  draft: SampleDraft,
  { isNamed, today }: { readonly isNamed: boolean; readonly today: string },
): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  if (draft.outcome === null) problems.push({ fieldId: 'field-outcome', message: 'Say whether you agree, ask for action, or did not sample.' });
  if (draft.outcome !== 'not-sampled' && draft.pointIds.length === 0)
    problems.push({ fieldId: 'field-points', message: 'Tick at least one decision that you looked at.' });
  if (draft.outcome === 'action-required' && !isFilled(draft.feedback))
    problems.push({ fieldId: 'field-feedback', message: 'Tell the assessor what is to be done, and by when.' });
  if (!isFilled(draft.sampledOn)) problems.push({ fieldId: 'field-sampledOn', message: 'Give the day on which you looked.' });
  else if (draft.sampledOn > today)
    problems.push({ fieldId: 'field-sampledOn', message: 'This day is in the future. Give the day on which you looked.' });
  if (!isNamed) problems.push({ fieldId: 'field-newName', message: 'Give your name, as it stands on the sign-off sheet.' });
  return problems;
}
