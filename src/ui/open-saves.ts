import { useSyncExternalStore } from 'react';
import type { SaveState } from './save-queue.ts';

/** What the forms on screen have still to save. Where each form says it for itself, one place can say it for all. */
export type OpenSaves = Extract<SaveState, { type: 'saving' | 'failed' }> | null;

const states = new Map<object, SaveState>();
const flushes = new Set<() => Promise<void>>();
const listeners = new Set<() => void>();
let open: OpenSaves = null;

/** How the saves of all forms stand together: a failure comes before what is under way; null when all is kept. */
export function useOpenSaves(): OpenSaves {
  return useSyncExternalStore(listen, () => open);
}

/** The same, asked once. */
export function openSaves(): OpenSaves {
  return open;
}

/** Tells how the saves of one form stand; null when the form is gone. `form` is any object of its own. */
export function reportSave(form: object, state: SaveState | null): void {
  if (state === null) states.delete(form);
  else states.set(form, state);
  const next = gather();
  if (next === open) return;
  open = next;
  listeners.forEach((tell) => tell());
}

/** Saves now what is typed in any form on screen. Settles when all of it is saved or has failed; each form says which. */
export async function saveOpenForms(): Promise<void> {
  await Promise.allSettled([...flushes].map((flush) => flush()));
}

/** Lets `saveOpenForms` reach a form, until the function that it gives is called. */
export function joinOpenForms(flush: () => Promise<void>): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

function gather(): OpenSaves {
  let found: OpenSaves = null;
  for (const state of states.values()) {
    if (state.type === 'failed') return state;
    // One object for all that is under way, so that one key after another tells nobody.
    if (state.type === 'saving') found = SAVING;
  }
  return found;
}

const SAVING = { type: 'saving' } as const;

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
