import { useFieldArray } from 'react-hook-form';
import type { EvidenceOf } from '../../domain/evidence.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { PersonField } from '../person-field.tsx';
import { RepeatedRows } from '../repeated-rows.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';

type ProfessionalDiscussion = EvidenceOf<'professional-discussion'>;

/** Questions and answers of a planned talk, with their times on the recording. */
export function ProfessionalDiscussionFields() {
  const { control } = useEvidenceForm('professional-discussion');
  const { session } = useStorage();
  const isCandidate = useIsCandidate();
  const items = useFieldArray({ control, name: 'details.items', keyName: 'key' });
  return (
    <>
      <PersonField<ProfessionalDiscussion> name="details.assessorId" label={isCandidate ? 'With' : 'Assessor'} roles={['assessor', 'witness']} />
      <LongTextField<ProfessionalDiscussion>
        name="details.purpose"
        label="Purpose"
        hint="Which points the discussion was meant to cover."
        minRows={2}
        optional
      />
      <RepeatedRows
        name="details.items"
        title="Questions and answers"
        rows={items.fields}
        addLabel="Add a question"
        rowName={(index) => `question ${index + 1}`}
        onAdd={() => items.append({ id: session.createId(), question: '', answer: '', time: '' })}
        onRemove={items.remove}
        render={(index) => (
          <>
            <LongTextField<ProfessionalDiscussion> name={`details.items.${index}.question`} label="Question" minRows={2} />
            <LongTextField<ProfessionalDiscussion>
              name={`details.items.${index}.answer`}
              label={isCandidate ? 'Answer' : 'The candidate’s answer'}
              minRows={3}
            />
            <TextField<ProfessionalDiscussion> name={`details.items.${index}.time`} label="Time on the recording" placeholder="0:40–2:10" optional />
          </>
        )}
      />
    </>
  );
}
