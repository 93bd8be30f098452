import { useId, type ReactNode } from 'react';
import classes from './segmented.module.css';

interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[];
  /** `null`: nothing chosen yet. */
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly size?: 's' | 'm' | undefined;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
}

/** One of a few: radio buttons that look like one divided button. */
export function Segmented<V extends string>({ label, hideLabel = false, options, value, onChange, size = 'm', id, describedBy }: SegmentedProps<V>) {
  const name = useId();

  return (
    <fieldset id={id} tabIndex={id === undefined ? undefined : -1} className={classes.group} aria-describedby={describedBy}>
      <legend className={hideLabel ? classes.hidden : classes.legend}>{label}</legend>
      <div className={`${classes.segments} ${classes[size]}`}>
        {options.map((option) => (
          <label key={option.value} className={classes.segment}>
            <input
              type="radio"
              name={name}
              className={classes.input}
              checked={option.value === value}
              onChange={() => {
                onChange(option.value);
              }}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
