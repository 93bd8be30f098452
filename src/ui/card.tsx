import { useId, type ReactNode } from 'react';
import classes from './card.module.css';

interface CardProps {
  readonly title?: string | undefined;
  readonly titleLevel?: 2 | 3 | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Less room inside: for tables and lists of rows. */
  readonly tight?: boolean | undefined;
  readonly id?: string | undefined;
}

/** A white sheet on the page. With a title it is a region that screen readers can jump to. */
export function Card({ title, titleLevel = 2, actions, children, tight = false, id }: CardProps) {
  const titleId = useId();
  const Title = titleLevel === 2 ? 'h2' : 'h3';

  return (
    <section
      id={id}
      className={tight ? `${classes.card} ${classes.tight}` : classes.card}
      aria-labelledby={title === undefined ? undefined : titleId}
    >
      {(title !== undefined || actions !== undefined) && (
        <div className={classes.header}>
          {title !== undefined && (
            <Title id={titleId} className={classes.title}>
              {title}
            </Title>
          )}
          {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
