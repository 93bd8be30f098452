import { IconSearch } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './search-box.module.css';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
}

/** Narrows what is on the screen as one types; Escape empties it. */
export function SearchBox({ label, value, onChange, placeholder = label }: SearchBoxProps) {
  const id = useId();

  return (
    <div className={classes.box}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <IconSearch aria-hidden="true" className={classes.icon} size={18} />
      <input
        id={id}
        type="search"
        className={classes.input}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    </div>
  );
}
