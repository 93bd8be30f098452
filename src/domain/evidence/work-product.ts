import { z } from 'zod';
import { id, isFilled, text } from '../record.ts';
import { listRow, textRow, yesNo, type Names, type Problem, type Row } from './row.ts';

/** Something made or used at work, with how the candidate used it. */
export const workProductDetails = z.strictObject({
  what: text,
  howIUsedIt: text,
  /** A policy or handout of the organisation: by itself it is not evidence. */
  isPolicy: z.boolean().nullable(),
  riskIds: z.array(id),
});
export type WorkProductDetails = z.infer<typeof workProductDetails>;

export const emptyWorkProduct: WorkProductDetails = { what: '', howIUsedIt: '', isPolicy: null, riskIds: [] };

export function workProductRows(details: WorkProductDetails, names: Names): readonly Row[] {
  return [
    textRow('What it is', details.what),
    textRow('How I used it', details.howIUsedIt),
    textRow('Policy or handout', yesNo(details.isPolicy)),
    listRow('Risks', details.riskIds.map(names.risk)),
  ];
}

export function workProductProblems(details: WorkProductDetails): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(details.what)) problems.push({ path: ['what'], message: 'Say what it is.' });
  if (!isFilled(details.howIUsedIt))
    problems.push({ path: ['howIUsedIt'], message: 'Say how you made or used it. A document alone proves nothing about you.' });
  return problems;
}
