/** Where a save stands, to be shown beside the form. */
export type SaveState =
  | { readonly type: 'idle' }
  | { readonly type: 'saving' }
  | { readonly type: 'saved'; readonly at: Date }
  | { readonly type: 'failed'; readonly message: string };

export type SaveOutcome = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Decides when values are saved. It knows neither React nor forms. */
export interface SaveQueue {
  /** The values may have changed: save them soon. */
  touch(): void;
  /** These values came from storage: they need no saving. What else the form holds is still saved. */
  rebase(saved: unknown): void;
  /** Saves now what is unsaved; settles when it is saved or has failed. The first save begins before this returns. */
  flush(): Promise<void>;
  /** True while something is not saved and the last attempt failed. */
  hasFailed(): boolean;
  /** Ends the clock; what is unsaved stays so unless `flush` was called before. */
  stop(): void;
}

interface Timing {
  /** Milliseconds without a change until a save. */
  readonly delay: number;
  /** Milliseconds from the first unsaved change until a save, however long typing goes on. */
  readonly maxWait: number;
  /** Milliseconds from a failed save to the next attempt. */
  readonly retryAfter: number;
}

/** A queue of saves, one at a time, each of the values as they are when it begins. `read` gives plain JSON values, copied here. */
export function createSaveQueue<T>(
  read: () => T,
  save: (values: T) => Promise<SaveOutcome>,
  report: (state: SaveState) => void,
  timing: Timing,
): SaveQueue {
  let saved = JSON.stringify(read());
  /** Counts what `rebase` brings in, so that a save begun before it cannot pass for the newer state. */
  let turn = 0;
  let firstUnsaved: number | null = null;
  let running: Promise<void> | null = null;
  let failed = false;
  let stopped = false;
  let told: SaveState = { type: 'idle' };
  let timer: ReturnType<typeof setTimeout> | undefined;

  function schedule(wait: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(), Math.max(0, wait));
  }

  function touch(): void {
    const now = Date.now();
    firstUnsaved ??= now;
    // A save under way looks again when it ends.
    if (running === null) schedule(Math.min(timing.delay, firstUnsaved + timing.maxWait - now));
  }

  function run(): Promise<void> {
    running ??= saveOnce().finally(() => {
      running = null;
      if (firstUnsaved !== null) schedule(firstUnsaved + timing.delay - Date.now());
      else if (failed) schedule(timing.retryAfter);
    });
    return running;
  }

  async function saveOnce(): Promise<void> {
    clearTimeout(timer);
    firstUnsaved = null;
    const values = structuredClone(read());
    const text = JSON.stringify(values);
    if (text === saved) {
      // Told again when nothing had to be saved, for those who took the change for an unsaved one.
      tell(failed ? { type: 'idle' } : told);
      failed = false;
      return;
    }

    const begun = turn;
    // While it is tried again, a failure stands: one that goes and comes back would be read out each time.
    if (!failed) tell({ type: 'saving' });
    const outcome = await attempt(values);
    failed = !outcome.ok;
    if (outcome.ok && turn === begun) saved = text;
    tell(outcome.ok ? { type: 'saved', at: new Date() } : { type: 'failed', message: outcome.message });
  }

  function tell(state: SaveState): void {
    told = state;
    report(state);
  }

  async function attempt(values: T): Promise<SaveOutcome> {
    try {
      return await save(values);
    } catch (error) {
      // A bug, not an expected failure; the words in the form must survive it all the same.
      reportError(error);
      return { ok: false, message: 'Something went wrong while saving. Your words are still here; Folio keeps trying.' };
    }
  }

  async function flush(): Promise<void> {
    if (running !== null) await running;
    if (firstUnsaved === null && !failed) return;
    await run();
    // What was typed during the save; what failed waits for its next turn.
    if (firstUnsaved !== null && !failed) await flush();
  }

  return {
    touch,
    rebase(values) {
      saved = JSON.stringify(values);
      turn += 1;
      touch();
    },
    flush,
    hasFailed: () => failed,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
