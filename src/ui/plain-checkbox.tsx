import { useId, type ReactNode } from 'react';
import { CheckboxFrame } from './checkbox-frame.tsx';

interface PlainCheckboxProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean | undefined;
  readonly onChange: (checked: boolean) => void;
}

/** Yes or no, for a choice that does not belong to a record's form. The whole line can be pressed. */
export function PlainCheckbox({ label, hint, checked, disabled = false, onChange }: PlainCheckboxProps) {
  const id = useId();
  return (
    <CheckboxFrame id={id} label={label} hint={hint}>
      <input
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
    </CheckboxFrame>
  );
}
