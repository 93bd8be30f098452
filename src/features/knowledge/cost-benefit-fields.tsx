import { useFieldArray } from 'react-hook-form';
import type { EvidenceOf } from '../../domain/evidence.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { RepeatedRows } from '../repeated-rows.tsx';

type Knowledge = EvidenceOf<'knowledge'>;

const SIDES = [
  { side: 'costs', title: 'Costs', noun: 'cost', hint: 'What it takes: money, hours, inconvenience.' },
  { side: 'benefits', title: 'Benefits', noun: 'benefit', hint: 'What it brings: money saved, fewer complaints, less risk.' },
] as const;

/** A cost/benefit analysis worked through on one option (311.3.4). */
export function CostBenefitFields() {
  return (
    <>
      <LongTextField<Knowledge>
        name="details.costBenefit.option"
        label="Option examined"
        hint="Take one of your own actions: the one that you found hardest to justify is a good choice."
        minRows={2}
      />
      {SIDES.map((side) => (
        <SideFields key={side.side} {...side} />
      ))}
      <LongTextField<Knowledge> name="details.costBenefit.verdict" label="Verdict" hint="Is it worth it, and why?" minRows={2} />
    </>
  );
}

function SideFields({ side, title, noun, hint }: (typeof SIDES)[number]) {
  const { control } = useEvidenceForm('knowledge');
  const { session } = useStorage();
  const items = useFieldArray({ control, name: `details.costBenefit.${side}`, keyName: 'key' });
  return (
    <RepeatedRows
      name={`details.costBenefit.${side}`}
      title={title}
      hint={hint}
      rows={items.fields}
      addLabel={`Add a ${noun}`}
      rowName={(index) => `${noun} ${index + 1}`}
      onAdd={() => items.append({ id: session.createId(), what: '', worth: '' })}
      onRemove={items.remove}
      render={(index) => (
        <>
          <TextField<Knowledge> name={`details.costBenefit.${side}.${index}.what`} label={title.slice(0, -1)} />
          <TextField<Knowledge> name={`details.costBenefit.${side}.${index}.worth`} label="Worth" placeholder="£120 a year, 2 hours a week…" />
        </>
      )}
    />
  );
}
