import { useMemo, useState } from 'react';
import type { Decision } from '../../domain/sampling/decisions.ts';
import { percentReached, reachedTable, type Reached } from '../../domain/sampling/reached.ts';
import { unit311 } from '../../units/load-unit.ts';
import { Card } from '../../ui/card.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Stack } from '../../ui/stack.tsx';
import classes from './reached-card.module.css';

/** How far the sampling has come: sampled of decided, by assessor and by method or part of the unit. */
export function ReachedCard({ decisions }: { readonly decisions: readonly Decision[] }) {
  const [by, setBy] = useState<'method' | 'group'>('method');
  const table = useMemo(() => reachedTable(unit311, decisions, by), [decisions, by]);
  return (
    <Card title="What the sampling has reached">
      <Stack gap="m">
        <Segmented<'method' | 'group'>
          label="Across"
          hideLabel
          size="s"
          value={by}
          onChange={setBy}
          options={[
            { value: 'method', label: 'By method' },
            { value: 'group', label: 'By part of the unit' },
          ]}
        />
        {/* Wide tables scroll by themselves, and the keyboard must be able to do so too. */}
        <div className={classes['scroll']} role="group" aria-label="Table, scrolls sideways" tabIndex={0}>
          <table className={classes['table']}>
            <caption className={classes['caption']}>
              Decisions sampled, of all decisions, by assessor and {by === 'method' ? 'method' : 'part of the unit'}
            </caption>
            <thead>
              <tr>
                <th scope="col">Assessor</th>
                {table.columns.map(({ key, label }) => (
                  <th key={key} scope="col">
                    {label}
                  </th>
                ))}
                <th scope="col">All</th>
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ key, label, cells, all }) => (
                <tr key={key} className={key === '' ? classes['total'] : undefined}>
                  <th scope="row">{label}</th>
                  {table.columns.map((column, index) => (
                    <ReachedCell key={column.key} reached={cells[index]} />
                  ))}
                  <ReachedCell reached={all} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className={classes['legend']}>
          <span className={classes['noneYet']}>✕ 0 of 4</span> decided, none sampled yet · <span>–</span> nothing decided
        </p>
      </Stack>
    </Card>
  );
}

function ReachedCell({ reached }: { readonly reached: Reached | undefined }) {
  if (!reached || reached.decisions === 0) return <td className={classes['nothing']}>–</td>;
  const { sampled, decisions } = reached;
  if (sampled === 0) return <td className={classes['noneYet']}>✕ 0 of {decisions}</td>;
  return (
    <td>
      {sampled} of {decisions}
      <span className={classes['share']}>{percentReached(reached)} %</span>
    </td>
  );
}
