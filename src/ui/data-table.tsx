import { useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import classes from './data-table.module.css';
import { SortButton, SortSelect, type Sort } from './data-table-sort.tsx';

interface Column<T> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: T) => ReactNode;
  /** What to sort by; without it the column cannot be sorted. */
  readonly sortBy?: ((row: T) => string | number) | undefined;
  /** A CSS width. */
  readonly width?: string | undefined;
  /** The cell that names the row. */
  readonly isRowHeader?: boolean | undefined;
  /** Left out where rows become cards. */
  readonly hideOnPhone?: boolean | undefined;
}

interface DataTableProps<T> {
  /** Names the table for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly initialSort?: Sort | undefined;
  /** Stands in place of the table when there are no rows. */
  readonly empty?: ReactNode;
}

/** Drawn as cards, a table loses its roles in some browsers; so they are spelt out. */
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/** Rows drawn at first, and more at each asking: thousands at once would freeze the page. */
const DRAWN_AT_ONCE = 200;

/**
 * Rows and columns, sorted from their headers. Where there is no room for columns each row becomes a card, in a narrow
 * column of a wide window as well as on a phone.
 */
export function DataTable<T>({ caption, columns, rows, rowKey, initialSort, empty }: DataTableProps<T>) {
  const [sort, setSort] = useState<Sort | null>(initialSort ?? null);
  const [limit, setLimit] = useState(DRAWN_AT_ONCE);
  const sortable = columns.filter((column) => column.sortBy !== undefined);

  if (rows.length === 0 && empty !== undefined) return empty;

  return (
    <div className={classes.container}>
      {sortable.length > 0 && rows.length > 2 && (
        <div className={classes.cardSort}>
          <SortSelect columns={sortable} sort={sort} onChange={setSort} />
        </div>
      )}
      <table {...roles.table} className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead {...roles.rowgroup} className={classes.head}>
          <tr {...roles.row}>
            {columns.map((column) => (
              <th
                key={column.key}
                {...roles.columnheader}
                scope="col"
                style={{ width: column.width }}
                aria-sort={column.sortBy === undefined ? undefined : ariaSort(column.key, sort)}
              >
                {column.sortBy === undefined ? column.header : <SortButton column={column} sort={sort} onChange={setSort} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...roles.rowgroup}>
          {sortRows(rows, columns, sort)
            .slice(0, limit)
            .map((row) => (
              <tr key={rowKey(row)} {...roles.row}>
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} />
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      {rows.length > limit && (
        <p className={classes.more}>
          <Button variant="secondary" onClick={() => setLimit(limit + DRAWN_AT_ONCE)}>
            Show {Math.min(DRAWN_AT_ONCE, rows.length - limit)} more of {rows.length}
          </Button>
        </p>
      )}
    </div>
  );
}

function Cell<T>({ column, row }: { readonly column: Column<T>; readonly row: T }) {
  const className = column.hideOnPhone === true ? `${classes.cell} ${classes.wideOnly}` : classes.cell;

  if (column.isRowHeader === true) {
    return (
      <th {...roles.rowheader} scope="row" className={className}>
        {column.cell(row)}
      </th>
    );
  }

  return (
    <td {...roles.cell} className={className}>
      <span className={classes.cardLabel} aria-hidden="true">
        {column.header}
      </span>
      <div className={classes.value}>{column.cell(row)}</div>
    </td>
  );
}

function ariaSort(key: string, sort: Sort | null) {
  if (sort?.key !== key) return 'none';
  return sort.direction === 'up' ? 'ascending' : 'descending';
}

const byWords = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** A stable sort: rows that are equal keep the order in which they were given. */
function sortRows<T>(rows: readonly T[], columns: readonly Column<T>[], sort: Sort | null): readonly T[] {
  const sortBy = columns.find((column) => column.key === sort?.key)?.sortBy;
  if (sort === null || sortBy === undefined) return rows;
  const sign = sort.direction === 'up' ? 1 : -1;

  return [...rows].sort((first, second) => {
    const a = sortBy(first);
    const b = sortBy(second);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : byWords.compare(String(a), String(b)));
  });
}
