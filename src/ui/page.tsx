import { useEffect, useRef, type ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  /** A short line above the title: reference, kind, state. */
  readonly eyebrow?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Stands to the right where there is room for it (from 1100 px), below the rest otherwise. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/**
 * One screen. Names the browser tab, and on mounting moves the focus to the heading, so that a screen reader says where one is.
 * Give it a `key` where one screen serves several things, or the move from one to the next goes unsaid.
 */
export function Page({ title, eyebrow, lead, actions, aside, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} · Folio`;
  }, [title]);

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.words}>
          {eyebrow !== undefined && <div className={classes.eyebrow}>{eyebrow}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {aside === undefined ? (
        <div className={classes.content}>{children}</div>
      ) : (
        <div className={classes.split}>
          <div className={classes.content}>{children}</div>
          <div className={classes.content}>{aside}</div>
        </div>
      )}
    </div>
  );
}
