import { z } from 'zod';
import { id, isFilled, text } from '../record.ts';
import { listRow, textRow, type Names, type Problem, type Row } from './row.ts';

/** The candidate looks back: what was done, how well it worked, what to do better. */
export const reflectiveDetails = z.strictObject({
  whatIDid: text,
  howItWorked: text,
  whatNext: text,
  riskIds: z.array(id),
});
export type ReflectiveDetails = z.infer<typeof reflectiveDetails>;

export const emptyReflective: ReflectiveDetails = { whatIDid: '', howItWorked: '', whatNext: '', riskIds: [] };

export function reflectiveRows(details: ReflectiveDetails, names: Names): readonly Row[] {
  return [
    textRow('What I did', details.whatIDid),
    textRow('How well it worked', details.howItWorked),
    textRow('What I would do differently', details.whatNext),
    listRow('Risks', details.riskIds.map(names.risk)),
  ];
}

export function reflectiveProblems(details: ReflectiveDetails): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(details.whatIDid)) problems.push({ path: ['whatIDid'], message: 'Say what you did.' });
  if (!isFilled(details.howItWorked)) problems.push({ path: ['howItWorked'], message: 'Say how well it worked.' });
  return problems;
}
