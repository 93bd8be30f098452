import { useId, type ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  readonly title: string;
  /** What belongs here and how one goes about it. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Stands where there is nothing yet, and teaches what to put there. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  const titleId = useId();

  return (
    <section className={classes.empty} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <div className={classes.text}>{children}</div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </section>
  );
}
