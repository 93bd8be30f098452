import { useMemo } from 'react';
import { Link } from 'react-router';
import { evidenceReference } from '../../domain/evidence.ts';
import { sampleOutcomeNames, sampleReasonNames, sampleStageNames } from '../../domain/sampling.ts';
import type { SamplingPlan } from '../../domain/sampling/plan.ts';
import { planProgress, type PlanRowState } from '../../domain/sampling/plan-progress.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { formatShortDate, toIsoDate } from '../../lib/dates.ts';
import { changeSamplingPlan } from '../../storage/sampling-commands.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { showToast } from '../../ui/toast.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { portfolioPaths } from '../paths.ts';
import { useCommand } from '../use-command.ts';
import classes from './sampling.module.css';

/** The plan, row by row: what, why, when, and what came of it. */
export function PlanCard({ plan, portfolios }: { readonly plan: SamplingPlan; readonly portfolios: readonly Snapshot[] }) {
  const { session } = useStorage();
  const command = useCommand();
  const today = toIsoDate(session.now());
  const byId = useMemo(() => new Map(portfolios.map((snapshot) => [snapshot.portfolio.id, snapshot])), [portfolios]);
  const states = planProgress(plan, (portfolioId) => byId.get(portfolioId)?.samples ?? [], today);
  const nameOf = ({ row }: PlanRowState) => byId.get(row.portfolioId)?.portfolio.candidate.name || 'Not on this device';
  const setDay = (rowId: string, plannedOn: string) =>
    void command((writer) =>
      changeSamplingPlan(writer, ({ rows }) => ({ rows: rows.map((row) => (row.id === rowId ? { ...row, plannedOn } : row)) })),
    );
  const remove = async ({ row }: PlanRowState) => {
    const done = await command((writer) => changeSamplingPlan(writer, ({ rows }) => ({ rows: rows.filter(({ id }) => id !== row.id) })));
    if (done.isDone)
      showToast({
        message: 'The row is out of the plan.',
        undo: { run: async () => void (await command((writer) => changeSamplingPlan(writer, ({ rows }) => ({ rows: [...rows, row] })))) },
      });
  };

  if (states.length === 0)
    return (
      <Card title="Plan">
        <p className={classes['muted']}>Nothing is planned yet. Take what is proposed above into the plan, or as much of it as you decide.</p>
      </Card>
    );
  const done = states.filter(({ sample }) => sample !== null).length;
  return (
    <Card title={`Plan: ${done} of ${states.length} done`} tight>
      <DataTable<PlanRowState>
        caption="Sampling plan"
        rows={states}
        rowKey={({ row }) => row.id}
        columns={[
          {
            key: 'day',
            header: 'Planned for',
            cell: (state) => <Day key={state.row.plannedOn} state={state} name={nameOf(state)} onChange={(day) => setDay(state.row.id, day)} />,
            sortBy: ({ row }) => row.plannedOn,
            width: '17%',
          },
          {
            key: 'candidate',
            header: 'Candidate',
            cell: (state) =>
              byId.has(state.row.portfolioId) ? (
                <Link to={`${portfolioPaths(state.row.portfolioId).samples}${state.sample ? '' : `?planned=${encodeURIComponent(state.row.id)}`}`}>
                  {nameOf(state)}
                </Link>
              ) : (
                nameOf(state)
              ),
            sortBy: nameOf,
            isRowHeader: true,
          },
          { key: 'points', header: 'Points', cell: ({ row }) => row.pointIds.join(', '), width: '16%' },
          {
            key: 'evidence',
            header: 'Evidence',
            cell: ({ row }) => referencesOf(byId.get(row.portfolioId), row.evidenceIds),
            width: '12%',
            hideOnPhone: true,
          },
          { key: 'why', header: 'Why', cell: ({ row }) => <Why row={row} />, sortBy: ({ row }) => row.reason, width: '24%' },
          { key: 'state', header: 'State', cell: (state) => <State state={state} />, sortBy: ({ sample }) => (sample ? sample.outcome : '') },
          {
            key: 'remove',
            header: 'Remove',
            cell: (state) => (
              <span className={classes['screenOnly']}>
                <Button
                  size="s"
                  variant="quiet"
                  onClick={() => void remove(state)}
                  aria-label={`Remove the sample of ${nameOf(state)} from the plan`}
                >
                  Remove
                </Button>
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Day({
  state: { row, sample, isOverdue },
  name,
  onChange,
}: {
  readonly state: PlanRowState;
  readonly name: string;
  readonly onChange: (day: string) => void;
}) {
  if (sample) return <>{formatShortDate(row.plannedOn)}</>;
  return (
    <>
      <span className={classes['screenOnly']}>
        <PlainField label={<VisuallyHidden>Day on which to sample {name}</VisuallyHidden>}>
          <input type="date" defaultValue={row.plannedOn} onBlur={(event) => event.target.value !== row.plannedOn && onChange(event.target.value)} />
        </PlainField>
      </span>
      <span className={classes['paperOnly']}>{formatShortDate(row.plannedOn)}</span>
      {isOverdue && <StatusMark status="bad">Overdue</StatusMark>}
    </>
  );
}

function Why({ row }: { readonly row: PlanRowState['row'] }) {
  return (
    <>
      {sampleReasonNames[row.reason]}, {sampleStageNames[row.stage].toLowerCase()}
      <div className={classes['muted']}>{row.why}</div>
    </>
  );
}

function State({ state: { sample } }: { readonly state: PlanRowState }) {
  if (!sample) return <StatusMark status="waiting">Open</StatusMark>;
  return (
    <StatusMark status={sample.outcome === 'agree' ? 'good' : sample.outcome === 'action-required' ? 'bad' : 'none'}>
      {sampleOutcomeNames[sample.outcome]}, {formatShortDate(sample.sampledOn)}
    </StatusMark>
  );
}

function referencesOf(snapshot: Snapshot | undefined, evidenceIds: readonly string[]): string {
  return (snapshot?.evidence ?? [])
    .filter(({ id }) => evidenceIds.includes(id))
    .map(evidenceReference)
    .join(', ');
}
