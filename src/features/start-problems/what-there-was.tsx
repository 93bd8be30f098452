import { formatInstant } from '../../lib/dates.ts';
import type { DamagedTable, StartProblem } from '../../storage/start-check.ts';
import { usePortfolioList } from '../../storage/storage-context.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { tableWords } from '../table-words.ts';
import classes from './start-problems.module.css';

/** What this browser held, by name, with what of it is here now; and which records are hurt. Kept up to date while somebody restores. */
export function WhatThereWas({ problem }: { readonly problem: Extract<StartProblem, { readonly type: 'vanished' | 'behind' | 'damaged' }> }) {
  const here = usePortfolioList();
  if (!here) return null;
  const present = new Set(here.map(({ id }) => id));
  const { remembered } = problem;
  const tables = problem.type === 'damaged' ? problem.tables : [];
  const listed = remembered?.portfolios ?? here.map(({ id, candidateName }) => ({ id, name: candidateName, records: null }));
  return (
    <Card title="What was here">
      <Stack gap="m">
        {remembered && <p>{`As it was on ${formatInstant(remembered.at)}:`}</p>}
        <ul className={classes['list']}>
          {listed.map(({ id, name, records }) => (
            <li key={id} className={classes['entry']}>
              <span>
                <b>{name === '' ? 'A portfolio without a name' : name}</b>
                {records !== null && `, ${records === 1 ? '1 piece' : `${records} pieces`} of evidence`}
              </span>
              <StatusMark status={present.has(id) ? 'good' : 'bad'}>{present.has(id) ? 'Here' : 'Not here'}</StatusMark>
            </li>
          ))}
        </ul>
        {tables.length > 0 && (
          <div>
            <p>These records are affected:</p>
            <ul>
              {tables.map((table) => (
                <li key={table.table}>{damageWords(table)}</li>
              ))}
            </ul>
          </div>
        )}
      </Stack>
    </Card>
  );
}

function damageWords({ table, expected, found }: DamagedTable): string {
  const what = tableWords(table);
  if (found < expected) return `${what}: ${expected - found} of ${expected} are missing`;
  if (found > expected) return `${what}: there should be ${expected}, and there are ${found}`;
  return `${what}: at least one of ${expected} was changed, and not by Folio`;
}
