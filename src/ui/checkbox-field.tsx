import { memo } from 'react';
import { useFormContext, type FieldPath, type FieldValues } from 'react-hook-form';
import { FieldError, fieldId, type FieldText } from './field-frame.tsx';
import { useFieldError } from './use-field-error.ts';
import { CheckboxFrame } from './checkbox-frame.tsx';

/** Yes or no: `true` or `false` in the form. The whole line can be pressed. */
export const CheckboxField = memo(CheckboxFieldInner) as typeof CheckboxFieldInner;

function CheckboxFieldInner<T extends FieldValues>({ name, label, hint }: Omit<FieldText, 'optional'> & { readonly name: FieldPath<T> }) {
  const { register } = useFormContext<T>();
  const error = useFieldError(name);
  const id = fieldId(name);
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');

  return (
    <CheckboxFrame id={id} label={label} hint={hint} after={error && <FieldError id={`${id}-error`}>{error}</FieldError>}>
      <input
        type="checkbox"
        id={id}
        data-field={name}
        aria-invalid={error !== null}
        aria-describedby={describedBy || undefined}
        {...register(name)}
      />
    </CheckboxFrame>
  );
}
