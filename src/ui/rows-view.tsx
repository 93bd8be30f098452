import type { ReactNode } from 'react';
import { DefinitionList } from './definition-list.tsx';
import classes from './rows-view.module.css';
import { TextBlocks } from './text-blocks.tsx';

type RowOfText = { readonly label: string } & (
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
);

/** A record as labelled rows, read only. What is empty says so. */
export function RowsView({ rows }: { readonly rows: readonly RowOfText[] }) {
  return <DefinitionList items={rows.map((row) => ({ label: row.label, value: rowValue(row) }))} />;
}

function rowValue(row: RowOfText): ReactNode {
  if (row.type === 'text') return row.text.trim() === '' ? <NotGiven /> : <TextBlocks text={row.text} />;
  if (row.type === 'list') return row.items.length === 0 ? <NotGiven /> : <ItemList items={row.items} />;
  return row.rows.length === 0 ? <NotGiven /> : <SmallTable caption={row.label} columns={row.columns} rows={row.rows} />;
}

function NotGiven() {
  return <span className={classes.notGiven}>Not given</span>;
}

function ItemList({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className={classes.list}>
      {items.map((item, index) => (
        <li key={`${String(index)} ${item}`}>{item}</li>
      ))}
    </ul>
  );
}

interface SmallTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Drawn as cards, a table loses its roles in some browsers; so they are spelt out. */
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

/** Where there is no room for its columns each row becomes a card. How much they need, their number tells. */
function SmallTable({ caption, columns, rows }: SmallTableProps) {
  const width = columns.length > 8 ? classes.many : columns.length > 5 ? classes.several : columns.length > 3 ? classes.some : classes.few;
  return (
    <div className={classes.container}>
      <table {...roles.table} className={`${classes.table} ${width}`}>
        <caption className={classes.caption}>{caption}</caption>
        <thead {...roles.rowgroup}>
          <tr {...roles.row}>
            {columns.map((column) => (
              <th key={column} {...roles.columnheader} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...roles.rowgroup}>
          {rows.map((cells, index) => (
            <tr key={`${String(index)} ${cells.join(' ')}`} {...roles.row}>
              {columns.map((column, at) => (
                <td key={column} {...roles.cell} className={(cells[at] ?? '').trim() === '' ? classes.empty : undefined}>
                  <span className={classes.cardLabel} aria-hidden="true">
                    {column}
                  </span>
                  <span>{cells[at]}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
