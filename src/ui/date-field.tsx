import { memo, useState, type FocusEvent } from 'react';
import { useFormContext, type FieldPath, type FieldValues } from 'react-hook-form';
import { FieldFrame, type FieldText } from './field-frame.tsx';
import classes from './field.module.css';

/** A calendar day, `YYYY-MM-DD` or empty, in the browser's own date control. */
export const DateField = memo(DateFieldInner) as typeof DateFieldInner;

function DateFieldInner<T extends FieldValues>({
  name,
  max,
  ...text
}: FieldText & {
  readonly name: FieldPath<T>;
  /** The last day that the calendar offers, `YYYY-MM-DD`. */
  readonly max?: string;
}) {
  const { register } = useFormContext<T>();
  const [problem, setProblem] = useState<string | null>(null);
  const { onBlur, onChange, ...rest } = register(name);

  return (
    <FieldFrame name={name} {...text} localError={problem}>
      {(element) => (
        <input
          type="date"
          className={`${classes.input} ${classes.narrow}`}
          min="1900-01-01"
          max={max ?? '2199-12-31'}
          {...element}
          {...rest}
          onChange={(event) => {
            if (problem !== null && dateProblem(event.target) === null) setProblem(null);
            void onChange(event);
          }}
          onBlur={(event: FocusEvent<HTMLInputElement>) => {
            setProblem(dateProblem(event.target));
            void onBlur(event);
          }}
        />
      )}
    </FieldFrame>
  );
}

/** A date typed half or with an impossible year looks full on screen, yet has no value: that must not pass in silence. */
function dateProblem({ validity, value }: HTMLInputElement): string | null {
  if (validity.badInput) return 'Finish the date: day, month and year.';
  if (value !== '' && (value < '1900' || value >= '2200')) return 'Enter a year from 1900 to 2199.';
  return null;
}
