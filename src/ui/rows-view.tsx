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

function SmallTable({ caption, columns, rows }: SmallTableProps) {
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, index) => (
          <tr key={`${String(index)} ${cells.join(' ')}`}>
            {columns.map((column, at) => (
              <td key={column}>{cells[at]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
