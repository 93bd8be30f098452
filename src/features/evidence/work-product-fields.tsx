import type { EvidenceOf } from '../../domain/evidence.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SegmentedField } from '../../ui/segmented-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { RiskPicker } from '../risk-picker.tsx';

type WorkProduct = EvidenceOf<'work-product'>;

/** Something made or used at work, and how the candidate used it. */
export function WorkProductFields() {
  const { control } = useEvidenceForm('work-product');
  return (
    <>
      <LongTextField<WorkProduct> name="details.what" label="What is it?" hint="Attach the file below." minRows={2} />
      <LongTextField<WorkProduct>
        name="details.howIUsedIt"
        label="How did you make or use it?"
        hint="This is what makes it evidence of your work."
        minRows={4}
      />
      <SegmentedField<WorkProduct>
        name="details.isPolicy"
        label="Is it a policy, procedure or handout of your organisation?"
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
        isBoolean
      />
      <RiskPicker control={control} name="details.riskIds" label="Risks it speaks of" />
    </>
  );
}
