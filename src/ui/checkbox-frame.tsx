import type { ReactNode } from 'react';
import classes from './field.module.css';

interface CheckboxFrameProps {
  readonly id: string;
  readonly label: ReactNode;
  /** Has the id `…-hint`. */
  readonly hint?: ReactNode;
  /** The input. */
  readonly children: ReactNode;
  /** What stands below the hint, such as an error. */
  readonly after?: ReactNode;
}

/** A box to tick with its words: the whole line can be pressed. */
export function CheckboxFrame({ id, label, hint, children, after }: CheckboxFrameProps) {
  return (
    <div className={classes.field}>
      <label className={classes.checkbox} htmlFor={id}>
        {children}
        <span>{label}</span>
      </label>
      {hint !== undefined && hint !== '' && (
        <div className={`${classes.hint} ${classes.checkboxHint}`} id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {after}
    </div>
  );
}
