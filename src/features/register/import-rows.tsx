import { useState } from 'react';
import { stageName } from '../../domain/coverage/process-operations.ts';
import { sheetHeadings } from '../../domain/register-headings.ts';
import type { ImportPlan, PlannedRow, RiskFields } from '../../domain/register-import-plan.ts';
import { riskName, riskReference, riskTypeNames } from '../../domain/risk.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { countsOf } from './import-counts.ts';
import classes from './import-preview.module.css';

type Filter = 'all' | PlannedRow['type'];

/** More rows than these would make the dialog slow, and nobody reads them; each sort can be looked at by itself. */
const MOST_SHOWN = 100;
const LONGEST_SHOWN = 160;

const outcomes = {
  refused: { status: 'bad', label: 'Cannot be taken' },
  changed: { status: 'changed', label: 'Changed' },
  new: { status: 'good', label: 'New' },
  unchanged: { status: 'none', label: 'As it is' },
} as const satisfies Record<PlannedRow['type'], unknown>;

/** The rows of a plan, what would become of each, and why. */
export function ImportRows({ plan }: { readonly plan: ImportPlan }) {
  const [filter, setFilter] = useState<Filter>('all');
  const counts = countsOf(plan);
  const sorts = (['refused', 'changed', 'new', 'unchanged'] as const).filter((type) => counts[type] > 0);
  const wanted = filter !== 'all' && counts[filter] === 0 ? 'all' : filter;
  const rows = wanted === 'all' ? plan.rows : plan.rows.filter(({ type }) => type === wanted);
  return (
    <Stack gap="s">
      {sorts.length > 1 && (
        <Segmented<Filter>
          label="Show rows"
          hideLabel
          size="s"
          options={[
            { value: 'all', label: `All ${plan.rows.length}` },
            ...sorts.map((type) => ({ value: type, label: `${outcomes[type].label} ${counts[type]}` })),
          ]}
          value={wanted}
          onChange={setFilter}
        />
      )}
      <DataTable<PlannedRow>
        caption="Rows of the file"
        rows={rows.slice(0, MOST_SHOWN)}
        rowKey={({ rowNumber }) => String(rowNumber)}
        columns={[
          { key: 'row', header: 'Row', width: '56px', cell: ({ rowNumber }) => rowNumber },
          {
            key: 'outcome',
            header: 'What happens',
            width: '150px',
            cell: ({ type }) => <StatusMark status={outcomes[type].status}>{outcomes[type].label}</StatusMark>,
          },
          { key: 'risk', header: 'Risk', isRowHeader: true, cell: (row) => <span dir="auto">{shorten(nameOf(row))}</span> },
          { key: 'details', header: 'Details', cell: (row) => <Details row={row} /> },
        ]}
      />
      {rows.length > MOST_SHOWN && (
        <p>
          The first {MOST_SHOWN} of {rows.length.toLocaleString('en-GB')} rows are shown.
        </p>
      )}
    </Stack>
  );
}

function Details({ row }: { readonly row: PlannedRow }) {
  const { snapshot } = useOpenPortfolio();
  if (row.type === 'refused') return row.sentence;
  const nameById = new Map(snapshot.stages.map((stage) => [stage.id, stageName(stage)]));
  const stagesOf = (ids: readonly string[], added: readonly string[] = []) => [...ids.flatMap((id) => nameById.get(id) ?? []), ...added].join(', ');
  const words = (fields: Partial<RiskFields>, field: keyof RiskFields, added?: readonly string[]) => {
    const value = fields[field];
    if (field === 'stageIds') return stagesOf(fields.stageIds ?? [], added);
    if (field === 'type') return fields.type ? riskTypeNames[fields.type] : '';
    return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value ?? '');
  };
  return (
    <ul className={classes['changes']}>
      {row.type === 'new' && (
        <li dir="auto">{[words(row.fields, 'stageIds', row.newStages), words(row.fields, 'type')].filter(Boolean).join(' · ') || '–'}</li>
      )}
      {row.type === 'changed' &&
        changedFields(row).map((field) => (
          <li key={field} dir="auto">
            <b>{headingOf(field)}</b>: <del>{shorten(words(row.risk, field)) || 'blank'}</del> →{' '}
            <ins>{shorten(words({ ...row.risk, ...row.fields }, field, row.newStages))}</ins>
          </li>
        ))}
      {row.type === 'unchanged' && row.notes.length === 0 && <li>–</li>}
      {row.notes.map((note) => (
        <li key={note} className={classes['note']}>
          {note}
        </li>
      ))}
    </ul>
  );
}

function changedFields({ fields, newStages }: Extract<PlannedRow, { type: 'changed' }>): readonly (keyof RiskFields)[] {
  const changed = Object.keys(fields) as (keyof RiskFields)[];
  return newStages.length > 0 && !changed.includes('stageIds') ? [...changed, 'stageIds'] : changed;
}

function headingOf(field: keyof RiskFields): string {
  return field === 'stageIds' ? sheetHeadings.stages : sheetHeadings[field];
}

function nameOf(row: PlannedRow): string {
  if (row.type === 'refused') return '–';
  if (row.type === 'new') return riskName(row.fields);
  return `${riskReference(row.risk)} ${riskName(row.risk)}`;
}

function shorten(words: string): string {
  return words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN - 1).trimEnd()}…` : words;
}
