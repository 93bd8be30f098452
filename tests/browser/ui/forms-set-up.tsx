import { render } from '@testing-library/react';
import { useFieldArray, useForm, type FieldErrors, type UseFormReturn } from 'react-hook-form';
import { vi } from 'vitest';
import { CheckboxField } from '../../../src/ui/checkbox-field.tsx';
import { ChoiceChipsField } from '../../../src/ui/choice-chips-field.tsx';
import { DateField } from '../../../src/ui/date-field.tsx';
import { Form } from '../../../src/ui/form.tsx';
import { LongTextField } from '../../../src/ui/long-text-field.tsx';
import { SegmentedField } from '../../../src/ui/segmented-field.tsx';
import { SelectField } from '../../../src/ui/select-field.tsx';
import { TextField } from '../../../src/ui/text-field.tsx';

export interface Values {
  title: string;
  happenedOn: string;
  story: string;
  groups: string[];
  isReal: boolean | null;
  affectsCustomers: boolean;
  technique: string | null;
  details: { rows: { probability: number | null; type: string | null }[] };
}

export const start: Values = {
  title: '',
  happenedOn: '',
  story: '',
  groups: [],
  isReal: null,
  affectsCustomers: false,
  technique: null,
  details: { rows: [{ probability: null, type: null }] },
};

interface SetUp {
  readonly values?: Values;
  readonly errors?: FieldErrors<Values>;
  /** What the form's resolver finds. */
  readonly resolved?: FieldErrors<Values> | ((values: Values) => FieldErrors<Values>);
  readonly canSubmit?: boolean;
}

/** A form with every kind of field. */
export function setUp({ values = start, errors, resolved = {}, canSubmit = true }: SetUp = {}) {
  const submitted = vi.fn<(values: Values) => void>();
  const onRender = vi.fn<(form: UseFormReturn<Values>) => void>();

  function Screen() {
    const form = useForm<Values>({
      defaultValues: values,
      ...(errors && { errors }),
      shouldFocusError: errors === undefined,
      resolver: (given) => {
        const found = typeof resolved === 'function' ? resolved(given) : resolved;
        return Object.keys(found).length === 0 ? { values: given, errors: {} } : { values: {}, errors: found };
      },
    });
    onRender(form);
    return (
      <main style={{ background: 'var(--folio-sheet)' }}>
        <h1>Form</h1>
        <Form form={form} label="Evidence" {...(canSubmit && { onSubmit: submitted })}>
          <TextField<Values> name="title" label="Title" hint="A few words that tell it from the others." />
          <DateField<Values> name="happenedOn" label="Date of the activity" />
          <LongTextField<Values> name="story" label="What did you notice?" countFrom={1000} />
          <ChoiceChipsField<Values>
            name="groups"
            label="Who took part"
            options={[
              { value: 'team', label: 'Team' },
              { value: 'suppliers', label: 'Suppliers' },
            ]}
          />
          <SegmentedField<Values>
            name="isReal"
            label="Was it real?"
            hint="Simulation is allowed for some points."
            isBoolean
            options={[
              { value: 'yes', label: 'Real' },
              { value: 'no', label: 'Simulated' },
              { value: '', label: 'Not said' },
            ]}
          />
          <CheckboxField<Values> name="affectsCustomers" label="This affects customers" hint="Then say how they were told." />
          <SelectField<Values>
            name="technique"
            label="Technique"
            isNullable
            emptyLabel="None yet"
            options={[
              { value: 'swot', label: 'SWOT' },
              { value: 'checklist', label: 'Checklist' },
            ]}
          />
          <SelectField<Values>
            name="details.rows.0.probability"
            label="Probability"
            isNumeric
            emptyLabel="Choose…"
            options={[
              { value: '1', label: '1 · Rare' },
              { value: '3', label: '3 · Possible' },
            ]}
          />
          <button type="submit">Hand in</button>
        </Form>
      </main>
    );
  }

  const { container } = render(<Screen />);
  return {
    container,
    submitted,
    form: () => {
      const form = onRender.mock.lastCall?.[0];
      if (!form) throw new Error('not rendered');
      return form;
    },
  };
}

interface Rows {
  rows: { hazard: string; probability: number | null }[];
}

/** A form of two rows that can be added, moved and removed. */
export function setUpRows() {
  const onRender = vi.fn<(form: UseFormReturn<Rows>) => void>();
  const options = [1, 2, 3].map((step) => ({ value: String(step), label: String(step) }));

  function Screen() {
    const form = useForm<Rows>({
      defaultValues: {
        rows: [
          { hazard: 'Parcels', probability: 1 },
          { hazard: '', probability: 2 },
        ],
      },
    });
    const { fields, append, move, remove } = useFieldArray({ control: form.control, name: 'rows' });
    onRender(form);
    return (
      <Form form={form} label="Rows">
        {fields.map(({ id }, index) => (
          <div key={id}>
            <TextField<Rows> name={`rows.${index}.hazard`} label={`Hazard ${String(index + 1)}`} />
            <SelectField<Rows> name={`rows.${index}.probability`} label={`Probability ${String(index + 1)}`} isNumeric options={options} />
          </div>
        ))}
        <button type="button" onClick={() => append({ hazard: '', probability: null })}>
          Add
        </button>
        <button type="button" onClick={() => move(fields.length - 1, 0)}>
          Last to first
        </button>
        <button type="button" onClick={() => remove(1)}>
          Remove the second
        </button>
      </Form>
    );
  }

  render(<Screen />);
  return {
    form: () => {
      const form = onRender.mock.lastCall?.[0];
      if (!form) throw new Error('not rendered');
      return form;
    },
  };
}
