import { z } from 'zod';
import { date, id, isFilled, text } from '../record.ts';
import { dimensionNames, dimensions } from '../risk.ts';
import { bandOf, level, levelNames, type RiskMethod } from '../risk-method.ts';
import { formatDate } from '../../lib/dates.ts';
import { tableRow, textRow, type Names, type Problem, type Row } from './row.ts';

const step = z.int().min(1).max(5).nullable();

/** How bad it would be in one dimension. Step 1 means none: that is an answer, null is not. */
const consequence = z.strictObject({ step, note: text });

const consequences = z.strictObject({ finance: consequence, reputation: consequence, healthAndSafety: consequence });
export type Consequences = z.infer<typeof consequences>;

/** One risk as rated in one assessment (cover 2a–2d, 311.2.1–311.2.3). */
export const rating = z.strictObject({
  id,
  riskId: id,
  probability: step,
  probabilityNote: text,
  consequences,
  classification: level.nullable(),
  /** Why the candidate classified otherwise than the matrix. */
  overrideReason: text,
  judgement: z.enum(['act', 'tolerate']).nullable(),
  judgementReason: text,
});
export type Rating = z.infer<typeof rating>;

/** A formal risk assessment (cover 1b). */
export const assessmentDetails = z.strictObject({
  scope: text,
  technique: text,
  /** Who took part, in words. */
  people: text,
  rows: z.array(rating),
  summary: text,
  nextReview: date,
});
export type AssessmentDetails = z.infer<typeof assessmentDetails>;

export const emptyAssessment: AssessmentDetails = { scope: '', technique: '', people: '', rows: [], summary: '', nextReview: '' };

const notRated = { step: null, note: '' };

export function emptyRating(ratingId: string, riskId: string): Rating {
  return {
    id: ratingId,
    riskId,
    probability: null,
    probabilityNote: '',
    consequences: { finance: { ...notRated }, reputation: { ...notRated }, healthAndSafety: { ...notRated } },
    classification: null,
    overrideReason: '',
    judgement: null,
    judgementReason: '',
  };
}

/** The worst of the three consequences, or null while none is given. */
export function worstConsequence(of: Consequences): number | null {
  const steps = dimensions.flatMap((dimension) => of[dimension].step ?? []);
  return steps.length === 0 ? null : Math.max(...steps);
}

/** Probability × worst consequence, or null while either is missing. */
export function ratingScore(of: Pick<Rating, 'probability' | 'consequences'>): number | null {
  const worst = worstConsequence(of.consequences);
  return of.probability === null || worst === null ? null : of.probability * worst;
}

/** True when the candidate's classification differs from the matrix's band. */
export function isOverridden(of: Rating, method: RiskMethod): boolean {
  const score = ratingScore(of);
  return score !== null && of.classification !== null && of.classification !== bandOf(method, score);
}

export function assessmentRows(details: AssessmentDetails, names: Names): readonly Row[] {
  return [
    textRow('Scope', details.scope),
    textRow('Technique', details.technique),
    textRow('Who took part', details.people),
    tableRow(
      'Risks assessed',
      ['Risk', ...dimensions.map((dimension) => dimensionNames[dimension]), 'Probability', 'Class', 'Judgement'],
      details.rows.map((row) => [
        names.risk(row.riskId),
        ...dimensions.map((dimension) => withNote(names.consequence(row.consequences[dimension].step), row.consequences[dimension].note)),
        withNote(names.probability(row.probability), row.probabilityNote),
        withNote(row.classification === null ? '' : levelNames[row.classification], row.overrideReason),
        withNote({ act: 'Act', tolerate: 'Tolerate', none: '' }[row.judgement ?? 'none'], row.judgementReason),
      ]),
    ),
    textRow('What I found', details.summary),
    textRow('Next review', formatDate(details.nextReview)),
  ];
}

export function assessmentProblems(details: AssessmentDetails, method: RiskMethod): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(details.scope)) problems.push({ path: ['scope'], message: 'Say what you assessed.' });
  if (!isFilled(details.technique)) problems.push({ path: ['technique'], message: 'Say which technique you used.' });
  if (details.rows.length === 0) problems.push({ path: ['rows'], message: 'Add the risks that you assessed.' });
  details.rows.forEach((row, index) => problems.push(...ratingProblems(row, method).map((p) => ({ ...p, path: ['rows', index, ...p.path] }))));
  if (!isFilled(details.nextReview)) problems.push({ path: ['nextReview'], message: 'Give the date of the next review.' });
  return problems;
}

function ratingProblems(row: Rating, method: RiskMethod): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(row.riskId)) problems.push({ path: ['riskId'], message: 'Choose the risk.' });
  if (row.probability === null) problems.push({ path: ['probability'], message: 'Estimate how likely it is.' });
  for (const dimension of dimensions) {
    if (row.consequences[dimension].step === null) {
      problems.push({
        path: ['consequences', dimension, 'step'],
        message: `Give the consequence for ${dimensionNames[dimension].toLowerCase()}. None is an answer.`,
      });
    }
  }
  if (row.classification === null) problems.push({ path: ['classification'], message: 'Classify it as high, medium or low.' });
  if (isOverridden(row, method) && !isFilled(row.overrideReason)) {
    problems.push({ path: ['overrideReason'], message: 'Say why you classified it otherwise than the matrix.' });
  }
  if (row.judgement === null) problems.push({ path: ['judgement'], message: 'Decide whether to act or to tolerate the risk.' });
  if (!isFilled(row.judgementReason)) problems.push({ path: ['judgementReason'], message: 'Give the reason for your judgement.' });
  return problems;
}

function withNote(value: string, note: string): string {
  if (!isFilled(note)) return value;
  return value === '' ? note : `${value}: ${note}`;
}
