import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pass, setUp, start, stopClock, type } from './autosave-set-up.tsx';

beforeEach(stopClock);

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('typing without a pause is saved every 900 ms at the latest, and the end 400 ms after the last key', async () => {
  const { saved } = setUp();
  const began = Date.now();
  const text = 'a'.repeat(50);
  for (let length = 1; length <= 50; length += 1) {
    type('Title', text.slice(0, length));
    await pass(100);
  }
  await pass(400);

  const times = saved.map(({ at }) => at - began);
  expect(times.length).toBeGreaterThanOrEqual(5);
  expect(times.every((time, index) => time - (times[index - 1] ?? 0) <= 1_000)).toBe(true);
  expect(saved.at(-1)?.values.title).toBe(text);
  // Every key was saved within 900 ms of being pressed.
  for (let length = 1; length <= 50; length += 1) {
    const pressed = (length - 1) * 100;
    const kept = saved.find(({ values }) => values.title.length >= length);
    expect((kept?.at ?? Infinity) - began - pressed).toBeLessThanOrEqual(900);
  }
});

test('one change is saved once, 400 ms after it', async () => {
  const { saved } = setUp();
  type('Title', 'Delivery');
  await pass(399);
  expect(saved).toHaveLength(0);
  await pass(1);
  expect(saved.map(({ values }) => values.title)).toEqual(['Delivery']);
  await pass(60_000);
  expect(saved).toHaveLength(1);
});

test('nothing is saved when nothing differs from the last save', async () => {
  const { saved } = setUp();
  type('Title', 'x');
  type('Title', '');
  await pass(5_000);
  expect(saved).toHaveLength(0);

  type('Title', 'y');
  await pass(400);
  type('Title', 'yz');
  type('Title', 'y');
  await pass(5_000);
  expect(saved).toHaveLength(1);
});

test('mounting and leaving an untouched form saves nothing, in strict mode as well', async () => {
  const { saved, view } = setUp({ strict: true });
  await pass(2_000);
  view.unmount();
  await pass(2_000);
  expect(saved).toHaveLength(0);
});

test('leaving the screen saves the last key at once', async () => {
  const { saved, view } = setUp();
  type('Title', 'Deliver');
  await pass(100);
  type('Hazard', 'Ice');
  view.unmount();
  expect(saved.map(({ values }) => values)).toEqual([{ title: 'Deliver', details: { story: '', rows: [{ hazard: 'Ice' }] } }]);
  await pass(10_000);
  expect(saved).toHaveLength(1);
});

test('a form that forgets fields when they go away is still saved whole when the screen goes', () => {
  const { saved, view } = setUp({ shouldUnregister: true });
  type('Title', 'Kept');
  view.unmount();
  expect(saved[0]?.values.title).toBe('Kept');
});

test.each([
  ['the page becomes hidden', () => hidePage()],
  ['the page goes', () => window.dispatchEvent(new Event('pagehide'))],
  ['the page is about to go', () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))],
])('when %s, the last key is saved at once', (_when, leave) => {
  const { saved } = setUp();
  type('Title', 'In time');
  leave();
  expect(saved.map(({ values }) => values.title)).toEqual(['In time']);
});

test('saves never overlap, and what is typed during a slow save is saved after it', async () => {
  const { saved, release, overlaps } = setUp({ slow: true });
  type('Title', 'a');
  await pass(400);
  expect(saved).toHaveLength(1);
  type('Title', 'ab');
  await pass(3_000);
  type('Title', 'abc');
  await pass(50);
  expect(saved).toHaveLength(1);

  await release();
  await pass(0);
  expect(saved.map(({ values }) => values.title)).toEqual(['a', 'abc']);
  await release();
  await pass(10_000);
  expect(saved).toHaveLength(2);
  expect(overlaps()).toBe(0);
});

test('the values handed over are not changed by typing during the save', async () => {
  const { saved } = setUp({ slow: true });
  type('Hazard', 'Ice');
  await pass(400);
  type('Hazard', 'Ice and snow');
  expect(saved[0]?.values.details.rows[0]?.hazard).toBe('Ice');
});

test('leaving during a slow save still saves what was typed meanwhile', async () => {
  const { saved, release, view } = setUp({ slow: true });
  type('Title', 'a');
  await pass(400);
  type('Title', 'ab');
  view.unmount();
  await release();
  expect(saved.map(({ values }) => values.title)).toEqual(['a', 'ab']);
});

test('flush waits until all is saved', async () => {
  const { saved, flush, release } = setUp({ slow: true });
  type('Title', 'a');
  let isDone = false;
  const flushed = flush().finally(() => {
    isDone = true;
  });
  type('Title', 'ab');
  await release();
  expect(isDone).toBe(false);
  await release();
  await flushed;
  expect(saved.map(({ values }) => values.title)).toEqual(['a', 'ab']);
});

test('flush waits for a save already under way, although nothing came after it', async () => {
  const { flush, release } = setUp({ slow: true });
  type('Title', 'a');
  await pass(400);
  let isDone = false;
  const flushed = flush().finally(() => {
    isDone = true;
  });
  await pass(10);
  expect(isDone).toBe(false);
  await release();
  await flushed;
  expect(isDone).toBe(true);
});

test('what comes from outside by reset is not saved back', async () => {
  const { saved, form, view } = setUp();
  act(() => form().reset({ title: 'From another tab', details: { story: 'x', rows: [{ hazard: 'y' }, { hazard: 'z' }] } }));
  await pass(10_000);
  view.unmount();
  await pass(10_000);
  expect(saved).toHaveLength(0);
});

test('a reset that keeps the words being typed brings in the rest, and saves the words', async () => {
  const { saved, form } = setUp();
  type('Title', 'Mine');
  act(() => form().reset({ ...start, details: { story: 'Theirs', rows: [{ hazard: '' }] } }, { keepDirtyValues: true }));
  await pass(10_000);
  expect(saved.map(({ values }) => values)).toEqual([{ title: 'Mine', details: { story: 'Theirs', rows: [{ hazard: '' }] } }]);
});

test('a reset during a slow save does not let the older save pass for the newer state', async () => {
  const { saved, form, release, view } = setUp({ slow: true });
  type('Title', 'Mine');
  await pass(400);
  act(() => form().reset({ ...start, title: 'Theirs' }));
  await release();
  await pass(10_000);
  view.unmount();
  expect(saved.map(({ values }) => values.title)).toEqual(['Mine']);
  expect(screen.queryByRole('alert')?.textContent ?? '').toBe('');
});

test('values set by the program are saved like typed ones', async () => {
  const { saved, form } = setUp();
  act(() => form().setValue('details.rows.0.hazard', 'Chosen from a list'));
  await pass(400);
  expect(saved[0]?.values.details.rows[0]?.hazard).toBe('Chosen from a list');
});

test('typing renders the form again only when the state of the save changes', async () => {
  const { renders } = setUp();
  const before = renders();
  for (let length = 1; length <= 20; length += 1) {
    type('Story', 'b'.repeat(length));
    await pass(10);
  }
  expect(renders()).toBe(before);
});

function hidePage() {
  const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  state.mockRestore();
}
