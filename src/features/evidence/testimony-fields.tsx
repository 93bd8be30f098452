import type { EvidenceOf } from '../../domain/evidence.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { PersonField } from '../person-field.tsx';
import { RiskPicker } from '../risk-picker.tsx';

type Testimony = EvidenceOf<'testimony'>;

/** What a witness saw the candidate do. The witness signs it on this device. */
export function TestimonyFields() {
  const { control } = useEvidenceForm('testimony');
  return (
    <>
      <PersonField<Testimony> name="details.witnessId" label="Witness" roles={['witness']} />
      <LongTextField<Testimony>
        name="details.statement"
        label="What the witness saw"
        hint="Hand over the device, or write it down word for word. What was done counts, not praise."
        minRows={6}
      />
      <RiskPicker control={control} name="details.riskIds" label="Risks it speaks of" />
    </>
  );
}
