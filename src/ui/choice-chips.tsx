import { IconCheck } from '@tabler/icons-react';
import { memo, useId, type ReactNode } from 'react';
import classes from './choice-chips.module.css';

interface ChoiceChipsProps {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[];
  readonly value: readonly string[];
  /** Gets the chosen values in the order of the options. */
  readonly onChange: (value: string[]) => void;
  /** Id of the group; a link to it brings the focus here. */
  readonly id?: string | undefined;
}

/** Any number of a few: checkboxes that look like chips. Hundreds of them cost nothing while what they are given stays the same. */
export const ChoiceChips = memo(function ChoiceChips({ label, hideLabel = false, hint, error, options, value, onChange, id }: ChoiceChipsProps) {
  const ownId = useId();
  const hintId = `${id ?? ownId}-hint`;
  const errorId = `${id ?? ownId}-error`;
  const describedBy = [hint !== undefined && hintId, error !== undefined && errorId].filter(Boolean).join(' ');

  function toggle(changed: string, isChosen: boolean) {
    const kept = value.filter((chosen) => !options.some((option) => option.value === chosen));
    const chosen = options.map((option) => option.value).filter((option) => (option === changed ? isChosen : value.includes(option)));
    onChange([...kept, ...chosen]);
  }

  return (
    <fieldset id={id} tabIndex={id === undefined ? undefined : -1} className={classes.group} aria-describedby={describedBy === '' ? undefined : describedBy}>
      <legend className={hideLabel ? classes.hidden : classes.legend}>{label}</legend>
      {hint !== undefined && (
        <p id={hintId} className={classes.hint}>
          {hint}
        </p>
      )}
      <div className={classes.chips}>
        {options.map((option) => (
          <label key={option.value} className={classes.chip}>
            <input
              type="checkbox"
              className={classes.input}
              checked={value.includes(option.value)}
              onChange={(event) => {
                toggle(option.value, event.currentTarget.checked);
              }}
            />
            <IconCheck aria-hidden="true" className={classes.check} size={16} stroke={2.5} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={errorId} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
});
