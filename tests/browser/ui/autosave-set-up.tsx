import { act, fireEvent, render, screen } from '@testing-library/react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { vi } from 'vitest';
import { Form } from '../../../src/ui/form.tsx';
import { LongTextField } from '../../../src/ui/long-text-field.tsx';
import { SaveStateText } from '../../../src/ui/save-state.tsx';
import type { SaveOutcome } from '../../../src/ui/save-queue.ts';
import { TextField } from '../../../src/ui/text-field.tsx';
import { useAutosave } from '../../../src/ui/use-autosave.ts';

export interface Values {
  title: string;
  details: { story: string; rows: { hazard: string }[] };
}

export const start: Values = { title: '', details: { story: '', rows: [{ hazard: '' }] } };

interface Saved {
  readonly at: number;
  readonly values: Values;
}

/** A form that saves itself, with a save that answers as the test says: `answers` first, then always well. */
export function setUp({ slow = false, strict = false, shouldUnregister = false } = {}) {
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
    const answer = answers.shift() ?? { ok: true };
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

export function type(label: string, text: string) {
  fireEvent.input(screen.getByRole('textbox', { name: label }), { target: { value: text } });
}

/** Lets this many milliseconds go by, and all that waits for them happen. */
export async function pass(milliseconds: number) {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    await settle();
  });
}

async function settle() {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

/** Turns the clock into one that only `pass` moves. */
export function stopClock() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
}
