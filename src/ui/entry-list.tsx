import type { ReactNode } from 'react';
import classes from './entry-list.module.css';

/** Entries below each other, in an order that means something or in none. */
export function EntryList({ isOrdered = false, children }: { readonly isOrdered?: boolean; readonly children: ReactNode }) {
  return isOrdered ? <ol className={classes.list}>{children}</ol> : <ul className={classes.list}>{children}</ul>;
}

/** One of them: its words, and what can be done with it at the end of the line. */
export function Entry({ children }: { readonly children: ReactNode }) {
  return <li className={classes.entry}>{children}</li>;
}
