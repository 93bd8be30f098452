import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { countOf } from '../../domain/coverage/operation.ts';
import { evidenceReference } from '../../domain/evidence.ts';
import type { Actor } from '../../domain/policy.ts';
import { formatShortDate, toIsoDate } from '../../lib/dates.ts';
import { Chip } from '../../ui/chip.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { portfolioPaths } from '../paths.ts';
import type { Case } from '../use-caseload.ts';
import { RemoveButton } from './remove-button.tsx';
import classes from './caseload.module.css';

/** The words for whose turn it is. */
const turns: Readonly<Record<Actor | 'nobody', string>> = {
  candidate: 'Candidate',
  assessor: 'Assessor',
  'assessor-countersignatory': 'Countersignatory',
  iqa: 'IQA',
  'iqa-countersignatory': 'IQA’s countersignatory',
  eqa: 'EQA',
  nobody: 'Nobody',
};

const LAST = '9999';

/** Everything of a caseload at a glance. The candidate's name opens what this device does with the portfolio. */
export function CaseloadTable({ cases, empty }: { readonly cases: readonly Case[]; readonly empty: ReactNode }) {
  const roles = new Set(cases.map(({ workplace }) => workplace.role));
  return (
    <DataTable<Case>
      caption="Caseload"
      rows={cases}
      rowKey={({ snapshot }) => snapshot.portfolio.id}
      initialSort={{ key: 'due', direction: 'up' }}
      empty={empty}
      columns={[
        {
          key: 'candidate',
          header: 'Candidate',
          cell: (item) => <Candidate item={item} showRole={roles.size > 1} />,
          sortBy: nameOf,
          isRowHeader: true,
          width: '21%',
        },
        {
          key: 'waiting',
          header: 'Waiting for',
          cell: (item) => <WaitingFor item={item} />,
          sortBy: ({ entry }) => turns[entry.waitingFor.who],
          width: '24%',
        },
        {
          key: 'progress',
          header: 'Progress',
          cell: ({ entry }) => <Progress {...entry.progress} />,
          sortBy: ({ entry }) => entry.progress.met * 1_000 + entry.progress.evidenced,
          width: '17%',
        },
        { key: 'changed', header: 'Changed', cell: (item) => <Changed item={item} />, sortBy: ({ entry }) => entry.changed, width: '12%' },
        {
          key: 'due',
          header: 'Due',
          cell: ({ entry }) => <DueDates entry={entry} />,
          sortBy: ({ entry }) => entry.dues[0]?.on ?? LAST,
          width: '14%',
        },
        {
          key: 'package',
          header: 'Last package',
          cell: ({ lastPackageAt }) => (lastPackageAt === null ? 'None yet' : dayOf(lastPackageAt)),
          sortBy: ({ lastPackageAt }) => lastPackageAt ?? '',
          width: '12%',
        },
        {
          key: 'remove',
          header: 'Remove',
          cell: ({ snapshot: { portfolio } }) => <RemoveButton portfolioId={portfolio.id} name={portfolio.candidate.name || 'New candidate'} />,
        },
      ]}
    />
  );
}

function Candidate({ item: { snapshot, workplace }, showRole }: { readonly item: Case; readonly showRole: boolean }) {
  const { portfolio } = snapshot;
  const paths = portfolioPaths(portfolio.id);
  const isAssessing = workplace.role === 'assessor' || workplace.role === 'assessor-countersignatory';
  return (
    <div className={classes['candidate']}>
      <Link data-case to={isAssessing ? paths.review : paths.samples}>
        {portfolio.candidate.name || 'New candidate'}
      </Link>
      {portfolio.employer !== '' && <span>{portfolio.employer}</span>}
      {showRole && <span>You: {turns[workplace.role]}</span>}
      {portfolio.isExample && <Chip tone="none">Example</Chip>}
    </div>
  );
}

function WaitingFor({ item: { entry, workplace } }: { readonly item: Case }) {
  const { who, why } = entry.waitingFor;
  const isMine = who === workplace.role;
  return (
    <div className={classes['waiting']}>
      <Chip tone={isMine ? 'brand' : who === 'nobody' ? 'good' : 'plain'}>{isMine ? `You · ${turns[who]}` : turns[who]}</Chip>
      <span>{why}</span>
    </div>
  );
}

function Progress({ needed, evidenced, met }: Case['entry']['progress']) {
  return (
    <div className={classes['progress']}>
      <span>
        <b>{met}</b> of {needed} met
      </span>
      <span>
        {evidenced} of {needed} evidenced
      </span>
      <div className={classes['track']} aria-hidden="true">
        <div className={classes['evidenced']} style={{ width: `${(evidenced * 100) / needed}%` }} />
        <div className={classes['met']} style={{ width: `${(met * 100) / needed}%` }} />
      </div>
    </div>
  );
}

function Changed({ item: { entry } }: { readonly item: Case }) {
  const { changes, changed } = entry;
  if (changes.since === null) return <span>Not returned yet</span>;
  if (changed === 0) return <StatusMark status="none">None</StatusMark>;
  const references = changes.changed.map(({ evidence }) => evidenceReference(evidence));
  const words = [...references, ...(changes.gone > 0 ? [`${changes.gone} gone`] : [])];
  return (
    <StatusMark status="changed">
      <span title={words.join(', ')}>
        {countOf(changed, 'change')}
        <span className={classes['detail']}>
          {words.slice(0, 3).join(', ')}
          {words.length > 3 ? ' …' : ''}
        </span>
      </span>
    </StatusMark>
  );
}

function DueDates({ entry: { dues } }: { readonly entry: Case['entry'] }) {
  const [first, ...rest] = dues;
  if (!first) return <span>None</span>;
  return (
    <div className={classes['due']}>
      {first.isOverdue && <StatusMark status="bad">Overdue</StatusMark>}
      <b>{formatShortDate(first.on)}</b>
      <span title={first.what}>{shorten(first.what)}</span>
      {rest.length > 0 && <span>and {rest.length} more</span>}
    </div>
  );
}

function nameOf({ snapshot }: Case): string {
  return snapshot.portfolio.candidate.name;
}

function dayOf(instant: string): string {
  return formatShortDate(toIsoDate(new Date(instant)));
}

const LONGEST = 60;

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).trimEnd()}…`;
}
