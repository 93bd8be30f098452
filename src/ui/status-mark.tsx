import type { ReactNode } from 'react';
import classes from './status-mark.module.css';

const marks = { good: '✓', bad: '✕', changed: '↻', none: '–', waiting: '…' } as const;

/** How something stands: a mark, its colour, and the words given. */
export function StatusMark({ status, children }: { readonly status: keyof typeof marks; readonly children: ReactNode }) {
  return (
    <span className={`${classes.status} ${classes[status]}`}>
      <span aria-hidden="true">{marks[status]}</span> {children}
    </span>
  );
}
