import { z } from 'zod';
import { isFilled, text } from '../record.ts';
import { textRow, type Problem, type Row } from './row.ts';

/** The explanation of the organisation's customer service process (311.1.1); its stages are records of their own. */
export const processDetails = z.strictObject({ explanation: text });
export type ProcessDetails = z.infer<typeof processDetails>;

export const emptyProcess: ProcessDetails = { explanation: '' };

export function processRows(details: ProcessDetails): readonly Row[] {
  return [textRow('How our customer service process works', details.explanation)];
}

export function processProblems(details: ProcessDetails): readonly Problem[] {
  return isFilled(details.explanation) ? [] : [{ path: ['explanation'], message: 'Explain how your customer service process works.' }];
}
