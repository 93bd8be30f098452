import { z } from 'zod';
import { date, id, isFilled, line, text } from '../record.ts';
import { level, levelNames } from '../risk-method.ts';
import { formatDate } from '../../lib/dates.ts';
import { tableRow, textRow, type Names, type Problem, type Row } from './row.ts';

const step = z.int().min(1).max(5).nullable();

/** What was decided about one risk: act on it, or tolerate it (cover 4, 311.2.5). */
export const decisionDetails = z.strictObject({
  riskId: id.or(z.literal('')),
  decision: z.enum(['act', 'tolerate']).nullable(),
  reason: text,
  cost: text,
  benefit: text,
  actions: z.array(z.strictObject({ id, action: text, owner: line, due: date, doneOn: date })),
  /** The procedure that was adapted. */
  procedure: line,
  before: text,
  after: text,
  /** What the change did to the risk. */
  effect: text,
  residual: z.strictObject({ probability: step, consequence: step, classification: level.nullable() }),
  reviewDate: date,
});
export type DecisionDetails = z.infer<typeof decisionDetails>;

export const emptyDecision: DecisionDetails = {
  riskId: '',
  decision: null,
  reason: '',
  cost: '',
  benefit: '',
  actions: [],
  procedure: '',
  before: '',
  after: '',
  effect: '',
  residual: { probability: null, consequence: null, classification: null },
  reviewDate: '',
};

/** Actions that were carried out. */
export function doneActions(details: DecisionDetails): DecisionDetails['actions'] {
  return details.actions.filter((action) => isFilled(action.action) && isFilled(action.doneOn));
}

export function decisionRows(details: DecisionDetails, names: Names): readonly Row[] {
  const residual = details.residual;
  return [
    textRow('Risk', details.riskId === '' ? '' : names.risk(details.riskId)),
    textRow('Decision', { act: 'Action taken', tolerate: 'Tolerated, no action', none: '' }[details.decision ?? 'none']),
    textRow('Reason', details.reason),
    textRow('What acting would cost', details.cost),
    textRow('What acting would bring', details.benefit),
    tableRow(
      'Actions',
      ['Action', 'Owner', 'Due', 'Done'],
      details.actions.map((action) => [action.action, action.owner, formatDate(action.due), formatDate(action.doneOn)]),
    ),
    textRow('Procedure adapted', details.procedure),
    textRow('Before', details.before),
    textRow('After', details.after),
    textRow('What it did to the risk', details.effect),
    textRow(
      'Risk that remains',
      [
        residual.probability === null ? '' : `Probability ${names.probability(residual.probability)}`,
        residual.consequence === null ? '' : `Consequence ${names.consequence(residual.consequence)}`,
        residual.classification === null ? '' : `Classified ${levelNames[residual.classification].toLowerCase()}`,
      ]
        .filter(isFilled)
        .join('. '),
    ),
    textRow('Review date', formatDate(details.reviewDate)),
  ];
}

export function decisionProblems(details: DecisionDetails): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(details.riskId)) problems.push({ path: ['riskId'], message: 'Choose the risk that you decided about.' });
  if (details.decision === null) problems.push({ path: ['decision'], message: 'Say whether you acted on the risk or tolerated it.' });
  if (!isFilled(details.reason)) problems.push({ path: ['reason'], message: 'Give the reason for your decision.' });
  if (details.decision === 'act' && details.actions.length === 0) problems.push({ path: ['actions'], message: 'Add what was done.' });
  if (details.decision === 'tolerate' && !isFilled(details.reviewDate))
    problems.push({ path: ['reviewDate'], message: 'Say when you will look at this risk again.' });
  details.actions.forEach((action, index) => {
    if (!isFilled(action.action)) problems.push({ path: ['actions', index, 'action'], message: 'Describe the action, or remove the row.' });
  });
  return problems;
}
