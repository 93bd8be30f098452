import type { Staged } from '../../exchange/stage-package.ts';
import type { PlannedChange, Who } from '../../log/plan-merge.ts';
import { actorWords, tableWords } from '../../domain/event-words.ts';
import { roleWords } from '../../domain/role-words.ts';
import { fileSizeText } from '../../lib/file-size-text.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { problemWords, rejectionWords } from './log-words.ts';
import classes from './share.module.css';

interface Row extends PlannedChange {
  readonly what: 'New' | 'Changed' | 'To the bin' | 'Two versions';
}

const marks = { New: 'good', Changed: 'changed', 'To the bin': 'bad', 'Two versions': 'waiting' } as const;

/** What taking a package over would change, and what of it has no effect, and why. */
export function PlannedChanges({ staged: { plan, folded } }: { readonly staged: Staged }) {
  const { added, changed, removed, conflicting, rejected, problems, missingFiles, newKeys } = plan;
  const inTwo = new Set(conflicting.map(({ id }) => id));
  const rows: readonly Row[] = [
    ...conflicting.map((change) => ({ ...change, what: 'Two versions' as const })),
    ...removed.filter(({ id }) => !inTwo.has(id)).map((change) => ({ ...change, what: 'To the bin' as const })),
    ...changed.filter(({ id }) => !inTwo.has(id)).map((change) => ({ ...change, what: 'Changed' as const })),
    ...added.filter(({ id }) => !inTwo.has(id)).map((change) => ({ ...change, what: 'New' as const })),
  ];
  const nameOf = (keyId: string) => folded.keys[keyId]?.grantedName || folded.keys[keyId]?.signer?.name || 'Somebody';
  return (
    <>
      {(rejected.length > 0 || problems.length > 0) && (
        <Card title="What does not count">
          <Stack gap="s">
            <ul className={classes['points']}>
              {problems.map((problem) => (
                <li key={JSON.stringify(problem)}>{problemWords(problem, 'keyId' in problem ? nameOf(problem.keyId) : 'somebody')}</li>
              ))}
              {rejected.map((item) => (
                <li key={`${item.keyId} ${String(item.seq)} ${item.table} ${item.id} ${item.reason}`}>
                  {rejectionWords(item, item.who.name || 'Somebody')}
                </li>
              ))}
            </ul>
            <p>The rest is taken over without it. It stays listed under Share.</p>
          </Stack>
        </Card>
      )}
      <Card title="What it changes">
        <Stack gap="m">
          <p>{rows.length === 0 && newKeys.length > 0 ? 'Nothing, until you accept a seal above.' : summaryWords(rows)}</p>
          {conflicting.length > 0 && (
            <Notice tone="warning" title="Some things were changed on both sides">
              Both versions are kept. Afterwards you see them side by side under Share, and choose.
            </Notice>
          )}
          {rows.length > 0 && (
            <DataTable<Row>
              caption="What it changes"
              rows={rows}
              rowKey={(row) => `${row.table} ${row.id}`}
              columns={[
                {
                  key: 'what',
                  header: 'What happens',
                  cell: (row) => <StatusMark status={marks[row.what]}>{row.what}</StatusMark>,
                  sortBy: (row) => row.what,
                },
                { key: 'record', header: 'Entry', isRowHeader: true, cell: recordWords, sortBy: recordWords },
                { key: 'kind', header: 'Kind', cell: (row) => tableWords(row.table), sortBy: (row) => row.table },
                { key: 'who', header: 'Written by', cell: (row) => whoWords(row.who), sortBy: (row) => whoWords(row.who) },
              ]}
            />
          )}
          {missingFiles.length > 0 && (
            <Notice
              tone="warning"
              title={missingFiles.length === 1 ? '1 file is not in this package' : `${missingFiles.length} files are not in this package`}
            >
              <ul className={classes['points']}>
                {missingFiles.slice(0, 8).map(({ sha256, name, size }) => (
                  <li key={sha256}>{`${name}, ${fileSizeText(size)}`}</li>
                ))}
                {missingFiles.length > 8 && <li>{`and ${missingFiles.length - 8} more`}</li>}
              </ul>
              They are named, and cannot be opened here until somebody sends them. Nothing else is missing.
            </Notice>
          )}
        </Stack>
      </Card>
    </>
  );
}

function recordWords({ reference, title, table }: PlannedChange): string {
  return [reference, title].filter((word) => word !== '').join(' ') || tableWords(table);
}

function whoWords({ name, role }: Who): string {
  if (name === '') return role === null ? 'Not said' : actorWords(role);
  return role === null ? name : `${name}, ${roleWords[role]}`;
}

function summaryWords(rows: readonly Row[]): string {
  if (rows.length === 0) return 'No entry of the portfolio changes.';
  const count = (what: Row['what'], words: string) => {
    const number = rows.filter((row) => row.what === what).length;
    return number === 0 ? [] : [`${number.toLocaleString('en-GB')} ${words}`];
  };
  return `${[...count('New', 'new'), ...count('Changed', 'changed'), ...count('To the bin', 'to the bin'), ...count('Two versions', 'in two versions')].join(', ')}.`;
}
