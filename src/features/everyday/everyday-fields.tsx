import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { stageName } from '../../domain/coverage/process-operations.ts';
import type { EvidenceOf } from '../../domain/evidence.ts';
import { ChoiceChipsField } from '../../ui/choice-chips-field.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { RiskPicker } from '../risk-picker.tsx';

type Everyday = EvidenceOf<'everyday'>;

/** Something noticed in everyday work (cover 1a). */
export function EverydayFields() {
  const { snapshot } = useOpenPortfolio();
  const { control } = useEvidenceForm('everyday');
  const [event, stageIds] = useWatch({ control, name: ['details.mayHappen', 'details.stageIds'] });
  const stages = useMemo(() => snapshot.stages.map((stage) => ({ value: stage.id, label: stageName(stage) })), [snapshot.stages]);
  return (
    <>
      {stages.length > 0 && (
        <ChoiceChipsField<Everyday> name="details.stageIds" label="Stage" hint="Where in your service process did you notice it?" options={stages} />
      )}
      <TextField<Everyday> name="details.place" label="Where" optional />
      <LongTextField<Everyday>
        name="details.noticed"
        label="What did you notice?"
        hint="What you saw or heard, as you would tell a colleague."
        minRows={4}
      />
      <LongTextField<Everyday>
        name="details.mayHappen"
        label="What may happen?"
        hint="What could go wrong because of it, and for whom."
        minRows={2}
      />
      <LongTextField<Everyday> name="details.didAtOnce" label="What did you do at once?" minRows={2} optional />
      <RiskPicker
        control={control}
        name="details.riskIds"
        label="Risks you identified"
        hint="Choose from your register, or add a new risk."
        suggestion={{ event, stageIds }}
      />
    </>
  );
}
