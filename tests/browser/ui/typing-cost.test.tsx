import { act, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { useForm } from 'react-hook-form';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FieldFrame } from '../../../src/ui/field-frame.tsx';
import { Form } from '../../../src/ui/form.tsx';
import { LongTextField } from '../../../src/ui/long-text-field.tsx';
import { SaveStateText } from '../../../src/ui/save-state.tsx';
import { SegmentedField } from '../../../src/ui/segmented-field.tsx';
import { SelectField } from '../../../src/ui/select-field.tsx';
import { TextField } from '../../../src/ui/text-field.tsx';
import { useAutosave } from '../../../src/ui/use-autosave.ts';

// Every field is rendered within this one, so its calls are the renders of fields.
vi.mock('../../../src/ui/field-frame.tsx', { spy: true });

const COUNT = 60;
const probabilities = [1, 2, 3, 4, 5].map((step) => ({ value: String(step), label: `Step ${String(step)}` }));
const levels = ['low', 'medium', 'high'].map((value) => ({ value, label: value }));

interface Values {
  rows: { hazard: string; story: string; probability: number | null; level: string | null }[];
}

const ignore = () => undefined;

/** A form of 240 fields that saves itself, far larger than any of Folio's. */
function Large({ onRender = ignore, delay = 60_000 }: { readonly onRender?: (id: string) => void; readonly delay?: number }) {
  const form = useForm<Values>({
    defaultValues: { rows: Array.from({ length: COUNT }, () => ({ hazard: '', story: '', probability: null, level: null })) },
    resolver: (values) => ({ values, errors: {} }),
  });
  const { state } = useAutosave(form, () => Promise.resolve({ ok: true }), { delay, maxWait: 60_000 });

  return (
    <>
      <SaveStateText state={state} />
      <Profiler id="form" onRender={onRender}>
        <Form form={form} label="Large">
          {Array.from({ length: COUNT }, (_, index) => (
            <Profiler id={String(index)} key={String(index)} onRender={onRender}>
              <TextField<Values> name={`rows.${index}.hazard`} label={`Hazard ${String(index)}`} />
              <LongTextField<Values> name={`rows.${index}.story`} label={`Story ${String(index)}`} countFrom={1_000} />
              <SelectField<Values> name={`rows.${index}.probability`} label={`Probability ${String(index)}`} isNumeric options={probabilities} />
              <SegmentedField<Values> name={`rows.${index}.level`} label={`Level ${String(index)}`} isNullable options={levels} />
            </Profiler>
          ))}
        </Form>
      </Profiler>
    </>
  );
}

test('typing renders nothing, or its own character count; choosing renders its own field alone', async () => {
  const onRender = vi.fn<(id: string) => void>();
  render(<Large onRender={onRender} />);
  await userEvent.click(screen.getByRole('textbox', { name: 'Hazard 7' }));
  onRender.mockClear();
  await userEvent.keyboard('ice');
  expect(onRender).not.toHaveBeenCalled();
  await userEvent.fill(screen.getByRole('textbox', { name: 'Story 8' }), 'A story');
  expect(rendered(onRender)).toEqual(['8', 'form']);
  onRender.mockClear();

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Probability 9' }), '3');
  await userEvent.click(screen.getAllByRole('radio', { name: 'high' })[9] ?? document.body);
  expect(rendered(onRender)).toEqual(['9', 'form']);
});

test('telling that a form is saved renders none of its fields', async () => {
  render(<Large delay={20} />);
  expect(vi.mocked(FieldFrame).mock.calls.length).toBeGreaterThanOrEqual(4 * COUNT);
  vi.mocked(FieldFrame).mockClear();
  await userEvent.click(screen.getByRole('textbox', { name: 'Hazard 7' }));
  await userEvent.keyboard('i');
  await screen.findByText(/^Saved on this device/);
  expect(FieldFrame).not.toHaveBeenCalled();
});

// How many milliseconds a key takes, `npm run bench` measures in the whole app.
test('in a form of 240 fields and a text of 20,000 characters a key renders nothing but the count of the characters', async () => {
  const onRender = vi.fn<(id: string) => void>();
  render(<Large onRender={onRender} />);
  onRender.mockClear();
  vi.mocked(FieldFrame).mockClear();
  const hazard = screen.getByRole<HTMLInputElement>('textbox', { name: 'Hazard 50' });
  hazard.focus();
  await userEvent.keyboard('x'.repeat(20));
  expect(hazard.value).toBe('x'.repeat(20));
  expect(onRender).not.toHaveBeenCalled();

  const story = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Story 50' });
  paste(story, 'A parcel on the step. '.repeat(910));
  await screen.findByText('20,020 characters');
  await userEvent.keyboard('y'.repeat(20));
  await screen.findByText('20,040 characters');
  expect(story.value.length).toBe(20_040);
  expect(story.getBoundingClientRect().height).toBeGreaterThan(300);
  expect(rendered(onRender)).toEqual(['50', 'form']);
  expect(onRender.mock.calls.filter(([id]) => id === '50').length).toBeLessThanOrEqual(21);
  expect(FieldFrame).not.toHaveBeenCalled();
});

/** The parts that were rendered; "form" stands for any of them. */
function rendered({ mock }: { readonly mock: { readonly calls: readonly (readonly [string])[] } }): readonly string[] {
  return [...new Set(mock.calls.map(([id]) => id))].sort();
}

/** Puts a text at the end of a field, at one go. */
function paste(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  act(() => {
    field.setRangeText(text, field.value.length, field.value.length, 'end');
    field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
  });
}
