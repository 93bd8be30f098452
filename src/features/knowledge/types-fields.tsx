import type { EvidenceOf } from '../../domain/evidence.ts';
import { knowledgeTypeNames, type KnowledgeDetails } from '../../domain/evidence/knowledge.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { Stack } from '../../ui/stack.tsx';

type Knowledge = EvidenceOf<'knowledge'>;

/** The nature of each type of risk (311.3.3). */
export function TypesFields() {
  return (
    <Stack gap="m">
      {(Object.keys(knowledgeTypeNames) as (keyof KnowledgeDetails['types'])[]).map((type) => (
        <LongTextField<Knowledge>
          key={type}
          name={`details.types.${type}`}
          label={knowledgeTypeNames[type]}
          hint="What they are like in your organisation, and what makes them more or less serious."
          minRows={3}
        />
      ))}
    </Stack>
  );
}
