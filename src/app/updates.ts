import { useSyncExternalStore } from 'react';

/** What another tab did that this one must answer by a reload. */
export type Superseded =
  /** It went over to a newer version: parts that were not fetched yet may be gone. */
  | 'code'
  /** It brought the database to a newer version: what is written here is refused. */
  | 'data';

let superseded: Superseded | null = null;
const listeners = new Set<() => void>();

/** Remembers that this tab is of an older version now. There is no way back but a reload. */
export function markSuperseded(by: Superseded): void {
  if (superseded === 'data') return;
  superseded = by;
  listeners.forEach((tell) => tell());
}

/** Whether this tab is of an older version than another one; null while it is not. */
export function useSuperseded(): Superseded | null {
  return useSyncExternalStore(subscribe, () => superseded);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
