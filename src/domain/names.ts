import { stageName } from './coverage/process-operations.ts';
import { evidenceReference } from './evidence.ts';
import type { Names } from './evidence/row.ts';
import { riskName, riskReference } from './risk.ts';
import type { Snapshot } from './snapshot.ts';

const GONE = '(deleted)';

/** How the records of one portfolio are named where others point at them. */
export function createNames({ portfolio, risks, people, stages }: Pick<Snapshot, 'portfolio' | 'risks' | 'people' | 'stages'>): Names {
  const riskById = new Map(risks.map((risk) => [risk.id, risk]));
  const personById = new Map(people.map((person) => [person.id, person]));
  const stageById = new Map(stages.map((stage) => [stage.id, stage]));
  const step = (words: readonly string[], number: number | null) => (number === null ? '' : `${number} · ${words[number - 1] ?? ''}`);
  return {
    risk: (id) => {
      const risk = riskById.get(id);
      return risk ? `${riskReference(risk)} ${riskName(risk)}` : GONE;
    },
    riskReference: (id) => {
      const risk = riskById.get(id);
      return risk ? riskReference(risk) : GONE;
    },
    person: (id) => {
      const person = personById.get(id);
      if (!person) return GONE;
      return person.jobTitle.trim() === '' ? person.name : `${person.name}, ${person.jobTitle}`;
    },
    stage: (id) => {
      const stage = stageById.get(id);
      return stage ? stageName(stage) : GONE;
    },
    probability: (number) => step(portfolio.method.probability, number),
    consequence: (number) => step(portfolio.method.consequence, number),
  };
}

/** What people call the record with an id, for values of the audit log that point at others: `E4`, `R7`, a name. */
export function nameById({ evidence, risks, stages, people, attachments }: Snapshot): (id: string) => string | undefined {
  const names = new Map<string, string>([
    ...evidence.map((item) => [item.id, evidenceReference(item)] as const),
    ...risks.map((risk) => [risk.id, riskReference(risk)] as const),
    ...stages.map((stage) => [stage.id, stageName(stage)] as const),
    ...people.map((person) => [person.id, person.name] as const),
    ...attachments.map((file) => [file.id, file.name] as const),
  ]);
  return (id) => names.get(id);
}
