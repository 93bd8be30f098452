import { isStep } from '../../domain/coverage/facts.ts';
import type { RegisterRow } from '../../domain/register.ts';
import { riskReference } from '../../domain/risk.ts';
import { bandOf, bandRange, type Level, levelNames, levels, type RiskMethod } from '../../domain/risk-method.ts';

/** The probability × consequence matrix with the risks in it, and the key to it. */
export interface MatrixReport {
  readonly size: number;
  /** From the most probable row down; each from the least consequence to the worst. */
  readonly rows: readonly { readonly probability: number; readonly cells: readonly MatrixCell[] }[];
  /** The words of the steps, lowest first. */
  readonly probability: readonly string[];
  readonly consequence: readonly string[];
  /** Highest first, with their scores: `15–25`. */
  readonly bands: readonly { readonly level: Level; readonly range: string }[];
  /** Cells with risks in them, highest score first. */
  readonly occupied: readonly MatrixCell[];
  /** Risks without a probability or a consequence yet. */
  readonly unrated: readonly string[];
  readonly description: string;
}

export interface MatrixCell {
  readonly probability: number;
  readonly consequence: number;
  readonly score: number;
  readonly band: Level;
  readonly risks: readonly string[];
}

export function matrixReport(method: RiskMethod, register: readonly RegisterRow[]): MatrixReport {
  const risksByCell = new Map<string, string[]>();
  const unrated: string[] = [];
  for (const { risk, probability, consequence } of register) {
    // A step that the organisation's method does not have is no place in its matrix.
    if (!isStep(method, probability) || !isStep(method, consequence)) unrated.push(riskReference(risk));
    else risksByCell.set(`${probability} ${consequence}`, [...(risksByCell.get(`${probability} ${consequence}`) ?? []), riskReference(risk)]);
  }
  const steps = Array.from({ length: method.size }, (_, index) => index + 1);
  const rows = [...steps].reverse().map((probability) => ({
    probability,
    cells: steps.map((consequence): MatrixCell => {
      const score = probability * consequence;
      return { probability, consequence, score, band: bandOf(method, score), risks: risksByCell.get(`${probability} ${consequence}`) ?? [] };
    }),
  }));
  const occupied = rows
    .flatMap((row) => row.cells.filter((cell) => cell.risks.length > 0))
    .sort((a, b) => b.score - a.score || b.probability - a.probability);
  const byBand = [...levels].reverse().flatMap((level) => {
    const risks = occupied.flatMap((cell) => (cell.band === level ? cell.risks : []));
    return risks.length === 0 ? [] : [`${levelNames[level].toLowerCase()}: ${risks.join(', ')}`];
  });
  return {
    size: method.size,
    rows,
    probability: method.probability,
    consequence: method.consequence,
    bands: [...levels].reverse().map((level) => ({ level, range: bandRange(method, level) })),
    occupied,
    unrated,
    description: `Matrix of ${method.size} by ${method.size}: probability upwards, worst consequence to the right. ${byBand.length === 0 ? 'No risk is in it yet.' : `Risks by band: ${byBand.join('; ')}. The table below gives the same.`}`,
  };
}
