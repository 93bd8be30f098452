import type { EvidenceOf } from '../../domain/evidence.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { RiskPicker } from '../risk-picker.tsx';

type Reflective = EvidenceOf<'reflective'>;

/** The candidate looks back on what was done. */
export function ReflectiveFields() {
  const { control } = useEvidenceForm('reflective');
  return (
    <>
      <LongTextField<Reflective> name="details.whatIDid" label="What did you do?" minRows={4} />
      <LongTextField<Reflective> name="details.howItWorked" label="How well did it work?" hint="What changed, and how you know." minRows={4} />
      <LongTextField<Reflective> name="details.whatNext" label="What would you do differently?" minRows={3} optional />
      <RiskPicker control={control} name="details.riskIds" label="Risks it speaks of" />
    </>
  );
}
