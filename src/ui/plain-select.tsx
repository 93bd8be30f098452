import type { ReactNode } from 'react';
import { PlainField } from './plain-field.tsx';

interface PlainSelectProps<V extends string> {
  readonly label: ReactNode;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** One of several, from a list that opens. Like `PlainField`, for what does not belong to a record's form. */
export function PlainSelect<V extends string>({ label, options, value, onChange }: PlainSelectProps<V>) {
  return (
    <PlainField label={label}>
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </PlainField>
  );
}
