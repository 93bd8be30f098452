import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pass, setUp, stopClock, type } from './autosave-set-up.tsx';

beforeEach(stopClock);

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('the browser asks before the page goes only while a save has failed', async () => {
  const { answers } = setUp();
  const calm = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(calm);
  expect(calm.defaultPrevented).toBe(false);

  answers.push({ ok: false, message: 'No space.' });
  type('Title', 'Too much');
  await pass(400);
  const worried = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(worried);
  expect(worried.defaultPrevented).toBe(true);
});

test('a save that failed says so, keeps the words, and is tried again every 5 seconds', async () => {
  const { saved, answers } = setUp();
  answers.push({ ok: false, message: 'No space left.' }, { ok: false, message: 'No space left.' });
  type('Title', 'Precious');
  await pass(400);
  expect(screen.getByRole('alert').textContent).toBe('Not saved. No space left.');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe('Precious');

  await pass(4_999);
  expect(saved).toHaveLength(1);
  await pass(1);
  expect(saved).toHaveLength(2);
  await pass(5_000);
  expect(saved.map(({ values }) => values.title)).toEqual(['Precious', 'Precious', 'Precious']);
  expect(screen.getByText(/^Saved on this device \d\d:\d\d$/)).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toBe('');
  await pass(20_000);
  expect(saved).toHaveLength(3);
});

test('a failed save is tried again at the next change, without waiting for the 5 seconds', async () => {
  const { saved, answers } = setUp();
  answers.push({ ok: false, message: 'No space left.' });
  type('Title', 'One');
  await pass(400);
  type('Title', 'One two');
  await pass(400);
  expect(saved.map(({ values }) => values.title)).toEqual(['One', 'One two']);
  expect(screen.getByText(/^Saved on this device/)).toBeTruthy();
});

test('taking back what could not be saved ends the failure', async () => {
  const { saved, answers } = setUp();
  answers.push({ ok: false, message: 'No space left.' });
  type('Title', 'One');
  await pass(400);
  type('Title', '');
  await pass(400);
  expect(screen.getByRole('alert').textContent).toBe('');
  await pass(20_000);
  expect(saved).toHaveLength(1);
});

test('a save that throws is a failure for the person too, and is tried again', async () => {
  const reports = vi.spyOn(window, 'reportError').mockReturnValue();
  const { saved, answers } = setUp();
  answers.push(new Error('a bug'));
  type('Title', 'Still here');
  await pass(400);
  expect(screen.getByRole('alert').textContent).toContain('Your words are still here');
  await pass(5_000);
  expect(saved).toHaveLength(2);
  expect(reports.mock.calls).toEqual([[new Error('a bug')]]);
});
