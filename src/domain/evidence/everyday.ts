import { z } from 'zod';
import { id, isFilled, line, text } from '../record.ts';
import { listRow, textRow, type Names, type Problem, type Row } from './row.ts';

/** Something noticed in everyday work (cover 1a). */
export const everydayDetails = z.strictObject({
  stageIds: z.array(id),
  place: line,
  noticed: text,
  /** What may happen, in the candidate's first words, before it becomes a risk of the register. */
  mayHappen: text,
  didAtOnce: text,
  riskIds: z.array(id),
});
export type EverydayDetails = z.infer<typeof everydayDetails>;

export const emptyEveryday: EverydayDetails = { stageIds: [], place: '', noticed: '', mayHappen: '', didAtOnce: '', riskIds: [] };

export function everydayRows(details: EverydayDetails, names: Names): readonly Row[] {
  return [
    listRow('Stage', details.stageIds.map(names.stage)),
    textRow('Where', details.place),
    textRow('What I noticed', details.noticed),
    textRow('What may happen', details.mayHappen),
    textRow('What I did at once', details.didAtOnce),
    listRow('Risks identified', details.riskIds.map(names.risk)),
  ];
}

export function everydayProblems(details: EverydayDetails): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(details.noticed)) problems.push({ path: ['noticed'], message: 'Say what you noticed.' });
  if (details.riskIds.length === 0) problems.push({ path: ['riskIds'], message: 'Add the risk that you identified.' });
  return problems;
}
