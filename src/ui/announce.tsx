import { useSyncExternalStore } from 'react';
import classes from './visually-hidden.module.css';

/** Says a message to screen readers when they are next idle. The same message said twice is read twice. */
export function announce(message: string): void {
  current = { message, turn: current.turn + 1 };
  for (const listener of listeners) listener();
}

/** The polite live region; `Toasts` mounts it, because a region must stand in the page before it can speak. */
export function Announcer() {
  const { message, turn } = useSyncExternalStore(subscribe, read);

  return (
    <div role="status" aria-live="polite" className={classes.hidden}>
      {/* A new element for each turn, so that a repeated message counts as a change. */}
      <p key={turn}>{message}</p>
    </div>
  );
}

let current = { message: '', turn: 0 };
const listeners = new Set<() => void>();

function read() {
  return current;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
