import { memo, type ReactNode } from 'react';
import { useController, type FieldPath, type FieldValues } from 'react-hook-form';
import { FieldFrame, type FieldText } from './field-frame.tsx';
import { Segmented } from './segmented.tsx';

/** One of a few, all in sight: radio buttons. Nothing chosen is `null` or `''` in the form. */
export const SegmentedField = memo(SegmentedFieldInner) as typeof SegmentedFieldInner;

function SegmentedFieldInner<T extends FieldValues>({
  name,
  options,
  isNullable = false,
  isBoolean = false,
  ...text
}: FieldText & {
  readonly name: FieldPath<T>;
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[];
  /** An option with the value `''` is `null` in the form. */
  readonly isNullable?: boolean;
  /** The options `yes` and `no` are `true` and `false` in the form; one with the value `''` is `null`. */
  readonly isBoolean?: boolean;
}) {
  const { field } = useController<T>({ name });
  const chosen: unknown = field.value;

  function toValue(option: string): string | boolean | null {
    if (option === '' && (isNullable || isBoolean)) return null;
    return isBoolean ? option === 'yes' : option;
  }

  return (
    <FieldFrame name={name} isGroup {...text}>
      {(element) => (
        <Segmented
          label={text.optional ? `${text.label} (optional)` : text.label}
          hideLabel
          options={options}
          value={options.find(({ value }) => toValue(value) === (chosen ?? toValue('')))?.value ?? null}
          onChange={(option) => {
            field.onChange(toValue(option));
          }}
          id={element.id}
          {...(element['aria-describedby'] !== undefined && { describedBy: element['aria-describedby'] })}
        />
      )}
    </FieldFrame>
  );
}
