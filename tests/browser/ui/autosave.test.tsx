import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Form } from '../../../src/ui/form.tsx';
import { LongTextField } from '../../../src/ui/long-text-field.tsx';
import { SaveStateText } from '../../../src/ui/save-state.tsx';
import type { SaveOutcome } from '../../../src/ui/save-queue.ts';
import { TextField } from '../../../src/ui/text-field.tsx';
import { useAutosave } from '../../../src/ui/use-autosave.ts';

interface Values {
  title: string;
  details: { story: string; rows: { hazard: string }[] };
}

const start: Values = { title: '', details: { story: '', rows: [{ hazard: '' }] } };
const ok: SaveOutcome = { ok: true };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});

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

interface Saved {
  readonly at: number;
  readonly values: Values;
}

/** A form that saves itself, with a save that answers as the test says: `answers` first, then always well. */
function setUp({ slow = false, strict = false, shouldUnregister = false } = {}) {
  const saved: Saved[] = [];
  const answers: (SaveOutcome | Error)[] = [];
  const waiting: (() => void)[] = [];
  const onRender = vi.fn<(form: UseFormReturn<Values>, flush: () => Promise<void>) => void>();
  let open = 0;
  let overlaps = 0;

  async function save(values: Values): Promise<SaveOutcome> {
    saved.push({ at: Date.now(), values });
    overlaps += open;
    open += 1;
    if (slow) await new Promise<void>((resolve) => waiting.push(resolve));
    open -= 1;
    const answer = answers.shift() ?? ok;
    if (answer instanceof Error) throw answer;
    return answer;
  }

  function Screen() {
    const form = useForm<Values>({ defaultValues: start, shouldUnregister });
    const { state, flush } = useAutosave(form, save);
    onRender(form, flush);
    return (
      <Form form={form} label="Evidence">
        <TextField<Values> name="title" label="Title" />
        <LongTextField<Values> name="details.story" label="Story" />
        <TextField<Values> name="details.rows.0.hazard" label="Hazard" />
        <SaveStateText state={state} />
      </Form>
    );
  }

  const view = render(<Screen />, { reactStrictMode: strict });
  return {
    saved,
    answers,
    view,
    overlaps: () => overlaps,
    renders: () => onRender.mock.calls.length,
    form: () => {
      const form = onRender.mock.lastCall?.[0];
      if (!form) throw new Error('not rendered');
      return form;
    },
    flush: () => onRender.mock.lastCall?.[1]() ?? Promise.resolve(),
    /** Lets the save that waits come to its end. */
    release: () =>
      act(async () => {
        waiting.shift()?.();
        await settle();
      }),
  };
}

function type(label: string, text: string) {
  fireEvent.input(screen.getByRole('textbox', { name: label }), { target: { value: text } });
}

/** Lets this many milliseconds go by, and all that waits for them happen. */
async function pass(milliseconds: number) {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    await settle();
  });
}

async function settle() {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

function hidePage() {
  const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  state.mockRestore();
}
