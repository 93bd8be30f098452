import { checkEvidence } from '../../domain/check/evidence-check.ts';
import { describeRule } from '../../domain/coverage/coverage-operations.ts';
import { bandRange, type Level, levels } from '../../domain/risk-method.ts';
import type { ReportContext } from './report-context.ts';

export interface RulesReport {
  readonly type: 'rules';
  readonly unit: string;
  readonly points: readonly {
    readonly id: string;
    readonly rules: readonly { readonly rule: string; readonly found: string; readonly isOpen: boolean }[];
  }[];
  readonly method: {
    readonly size: number;
    readonly steps: readonly { readonly step: string; readonly probability: string; readonly consequence: string }[];
    readonly bands: readonly { readonly level: Level; readonly range: string }[];
  };
  /** What the evidence check found, and the candidate's answer to it. */
  readonly answers: readonly { readonly what: string; readonly answer: string }[];
}

export function rulesReport({ unit, snapshot, coverage, today }: ReportContext): RulesReport {
  const { method } = snapshot.portfolio;
  const findings = new Map(checkEvidence(unit, snapshot, coverage, today, new Set()).map(({ finding }) => [finding.key, finding.what]));
  return {
    type: 'rules',
    unit: `Unit ${unit.id}, version ${unit.version}`,
    points: unit.points.map((point) => {
      const { rules: found = [], isNeeded = true } = coverage.byPoint.get(point.id) ?? {};
      return {
        id: point.id,
        rules: point.rules.map((rule, index) => ({
          rule: describeRule(rule),
          found: isNeeded || found[index]?.isSatisfied === true ? (found[index]?.summary ?? '') : 'Not needed: enough others are evidenced',
          isOpen: isNeeded && found[index]?.isSatisfied !== true,
        })),
      };
    }),
    method: {
      size: method.size,
      steps: method.probability.map((probability, index) => ({ step: String(index + 1), probability, consequence: method.consequence[index] ?? '' })),
      bands: [...levels].reverse().map((level) => ({ level, range: bandRange(method, level) })),
    },
    answers: snapshot.checkAnswers.map(({ findingKey, reason }) => ({
      what: findings.get(findingKey) ?? 'No longer found by the check.',
      answer: reason,
    })),
  };
}
