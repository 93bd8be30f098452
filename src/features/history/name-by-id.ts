import { evidenceReference } from '../../domain/evidence.ts';
import { stageName } from '../../domain/coverage/process-operations.ts';
import { riskReference } from '../../domain/risk.ts';
import type { Snapshot } from '../../domain/snapshot.ts';

/** What people call the record with an id, for values of the log that point at others. */
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
