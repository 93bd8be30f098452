import { useSyncExternalStore } from 'react';

/**
 * The dialogs that are open, outermost first. While a modal dialog is open the browser makes the rest of the page inert, so
 * whatever must still be read, pressed or spoken (toasts, announcements) has to stand inside the innermost one.
 */
let openDialogs: readonly HTMLDialogElement[] = [];
const listeners = new Set<() => void>();

/** The element that is on top of everything else at the moment. */
export function useTopLayer(): HTMLElement {
  return useSyncExternalStore(subscribe, topLayer);
}

/** Puts a dialog on top; the function returned takes it away again. */
export function enterTopLayer(dialog: HTMLDialogElement): () => void {
  update([...openDialogs, dialog]);
  return () => {
    update(openDialogs.filter((open) => open !== dialog));
  };
}

function topLayer(): HTMLElement {
  return openDialogs.at(-1) ?? document.body;
}

function update(dialogs: readonly HTMLDialogElement[]) {
  openDialogs = dialogs;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
