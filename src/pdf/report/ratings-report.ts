import type { EvidenceOf } from '../../domain/evidence.ts';
import { isOverridden, ratingScore, type Rating } from '../../domain/evidence/assessment.ts';
import { isFilled } from '../../domain/record.ts';
import { dimensionNames, dimensions, riskName, riskReference } from '../../domain/risk.ts';
import { bandOf, type Level, levelNames } from '../../domain/risk-method.ts';
import type { ReportContext } from './report-context.ts';

/** The rows of a formal assessment: steps as numbers, with what was written about them. */
export interface RatingsReport {
  readonly type: 'ratings';
  readonly label: string;
  readonly rows: readonly RatedRisk[];
  /** The words of the steps, lowest first. */
  readonly probability: readonly string[];
  readonly consequence: readonly string[];
}

export interface RatedRisk {
  /** `R7`; `(deleted)` when the risk is gone. */
  readonly reference: string;
  readonly name: string;
  readonly probability: string;
  readonly finance: string;
  readonly reputation: string;
  readonly healthAndSafety: string;
  readonly level: Level | null;
  readonly judgement: string;
  readonly reason: string;
  /** What the candidate wrote of each step, and of a class that is not the matrix's. */
  readonly notes: readonly (readonly [label: string, text: string])[];
}

export function ratingsReport({ details }: EvidenceOf<'assessment'>, context: ReportContext): RatingsReport {
  const { method } = context.snapshot.portfolio;
  return {
    type: 'ratings',
    label: 'Risks assessed',
    rows: details.rows.map((row) => ratedRisk(row, context)),
    probability: method.probability,
    consequence: method.consequence,
  };
}

function ratedRisk(row: Rating, { facts }: ReportContext): RatedRisk {
  const risk = facts.riskById.get(row.riskId);
  const { consequences, probability, classification, judgement } = row;
  const written = [['Probability', row.probabilityNote], ...dimensions.map((dimension) => [dimensionNames[dimension], consequences[dimension].note])];
  return {
    reference: risk ? riskReference(risk) : '(deleted)',
    name: risk ? riskName(risk) : '',
    probability: stepText(probability),
    finance: stepText(consequences.finance.step),
    reputation: stepText(consequences.reputation.step),
    healthAndSafety: stepText(consequences.healthAndSafety.step),
    level: classification,
    judgement: judgement === null ? 'Not judged yet' : { act: 'Act', tolerate: 'Tolerate' }[judgement],
    reason: row.judgementReason.trim(),
    notes: [
      ...written.flatMap(([label = '', text = '']) => (isFilled(text) ? [[label, text.trim()] as const] : [])),
      ...classNote(row, facts.method),
    ],
  };
}

/** A step as its number; a dash while it is not given. */
export function stepText(step: number | null | undefined): string {
  return step === null || step === undefined ? '–' : String(step);
}

function classNote(row: Rating, method: ReportContext['facts']['method']): RatedRisk['notes'] {
  const score = ratingScore(row);
  const reason = row.overrideReason.trim();
  if (score === null || !isOverridden(row, method)) return reason === '' ? [] : [['Class', reason]];
  const band = levelNames[bandOf(method, score)].toLowerCase();
  return [['Class', `the matrix gives ${band} (${score}). ${reason === '' ? 'No reason is given for another.' : reason}`]];
}
