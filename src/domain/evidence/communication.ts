import { z } from 'zod';
import { id, isFilled, line, text } from '../record.ts';
import { listRow, textRow, type Names, type Problem, type Row } from './row.ts';

/** How customers or staff were told of risks (311.1.6, 311.1.7). */
export const communicationDetails = z.strictObject({
  audience: z.enum(['customers', 'staff']).nullable(),
  channel: line,
  message: text,
  riskIds: z.array(id),
  /** What people said or did afterwards. */
  response: text,
});
export type CommunicationDetails = z.infer<typeof communicationDetails>;

export const emptyCommunication: CommunicationDetails = { audience: null, channel: '', message: '', riskIds: [], response: '' };

export function communicationRows(details: CommunicationDetails, names: Names): readonly Row[] {
  return [
    textRow('Who was told', { customers: 'Customers', staff: 'Staff', none: '' }[details.audience ?? 'none']),
    textRow('How', details.channel),
    textRow('What they were told', details.message),
    listRow('Risks', details.riskIds.map(names.risk)),
    textRow('What happened then', details.response),
  ];
}

export function communicationProblems(details: CommunicationDetails): readonly Problem[] {
  const problems: Problem[] = [];
  if (details.audience === null) problems.push({ path: ['audience'], message: 'Say whether you told customers or staff.' });
  if (!isFilled(details.channel)) problems.push({ path: ['channel'], message: 'Say how you told them: notice, script, e-mail, briefing…' });
  if (!isFilled(details.message)) problems.push({ path: ['message'], message: 'Say what you told them.' });
  if (details.riskIds.length === 0) problems.push({ path: ['riskIds'], message: 'Choose the risks that you told them about.' });
  return problems;
}
