import { screen, waitFor, within } from '@testing-library/react';
import type { FieldErrors } from 'react-hook-form';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setUp, type Values } from './forms-set-up.tsx';

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
    expect(
      within(summary)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Give it a title.', 'Choose a technique.', 'Choose a probability.', 'Add a second row.']);
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
