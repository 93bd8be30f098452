import type { SaveState } from './save-queue.ts';
import classes from './save-dot.module.css';

/** Whether what was typed is kept, for the eye: the words beside it say the same. */
export function SaveDot({ state }: { readonly state: SaveState['type'] }) {
  return <span className={classes.dot} data-state={state} aria-hidden />;
}
