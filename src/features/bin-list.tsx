import type { ReactNode } from 'react';
import classes from './bin-list.module.css';

/** What lies in a bin, folded away: `title` says how much it is. The children are list items: a name, then what to do with it. */
export function BinList({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className={classes['bin']}>
      <summary>{title}</summary>
      <ul>{children}</ul>
    </details>
  );
}
