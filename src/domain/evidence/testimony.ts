import { z } from 'zod';
import { id, isFilled, text } from '../record.ts';
import { listRow, textRow, type Names, type Problem, type Row } from './row.ts';

/** What a witness saw the candidate do. The witness confirms it by signing the record. */
export const testimonyDetails = z.strictObject({
  witnessId: id.or(z.literal('')),
  statement: text,
  riskIds: z.array(id),
});
export type TestimonyDetails = z.infer<typeof testimonyDetails>;

export const emptyTestimony: TestimonyDetails = { witnessId: '', statement: '', riskIds: [] };

export function testimonyRows(details: TestimonyDetails, names: Names): readonly Row[] {
  return [
    textRow('Witness', details.witnessId === '' ? '' : names.person(details.witnessId)),
    textRow('What the witness saw', details.statement),
    listRow('Risks', details.riskIds.map(names.risk)),
  ];
}

export function testimonyProblems(details: TestimonyDetails): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(details.witnessId)) problems.push({ path: ['witnessId'], message: 'Choose the witness.' });
  if (!isFilled(details.statement)) problems.push({ path: ['statement'], message: 'Write what the witness saw, in the witness’s words.' });
  return problems;
}
