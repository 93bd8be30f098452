import { useState, type ReactNode } from 'react';
import { formatInstant } from '../../lib/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import classes from './share.module.css';

interface KeptState {
  readonly id: string;
  /** When it was kept, as an instant. */
  readonly at: string;
}

interface KeptStatesCardProps<T extends KeptState> {
  readonly title: string;
  readonly states: readonly T[];
  /** Stands behind the day, such as `before a package was taken over`. */
  readonly reason: (state: T) => string;
  /** Names the button to those who do not see where it stands. */
  readonly label: (state: T) => string;
  readonly onGoBack: (state: T) => Promise<void>;
  /** What going back means, in paragraphs. */
  readonly children: (state: T) => ReactNode;
}

/** States of the portfolio that were kept, each with a way back to it that asks first. */
export function KeptStatesCard<T extends KeptState>({ title, states, reason, label, onGoBack, children }: KeptStatesCardProps<T>) {
  const [chosen, setChosen] = useState<T | null>(null);
  const goBack = (state: T) => {
    setChosen(null);
    return onGoBack(state);
  };
  return (
    <Card title={title}>
      <ul className={classes['list']}>
        {states.map((state) => (
          <li key={state.id} className={classes['entry']}>
            <span>
              <b>{formatInstant(state.at)}</b>, {reason(state)}
            </span>
            <Button size="s" variant="secondary" aria-label={label(state)} onClick={() => setChosen(state)}>
              Go back to this
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        title={chosen === null ? 'Go back' : `Go back to ${formatInstant(chosen.at)}?`}
        isOpen={chosen !== null}
        confirmLabel="Go back"
        onClose={() => setChosen(null)}
        onConfirm={() => (chosen === null ? undefined : goBack(chosen))}
      >
        {chosen !== null && children(chosen)}
        <p>What was written since is not lost: the state of now is kept among the earlier states, and you can come back to it.</p>
      </ConfirmDialog>
    </Card>
  );
}
