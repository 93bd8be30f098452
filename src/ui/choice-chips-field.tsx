import { memo, type ReactNode } from 'react';
import { useController, type FieldPath, type FieldValues } from 'react-hook-form';
import { ChoiceChips } from './choice-chips.tsx';
import { fieldId, type FieldText } from './field-frame.tsx';
import { useFieldError } from './use-field-error.ts';

/** Any number of a few, all in sight: a list of texts in the form, in the order of the options. */
export const ChoiceChipsField = memo(ChoiceChipsFieldInner) as typeof ChoiceChipsFieldInner;

function ChoiceChipsFieldInner<T extends FieldValues>({
  name,
  label,
  hint,
  optional = false,
  hideLabel = false,
  options,
}: FieldText & {
  readonly name: FieldPath<T>;
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[];
}) {
  const { field } = useController<T>({ name });
  const error = useFieldError(name);
  const chosen: unknown = field.value;

  return (
    <div data-field={name}>
      <ChoiceChips
        label={optional ? `${label} (optional)` : label}
        hideLabel={hideLabel}
        options={options}
        value={Array.isArray(chosen) ? chosen.filter((value) => typeof value === 'string') : []}
        onChange={field.onChange}
        id={fieldId(name)}
        {...(hint !== undefined && { hint })}
        {...(error !== null && { error })}
      />
    </div>
  );
}
