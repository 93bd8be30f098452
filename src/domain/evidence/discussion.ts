import { z } from 'zod';
import { id, isFilled, line, text } from '../record.ts';
import { listRow, tableRow, textRow, type Names, type Problem, type Row } from './row.ts';

/** The groups of cover 3, of which two must take part. */
export const colleagueGroups = ['team', 'suppliers', 'managers'] as const;
export const colleagueGroup = z.enum(colleagueGroups);
export type ColleagueGroup = z.infer<typeof colleagueGroup>;

export const colleagueGroupNames: Readonly<Record<ColleagueGroup, string>> = {
  team: 'Team members or colleagues',
  suppliers: 'Suppliers or service partners',
  managers: 'Supervisors, team leaders or managers',
};

/** A discussion of risk with colleagues (cover 1c, 3, 311.2.4). */
export const discussionDetails = z.strictObject({
  place: line,
  people: z.array(z.strictObject({ id, name: line, group: colleagueGroup.nullable() })),
  notes: text,
  riskIds: z.array(id),
  possibleActions: z.array(z.strictObject({ id, riskId: id.or(z.literal('')), action: text })),
  myPart: text,
});
export type DiscussionDetails = z.infer<typeof discussionDetails>;

export const emptyDiscussion: DiscussionDetails = { place: '', people: [], notes: '', riskIds: [], possibleActions: [], myPart: '' };

export function discussionRows(details: DiscussionDetails, names: Names): readonly Row[] {
  return [
    textRow('Where or how', details.place),
    tableRow(
      'Who took part',
      ['Name', 'Group'],
      details.people.map((person) => [person.name, person.group === null ? '' : colleagueGroupNames[person.group]]),
    ),
    textRow('What we discussed', details.notes),
    listRow('Risks identified', details.riskIds.map(names.risk)),
    tableRow(
      'Possible actions',
      ['Risk', 'Action'],
      details.possibleActions.map((row) => [row.riskId === '' ? '' : names.riskReference(row.riskId), row.action]),
    ),
    textRow('My part in it', details.myPart),
  ];
}

export function discussionProblems(details: DiscussionDetails): readonly Problem[] {
  const problems: Problem[] = [];
  if (details.people.length === 0) problems.push({ path: ['people'], message: 'Add who took part.' });
  details.people.forEach((person, index) => {
    if (!isFilled(person.name)) problems.push({ path: ['people', index, 'name'], message: 'Give the person’s name or job.' });
    if (person.group === null) problems.push({ path: ['people', index, 'group'], message: 'Say which group this person belongs to.' });
  });
  if (!isFilled(details.notes)) problems.push({ path: ['notes'], message: 'Say what you discussed.' });
  if (details.riskIds.length === 0) problems.push({ path: ['riskIds'], message: 'Add the risks that you identified together.' });
  details.possibleActions.forEach((row, index) => {
    if (!isFilled(row.action)) problems.push({ path: ['possibleActions', index, 'action'], message: 'Describe the action, or remove the row.' });
  });
  return problems;
}
