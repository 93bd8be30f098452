import { IconChevronDown } from '@tabler/icons-react';
import { memo } from 'react';
import { useController, type FieldPath, type FieldValues } from 'react-hook-form';
import { FieldFrame, type FieldText } from './field-frame.tsx';
import classes from './field.module.css';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/**
 * One of several values, in the browser's own list. A value that is no longer among the options stays chosen and says so,
 * rather than showing the first option in its place.
 */
export const SelectField = memo(SelectFieldInner) as typeof SelectFieldInner;

function SelectFieldInner<T extends FieldValues>({
  name,
  options,
  emptyLabel,
  isNullable = false,
  isNumeric = false,
  ...text
}: FieldText & {
  readonly name: FieldPath<T>;
  readonly options: readonly SelectOption[];
  /** The first, empty choice. Without it there is one only while nothing is chosen. */
  readonly emptyLabel?: string;
  /** The empty choice is `null` in the form. */
  readonly isNullable?: boolean;
  /** The choices are numbers in the form, the empty one `null`. */
  readonly isNumeric?: boolean;
}) {
  const { field } = useController<T>({ name });
  const chosen = field.value === null || field.value === undefined ? '' : String(field.value);
  const isUnknown = chosen !== '' && options.every(({ value }) => value !== chosen);

  function fromText(value: string): string | number | null {
    if (value === '') return isNullable || isNumeric ? null : '';
    return isNumeric ? Number(value) : value;
  }

  return (
    <FieldFrame name={name} {...text}>
      {(element) => (
        <div className={classes.selectBox}>
          <select
            className={`${classes.input} ${classes.select}`}
            {...element}
            ref={field.ref}
            name={field.name}
            value={chosen}
            onChange={(event) => field.onChange(fromText(event.target.value))}
            onBlur={field.onBlur}
          >
            {(emptyLabel !== undefined || chosen === '') && <option value="">{emptyLabel ?? 'Choose…'}</option>}
            {isUnknown && <option value={chosen}>No longer in the list</option>}
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <IconChevronDown className={classes.selectArrow} aria-hidden />
        </div>
      )}
    </FieldFrame>
  );
}
