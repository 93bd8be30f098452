import { useState, type ReactNode } from 'react';
import { PlainCheckbox } from '../../ui/plain-checkbox.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { Stack } from '../../ui/stack.tsx';

interface PassphraseFieldProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isNew?: boolean;
  /** Of the text that says what is wrong with it. */
  readonly describedBy?: string | undefined;
}

/** A passphrase, hidden from whoever looks over the shoulder unless the person wants to see it. */
export function PassphraseField({ label, value, onChange, isNew = false, describedBy }: PassphraseFieldProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Stack gap="xs">
      <PlainField label={label}>
        <input
          type={isShown ? 'text' : 'password'}
          value={value}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
        />
      </PlainField>
      <PlainCheckbox label="Show the words" checked={isShown} onChange={setIsShown} />
    </Stack>
  );
}
