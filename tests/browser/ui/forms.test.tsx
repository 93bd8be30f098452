import { screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setUp, setUpRows, start, type Values } from './forms-set-up.tsx';

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
    values: {
      ...start,
      title: 'A',
      isReal: true,
      technique: 'swot',
      groups: ['team'],
      affectsCustomers: true,
      details: { rows: [{ probability: 3, type: 'financial' }] },
    },
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
  const { form, submitted } = setUp();
  form().reset({
    ...start,
    title: 'B',
    technique: 'checklist',
    isReal: false,
    groups: ['suppliers'],
    details: { rows: [{ probability: 1, type: null }] },
  });
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe('B'));
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Technique' }).value).toBe('checklist');
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Probability' }).value).toBe('1');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Simulated' }).checked).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Suppliers' }).checked).toBe(true);

  // And the fields still belong to the form.
  await userEvent.fill(screen.getByRole('textbox', { name: 'Title' }), 'Typed after it');
  await userEvent.click(screen.getByRole('button', { name: 'Hand in' }));
  await waitFor(() => expect(submitted.mock.calls[0]?.[0]).toMatchObject({ title: 'Typed after it', technique: 'checklist', groups: ['suppliers'] }));
});

test('rows that are added, moved and removed keep their words', async () => {
  const { form } = setUpRows();
  await userEvent.fill(screen.getByRole('textbox', { name: 'Hazard 2' }), 'Snow');
  await userEvent.click(screen.getByRole('button', { name: 'Last to first' }));
  await userEvent.fill(screen.getByRole('textbox', { name: 'Hazard 1' }), 'Snow and ice');
  await userEvent.click(screen.getByRole('button', { name: 'Remove the second' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add' }));
  await userEvent.fill(screen.getByRole('textbox', { name: 'Hazard 2' }), 'Wet floor');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Probability 2' }), '3');
  expect(form().getValues()).toEqual({
    rows: [
      { hazard: 'Snow and ice', probability: 2 },
      { hazard: 'Wet floor', probability: 3 },
    ],
  });
  expect(screen.getAllByRole<HTMLInputElement>('textbox').map(({ value }) => value)).toEqual(['Snow and ice', 'Wet floor']);
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

describe.each(['light', 'dark'])('in %s', (scheme) => {
  test.each([false, true])('axe finds nothing; with errors: %s', async (hasErrors) => {
    document.documentElement.dataset['mantineColorScheme'] = scheme;
    const error = { type: 'x', message: 'This is wrong.' };
    const { container } = setUp(
      hasErrors
        ? {
            errors: {
              title: error,
              happenedOn: error,
              story: error,
              groups: error,
              isReal: error,
              affectsCustomers: error,
              technique: error,
              details: { rows: [{ probability: error }] },
            },
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

/** Presses Tab until the element has the focus. */
async function goTo(element: HTMLElement) {
  for (let presses = 0; presses < 40 && document.activeElement !== element; presses += 1) await userEvent.tab();
  expect(document.activeElement).toBe(element);
}

function describedBy(element: HTMLElement): string {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
}
