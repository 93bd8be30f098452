import { IconAlertCircleFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFieldError } from './use-field-error.ts';
import classes from './field.module.css';

/** What every field of a form is given. `name` is the value's path in the form: `details.rows.0.hazard`. */
export interface FieldText {
  readonly label: string;
  /** One muted sentence between the label and the box. */
  readonly hint?: string | undefined;
  /** Says "(optional)" after the label. */
  readonly optional?: boolean | undefined;
  /** Where the place on the page says it all to the eye, as in a table. */
  readonly hideLabel?: boolean | undefined;
}

/** To be spread on the element that takes typing. */
export interface FieldElementProps {
  readonly id: string;
  readonly 'data-field': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/**
 * Label, hint and error of one field, tied to it by ids. Rendered again when its own error changes, never by typing.
 * A field of several controls (`isGroup`) names itself: the label here is for the eye.
 */
export function FieldFrame({
  name,
  label,
  hint,
  optional = false,
  hideLabel = false,
  isGroup = false,
  localError,
  footer,
  children,
}: FieldText & {
  readonly name: string;
  readonly isGroup?: boolean;
  /** What the browser itself finds wrong, before the form has looked. */
  readonly localError?: string | null | undefined;
  readonly footer?: ReactNode;
  readonly children: (element: FieldElementProps) => ReactNode;
}) {
  const formError = useFieldError(name);
  const error = formError ?? localError ?? null;
  const id = fieldId(name);
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const element: FieldElementProps = { id, 'data-field': name, 'aria-invalid': error !== null, 'aria-describedby': describedBy || undefined };
  const labelText = (
    <>
      {label}
      {optional && <span className={classes.optional}> (optional)</span>}
    </>
  );
  const hintText = hint && (
    <div className={classes.hint} id={`${id}-hint`}>
      {hint}
    </div>
  );
  const labelClass = hideLabel ? classes.hidden : classes.label;
  const head = isGroup ? (
    // The group inside carries the same words as its name.
    <div className={labelClass} aria-hidden>
      {labelText}
    </div>
  ) : (
    <label className={labelClass} htmlFor={id} id={`${id}-label`}>
      {labelText}
    </label>
  );

  return (
    <div className={classes.field} data-field={isGroup ? name : undefined} data-frame>
      {hideLabel && !hint ? (
        head
      ) : (
        <div className={classes.head}>
          {head}
          {hintText}
        </div>
      )}
      <div className={classes.body}>
        {children(element)}
        {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
        {footer}
      </div>
    </div>
  );
}

/** The message beside a field: a mark, the word "Error" for those who do not see it, and what to do. */
export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className={classes.error} id={id}>
      <IconAlertCircleFilled className={classes.errorMark} aria-hidden />
      <span>{children}</span>
    </div>
  );
}

/** The id of the element of a field, which the error summary links to. */
export function fieldId(name: string): string {
  return `field-${name}`;
}
