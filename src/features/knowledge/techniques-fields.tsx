import { useFieldArray } from 'react-hook-form';
import type { EvidenceOf } from '../../domain/evidence.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { RepeatedRows } from '../repeated-rows.tsx';

type Knowledge = EvidenceOf<'knowledge'>;

/** Techniques of risk assessment, at least two (311.3.1). */
export function TechniquesFields() {
  const { control } = useEvidenceForm('knowledge');
  const { session } = useStorage();
  const techniques = useFieldArray({ control, name: 'details.techniques', keyName: 'key' });
  return (
    <RepeatedRows
      name="details.techniques"
      title="Techniques"
      hint="At least two that you know or use, such as a risk matrix, a checklist, a walk-through or a SWOT."
      rows={techniques.fields}
      addLabel="Add a technique"
      rowName={(index) => `technique ${index + 1}`}
      onAdd={() => techniques.append({ id: session.createId(), name: '', about: '' })}
      onRemove={techniques.remove}
      render={(index) => (
        <>
          <TextField<Knowledge> name={`details.techniques.${index}.name`} label="Technique" />
          <LongTextField<Knowledge> name={`details.techniques.${index}.about`} label="How it works, and when it helps" minRows={2} />
        </>
      )}
    />
  );
}
