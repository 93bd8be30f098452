import { useWatch } from 'react-hook-form';
import classes from './field.module.css';

/** How long a text has become, once it is long: for information, nothing stops at a number. */
export function CharacterCount({ name, from }: { readonly name: string; readonly from: number }) {
  const count = useWatch({ name, compute: (value: unknown) => (typeof value === 'string' ? value.length : 0) });
  if (count < from) return null;
  return <div className={classes.counter}>{count.toLocaleString('en-GB')} characters</div>;
}
