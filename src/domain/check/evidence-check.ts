import type { UnitCoverage } from '../coverage/cover-unit.ts';
import { createFacts } from '../coverage/facts.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Unit } from '../unit.ts';
import { evidenceChecks } from './evidence-checks.ts';
import type { Check, CheckWords, Finding } from './finding.ts';
import { followUpChecks } from './follow-up-checks.ts';
import { privacyChecks } from './privacy-checks.ts';
import { riskChecks } from './risk-checks.ts';

/** All checks, in the order in which their findings are told. A new check is an entry in one of these groups. */
const checks: readonly Check[] = [...riskChecks, ...followUpChecks, ...evidenceChecks, ...privacyChecks];

/** A finding with the candidate's answer to it, if there is one. */
export interface AnsweredFinding {
  readonly finding: Finding;
  readonly words: CheckWords;
  readonly answer: string | null;
}

/**
 * Reads a portfolio as an assessor might, before one does. Pure. `today` is the local calendar day.
 * K0: an answered finding stays listed with its answer; it no longer counts as open.
 */
export function checkEvidence(
  unit: Unit,
  snapshot: Snapshot,
  coverage: UnitCoverage,
  today: string,
  unreadableFiles: ReadonlySet<string>,
): readonly AnsweredFinding[] {
  const subject = { unit, facts: createFacts(snapshot), coverage, today, unreadableFiles };
  const answers = new Map(snapshot.checkAnswers.map((answer) => [answer.findingKey, answer.reason]));
  return checks.flatMap((check) =>
    check.find(subject).map(({ about, ...found }) => {
      const key = `${check.code} ${about}`;
      return { finding: { ...found, code: check.code, key }, words: check.words, answer: answers.get(key) ?? null };
    }),
  );
}

/** Findings without an answer. */
export function openFindings(findings: readonly AnsweredFinding[]): readonly AnsweredFinding[] {
  return findings.filter(({ answer }) => answer === null);
}
