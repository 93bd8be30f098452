import { IconCheck } from '@tabler/icons-react';
import { memo, useId, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
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

/** Above this many, a choice made earlier is shown alone, with a way to see the rest. */
const MANY = 10;

/** Any number of a few: checkboxes that look like chips. Hundreds of them cost nothing while what they are given stays the same. */
export const ChoiceChips = memo(function ChoiceChips({ label, hideLabel = false, hint, error, options, value, onChange, id }: ChoiceChipsProps) {
  const ownId = useId();
  const [isWhole, setIsWhole] = useState(options.length <= MANY || value.length === 0);
  const shown = isWhole ? options : options.filter((option) => value.includes(option.value));
  const hintId = `${id ?? ownId}-hint`;
  const errorId = `${id ?? ownId}-error`;
  const describedBy = [hint !== undefined && hintId, error !== undefined && errorId].filter(Boolean).join(' ');

  function toggle(changed: string, isChosen: boolean) {
    const kept = value.filter((chosen) => !options.some((option) => option.value === chosen));
    const chosen = options.map((option) => option.value).filter((option) => (option === changed ? isChosen : value.includes(option)));
    onChange([...kept, ...chosen]);
  }

  return (
    <fieldset
      id={id}
      tabIndex={id === undefined ? undefined : -1}
      className={classes.group}
      aria-describedby={describedBy === '' ? undefined : describedBy}
    >
      <legend className={hideLabel ? classes.hidden : classes.legend}>{label}</legend>
      {hint !== undefined && (
        <p id={hintId} className={classes.hint}>
          {hint}
        </p>
      )}
      <div className={classes.chips}>
        {shown.map((option) => (
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
        {!isWhole && (
          <Button size="s" variant="quiet" onClick={() => setIsWhole(true)}>
            Choose from all {options.length}
          </Button>
        )}
      </div>
      {error !== undefined && (
        <p id={errorId} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
});
