import { z } from 'zod';
import { id, isFilled, line, text } from '../record.ts';
import { textRow, type Names, type Problem, type Row } from './row.ts';

/** What an assessor saw the candidate do at work. A record, not yet a judgement. */
export const observationDetails = z.strictObject({
  observerId: id.or(z.literal('')),
  place: line,
  activity: text,
  seen: text,
});
export type ObservationDetails = z.infer<typeof observationDetails>;

export const emptyObservation: ObservationDetails = { observerId: '', place: '', activity: '', seen: '' };

export function observationRows(details: ObservationDetails, names: Names): readonly Row[] {
  return [
    textRow('Observer', details.observerId === '' ? '' : names.person(details.observerId)),
    textRow('Where', details.place),
    textRow('Activity', details.activity),
    textRow('What was seen', details.seen),
  ];
}

export function observationProblems(details: ObservationDetails): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(details.observerId)) problems.push({ path: ['observerId'], message: 'Choose who observed.' });
  if (!isFilled(details.seen)) problems.push({ path: ['seen'], message: 'Write what was seen.' });
  return problems;
}
