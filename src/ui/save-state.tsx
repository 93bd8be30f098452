import { formatTime } from '../lib/dates.ts';
import { SaveDot } from './save-dot.tsx';
import type { SaveState } from './save-queue.ts';
import classes from './save-state.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/**
 * Where the last save stands: "Saved on this device 14:02". Only a failure is read out, with its reason; a voice at each save
 * would be noise. To the eye the reason stands once for the whole page, below the header.
 */
export function SaveStateText({ state }: { readonly state: SaveState }) {
  return (
    <span className={classes.state} data-state={state.type}>
      <SaveDot state={state.type} />
      <span aria-hidden={state.type === 'failed'}>{state.type === 'failed' ? 'Not saved' : calmText(state)}</span>
      <VisuallyHidden>
        <span role="alert">{state.type === 'failed' && `Not saved. ${state.message}`}</span>
      </VisuallyHidden>
    </span>
  );
}

function calmText(state: Exclude<SaveState, { type: 'failed' }>): string {
  return state.type === 'saved' ? `Saved on this device ${formatTime(state.at)}` : words[state.type];
}

const words = { idle: 'Kept as you type', saving: 'Saving…' } as const;
