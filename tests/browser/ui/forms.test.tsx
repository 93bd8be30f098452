import { render, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { useForm, type FieldErrors, type UseFormReturn } from 'react-hook-form';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CheckboxField } from '../../../src/ui/checkbox-field.tsx';
import { ChoiceChipsField } from '../../../src/ui/choice-chips-field.tsx';
import { DateField } from '../../../src/ui/date-field.tsx';
import { Form } from '../../../src/ui/form.tsx';
import { LongTextField } from '../../../src/ui/long-text-field.tsx';
import { SegmentedField } from '../../../src/ui/segmented-field.tsx';
import { SelectField } from '../../../src/ui/select-field.tsx';
import { TextField } from '../../../src/ui/text-field.tsx';
import { useFocusField } from '../../../src/ui/use-focus-field.ts';

interface Values {
  title: string;
  happenedOn: string;
  story: string;
  groups: string[];
  isReal: boolean | null;
  affectsCustomers: boolean;
  technique: string | null;
  details: { rows: { probability: number | null; type: string | null }[] };
}

const start: Values = {
  title: '',
  happenedOn: '',
  story: '',
  groups: [],
  isReal: null,
  affectsCustomers: false,
  technique: null,
  details: { rows: [{ probability: null, type: null }] },
};

afterEach(() => {
  delete document.documentElement.dataset['mantineColorScheme'];
});

test('all fields can be filled by keyboard alone, and give values of their own types', async () => {
  const { submitted } = setUp();
  await userEvent.tab();
  await userEvent.keyboard('Walk-through');
  await userEvent.tab();
  await userEvent.keyboard('11122026');
  await goTo(screen.getByRole('textbox', { name: 'What did you notice?' }));
  await userEvent.keyboard('Ice{Enter}on the step');
  await goTo(screen.getByRole('checkbox', { name: 'Suppliers' }));
  await userEvent.keyboard(' ');
  await userEvent.tab({ shift: true });
  await userEvent.keyboard(' ');
  // Nothing said yet is a choice of its own here, so the Tab key lands on it.
  await goTo(screen.getByRole('radio', { name: 'Not said' }));
  await userEvent.keyboard('{ArrowLeft}');
  await goTo(screen.getByRole('checkbox', { name: 'This affects customers' }));
  await userEvent.keyboard(' ');
  await goTo(screen.getByRole('combobox', { name: 'Technique' }));
  await userEvent.keyboard('Ch');
  await goTo(screen.getByRole('combobox', { name: 'Probability' }));
  await userEvent.keyboard('3');
  await goTo(screen.getByRole('button', { name: 'Hand in' }));
  await userEvent.keyboard('{Enter}');

  await waitFor(() => expect(submitted).toHaveBeenCalledOnce());
  expect(submitted.mock.calls[0]?.[0]).toEqual({
    title: 'Walk-through',
    happenedOn: '2026-11-12',
    story: 'Ice\non the step',
    groups: ['team', 'suppliers'],
    isReal: false,
    affectsCustomers: true,
    technique: 'checklist',
    details: { rows: [{ probability: 3, type: null }] },
  } satisfies Values);
});

test('values that the form starts with are shown, and empty choices go back to null', async () => {
  const { submitted } = setUp({
    values: { ...start, title: 'A', isReal: true, technique: 'swot', groups: ['team'], affectsCustomers: true, details: { rows: [{ probability: 3, type: 'financial' }] } },
  });
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe('A');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Real' }).checked).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Team' }).checked).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'This affects customers' }).checked).toBe(true);
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Probability' }).selectedOptions[0]?.text).toBe('3 · Possible');

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Probability' }), '');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Technique' }), '');
  await userEvent.click(screen.getByRole('radio', { name: 'Not said' }));
  await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
  await waitFor(() => expect(submitted).toHaveBeenCalledOnce());
  expect(submitted.mock.calls[0]?.[0]).toMatchObject({ isReal: null, technique: null, details: { rows: [{ probability: null }] } });
});

test('values set by the program appear in every field', async () => {
  const { form } = setUp();
  form().reset({ ...start, title: 'B', technique: 'checklist', isReal: false, groups: ['suppliers'], details: { rows: [{ probability: 1, type: null }] } });
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe('B'));
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Technique' }).value).toBe('checklist');
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Probability' }).value).toBe('1');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Simulated' }).checked).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Suppliers' }).checked).toBe(true);
});

test('a chosen value that is no longer offered stays chosen and says so', () => {
  setUp({ values: { ...start, technique: 'delphi' } });
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Technique' }).selectedOptions[0]?.text).toBe('No longer in the list');
});

test('a date typed by half says so when it is left, and not before', async () => {
  setUp();
  const date = screen.getByLabelText<HTMLInputElement>('Date of the activity');
  date.focus();
  await userEvent.keyboard('11');
  expect(describedBy(date)).not.toContain('Finish the date');
  await goTo(screen.getByRole('textbox', { name: 'What did you notice?' }));
  expect(describedBy(date)).toContain('Finish the date: day, month and year.');
  expect(date.getAttribute('aria-invalid')).toBe('true');
});

test('hint and error belong to the field, for those who do not see them', () => {
  setUp({ errors: { title: { type: 'x', message: 'Give it a title.' } } });
  const title = screen.getByRole('textbox', { name: 'Title' });
  expect(describedBy(title)).toBe('A few words that tell it from the others. Give it a title.');
  expect(title.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByRole('textbox', { name: /^What did/ }).getAttribute('aria-invalid')).toBe('false');
});

test('the number of characters appears only when the text is long', async () => {
  const { form } = setUp();
  expect(screen.queryByText(/characters/)).toBeNull();
  form().setValue('story', 'x'.repeat(1234));
  expect(await screen.findByText('1,234 characters')).toBeTruthy();
});

describe('after a submit that fails', () => {
  const errors: FieldErrors<Values> = {
    details: { rows: [{ probability: { type: 'required', message: 'Choose a probability.' } }], root: { type: 'few', message: 'Add a second row.' } },
    technique: { type: 'required', message: 'Choose a technique.' },
    title: { type: 'required', message: 'Give it a title.' },
  };

  const onlyTechnique: FieldErrors<Values> = { technique: { type: 'required', message: 'Choose a technique.' } };

  test('"There is a problem" has the focus and lists the errors in the order of the fields', async () => {
    const { submitted } = setUp({ resolved: errors });
    await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
    const summary = await screen.findByRole('alert', { name: 'There is a problem' });
    await waitFor(() => expect(document.activeElement).toBe(summary));
    // And it keeps it: React Hook Form would move on to the first field.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(document.activeElement).toBe(summary);
    expect(within(summary).getAllByRole('link').map((link) => link.textContent)).toEqual([
      'Give it a title.',
      'Choose a technique.',
      'Choose a probability.',
      'Add a second row.',
    ]);
    expect(submitted).not.toHaveBeenCalled();
  });

  test('each link focuses its field without touching the address', async () => {
    setUp({ resolved: errors });
    const address = location.href;
    await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
    await userEvent.click(await screen.findByRole('link', { name: 'Choose a probability.' }));
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Probability' }));
    expect(location.href).toBe(address);
  });

  test('what is mended leaves the list, and the next failure brings the focus back', async () => {
    setUp({ resolved: (values) => (values.title === '' ? errors : onlyTechnique) });
    await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
    await screen.findByRole('link', { name: 'Give it a title.' });
    await userEvent.fill(screen.getByRole('textbox', { name: 'Title' }), 'Mended');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Give it a title.' })).toBeNull());
    expect(screen.getByRole('link', { name: 'Choose a technique.' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Title' }));

    await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('There is a problem'));
  });
});

test('Enter in a form that saves itself neither submits nor reloads', async () => {
  const { form } = setUp({ canSubmit: false });
  await userEvent.fill(screen.getByRole('textbox', { name: 'Title' }), 'Kept');
  await userEvent.keyboard('{Enter}');
  expect(form().formState.isSubmitted).toBe(false);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe('Kept');
});

describe('a link that lands on a field', () => {
  test('opens what is closed around it', async () => {
    render(<Landing field="details.rows.0.probability" />);
    const field = screen.getByLabelText('Deep');
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field.checkVisibility()).toBe(true);
  });

  test('waits for a field that comes later', async () => {
    const view = render(<Landing field="late" />);
    await new Promise((resolve) => setTimeout(resolve, 100));
    view.rerender(<Landing field="late" isLate />);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Late')));
  });

  test('takes the nearest part above a field that never comes', async () => {
    render(<Landing field="details.rows.1.hazard" />);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('In row two')), { timeout: 3_000 });
  });
});

describe.each(['light', 'dark'])('in %s', (scheme) => {
  test.each([false, true])('axe finds nothing; with errors: %s', async (hasErrors) => {
    document.documentElement.dataset['mantineColorScheme'] = scheme;
    const error = { type: 'x', message: 'This is wrong.' };
    const { container } = setUp(
      hasErrors
        ? {
            errors: { title: error, happenedOn: error, story: error, groups: error, isReal: error, affectsCustomers: error, technique: error, details: { rows: [{ probability: error }] } },
            resolved: { title: error, technique: error },
          }
        : {},
    );
    if (hasErrors) {
      await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
      await screen.findByRole('alert', { name: 'There is a problem' });
    }
    const { violations } = await axe.run(container);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
});

function Landing({ field, isLate = false }: { readonly field: string | null; readonly isLate?: boolean }) {
  useFocusField(field);
  return (
    <>
      <details data-testid="outer">
        <summary>More</summary>
        <details>
          <summary>Still more</summary>
          <input aria-label="Deep" data-field="details.rows.0.probability" />
        </details>
      </details>
      <div data-field="details.rows.1">
        <p>Row two</p>
        <input aria-label="In row two" />
      </div>
      {isLate && <input aria-label="Late" data-field="late" />}
    </>
  );
}

interface SetUp {
  readonly values?: Values;
  readonly errors?: FieldErrors<Values>;
  /** What the form's resolver finds. */
  readonly resolved?: FieldErrors<Values> | ((values: Values) => FieldErrors<Values>);
  readonly canSubmit?: boolean;
}

function setUp({ values = start, errors, resolved = {}, canSubmit = true }: SetUp = {}) {
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

/** Presses Tab until the element has the focus. */
async function goTo(element: HTMLElement) {
  for (let presses = 0; presses < 40 && document.activeElement !== element; presses += 1) await userEvent.tab();
  expect(document.activeElement).toBe(element);
}

function describedBy(element: HTMLElement): string {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
}
