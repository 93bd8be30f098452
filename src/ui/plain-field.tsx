import type { ReactNode } from 'react';
import classes from './plain-field.module.css';

/**
 * A label around one native input, select or text area that does not belong to a record's form: a search, a reason, a choice
 * that acts at once.
 */
export function PlainField({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <label className={classes.field}>
      <span className={classes.label}>{label}</span>
      {children}
    </label>
  );
}
