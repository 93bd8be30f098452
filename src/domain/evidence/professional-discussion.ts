import { z } from 'zod';
import { id, isFilled, line, text } from '../record.ts';
import { tableRow, textRow, type Names, type Problem, type Row } from './row.ts';

/** A planned talk between candidate and assessor: questions, answers, and where they are on the recording. */
export const professionalDiscussionDetails = z.strictObject({
  assessorId: id.or(z.literal('')),
  purpose: text,
  items: z.array(z.strictObject({ id, question: text, answer: text, time: line })),
});
export type ProfessionalDiscussionDetails = z.infer<typeof professionalDiscussionDetails>;

export const emptyProfessionalDiscussion: ProfessionalDiscussionDetails = { assessorId: '', purpose: '', items: [] };

export function professionalDiscussionRows(details: ProfessionalDiscussionDetails, names: Names): readonly Row[] {
  return [
    textRow('With', details.assessorId === '' ? '' : names.person(details.assessorId)),
    textRow('Purpose', details.purpose),
    tableRow(
      'Questions and answers',
      ['Time', 'Question', 'Answer'],
      details.items.map((item) => [item.time, item.question, item.answer]),
    ),
  ];
}

export function professionalDiscussionProblems(details: ProfessionalDiscussionDetails): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(details.assessorId)) problems.push({ path: ['assessorId'], message: 'Choose who asked the questions.' });
  if (details.items.length === 0) problems.push({ path: ['items'], message: 'Add at least one question and answer.' });
  details.items.forEach((item, index) => {
    if (!isFilled(item.question)) problems.push({ path: ['items', index, 'question'], message: 'Write the question.' });
    if (!isFilled(item.answer)) problems.push({ path: ['items', index, 'answer'], message: 'Write your answer.' });
  });
  return problems;
}
