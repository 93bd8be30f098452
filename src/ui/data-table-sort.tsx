import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './data-table.module.css';

/** `up`: smallest, earliest or A first. */
export interface Sort {
  readonly key: string;
  readonly direction: 'up' | 'down';
}

interface Named {
  readonly key: string;
  readonly header: string;
}

interface SortButtonProps {
  readonly column: Named;
  readonly sort: Sort | null;
  readonly onChange: (sort: Sort) => void;
}

/** A column's header that sorts by it, and turns the order round when pressed again. */
export function SortButton({ column, sort, onChange }: SortButtonProps) {
  const direction = sort?.key === column.key ? sort.direction : null;
  const Icon = direction === null ? IconArrowsSort : direction === 'up' ? IconArrowUp : IconArrowDown;

  return (
    <button
      type="button"
      className={classes.sort}
      data-is-sorted={direction !== null || undefined}
      onClick={() => {
        onChange({ key: column.key, direction: direction === 'up' ? 'down' : 'up' });
      }}
    >
      {column.header}
      <Icon aria-hidden="true" size={15} />
    </button>
  );
}

interface SortSelectProps {
  readonly columns: readonly Named[];
  readonly sort: Sort | null;
  readonly onChange: (sort: Sort | null) => void;
}

/** The same choice where rows are cards and there are no headers to press. */
export function SortSelect({ columns, sort, onChange }: SortSelectProps) {
  const id = useId();

  return (
    <>
      <label htmlFor={id}>Sort by</label>
      <select
        id={id}
        className={classes.select}
        value={sort === null ? '' : `${sort.direction} ${sort.key}`}
        onChange={(event) => {
          onChange(textToSort(event.currentTarget.value));
        }}
      >
        <option value="">Order as entered</option>
        {columns.map((column) => (
          <optgroup key={column.key} label={column.header}>
            <option value={`up ${column.key}`}>{column.header}, lowest first</option>
            <option value={`down ${column.key}`}>{column.header}, highest first</option>
          </optgroup>
        ))}
      </select>
    </>
  );
}

function textToSort(text: string): Sort | null {
  const space = text.indexOf(' ');
  if (space === -1) return null;
  return { key: text.slice(space + 1), direction: text.slice(0, space) === 'up' ? 'up' : 'down' };
}
