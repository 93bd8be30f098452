import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { joinOpenForms, reportSave } from './open-saves.ts';
import { createSaveQueue, type SaveOutcome, type SaveQueue, type SaveState } from './save-queue.ts';
import { showToast } from './toast.tsx';

export type { SaveState } from './save-queue.ts';

const RETRY_AFTER = 5_000;

/**
 * Saves a form as it is typed in: 400 ms after the last change, 900 ms after the first at the latest, and at once when the screen or
 * the page goes away. One save at a time, and none while nothing differs from what was saved last. A save that fails is tried again
 * at the next change and every 5 seconds; the values stay in the form.
 *
 * The form's values must be plain JSON. What `form.reset(values)` (or the `values` of `useForm`) brings in counts as saved; give it
 * `keepDirtyValues: true` if it can happen while somebody types, or it takes their words away.
 *
 * @param save expected failures as values, in words for people
 * @param options milliseconds
 */
export function useAutosave<T extends FieldValues>(
  form: UseFormReturn<T>,
  save: (values: T) => Promise<SaveOutcome>,
  { delay = 400, maxWait = 900 }: { readonly delay?: number; readonly maxWait?: number } = {},
): { readonly state: SaveState; readonly flush: () => Promise<void> } {
  const [state, setState] = useState<SaveState>({ type: 'idle' });
  const queue = useRef<SaveQueue | null>(null);
  const saveLatest = useRef(save);
  const { control, getValues, subscribe } = form;

  useEffect(() => {
    saveLatest.current = save;
  });

  useEffect(() => {
    let isMounted = true;
    const self = {};
    const saves = createSaveQueue(
      () => getValues(),
      (values) => saveLatest.current(values),
      (next) => {
        reportSave(self, next);
        if (isMounted) setState(next);
        // The form is gone, and with it the place where the failure would have been seen.
        else if (next.type === 'failed') showToast({ message: `Your last change was not saved. ${next.message}`, tone: 'error' });
      },
      { delay, maxWait, retryAfter: RETRY_AFTER },
    );
    queue.current = saves;

    let defaults: unknown = control._defaultValues;
    const unsubscribe = subscribe({
      formState: { values: true },
      callback: ({ defaultValues }) => {
        if (defaultValues === defaults) {
          if (!saves.hasFailed()) reportSave(self, { type: 'saving' });
          return saves.touch();
        }
        // Only a reset puts new default values in place of the old ones.
        defaults = defaultValues;
        saves.rebase(defaultValues);
      },
    });
    const stopListening = onLeaving(saves);
    const leaveOpenForms = joinOpenForms(() => saves.flush());

    return () => {
      isMounted = false;
      stopListening();
      unsubscribe();
      void saves.flush().finally(() => {
        saves.stop();
        leaveOpenForms();
        reportSave(self, null);
      });
    };
  }, [control, getValues, subscribe, delay, maxWait]);

  const flush = useCallback(async () => queue.current?.flush(), []);
  return { state, flush };
}

/** Saves when the page may be about to go: a phone often gives no other sign than the page becoming hidden. */
function onLeaving(saves: SaveQueue): () => void {
  function flush(): void {
    void saves.flush();
  }

  function flushIfHidden(): void {
    if (document.visibilityState === 'hidden') flush();
  }

  function flushOrAsk(event: BeforeUnloadEvent): void {
    // The browser's own question is the last chance to keep words that cannot be saved.
    if (saves.hasFailed()) event.preventDefault();
    flush();
  }

  document.addEventListener('visibilitychange', flushIfHidden);
  window.addEventListener('pagehide', flush);
  window.addEventListener('beforeunload', flushOrAsk);
  return () => {
    document.removeEventListener('visibilitychange', flushIfHidden);
    window.removeEventListener('pagehide', flush);
    window.removeEventListener('beforeunload', flushOrAsk);
  };
}
