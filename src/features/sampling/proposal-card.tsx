import { useMemo, useState } from 'react';
import type { Decision } from '../../domain/sampling/decisions.ts';
import type { SamplingPlan } from '../../domain/sampling/plan.ts';
import { toPlanRows } from '../../domain/sampling/plan-progress.ts';
import { proposeSample, type ProposedSample } from '../../domain/sampling/propose.ts';
import type { AssessorSampling } from '../../domain/sampling/rates.ts';
import { sampleReasonNames, sampleStageNames } from '../../domain/sampling.ts';
import { addMonths, toIsoDate } from '../../lib/dates.ts';
import { changeSamplingPlan } from '../../storage/sampling-commands.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCommand } from '../use-command.ts';
import classes from './sampling.module.css';

interface ProposalCardProps {
  readonly plan: SamplingPlan;
  readonly assessors: readonly AssessorSampling[];
  readonly decisions: readonly Decision[];
}

const LAST_SEED = 999_999;

/** What the machine would look at next. Nothing of it counts until the IQA takes it into the plan. */
export function ProposalCard({ plan, assessors, decisions }: ProposalCardProps) {
  const { session } = useStorage();
  const command = useCommand();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const today = toIsoDate(session.now());
  const until = plan.until > today ? plan.until : addMonths(today, 3);
  const proposals = useMemo(
    () =>
      proposeSample(
        decisions,
        assessors,
        plan.rows.flatMap(({ portfolioId, pointIds }) => pointIds.map((pointId) => ({ portfolioId, pointId }))),
        plan.seed,
      ),
    [decisions, assessors, plan.rows, plan.seed],
  );
  const taken = proposals.filter(({ portfolioId }) => !left.has(portfolioId));

  const add = async () => {
    const rows = toPlanRows(taken, { until, today, at: session.now().toISOString(), createId: session.createId });
    const done = await command((writer) => changeSamplingPlan(writer, (before) => ({ until, rows: [...before.rows, ...rows] })));
    if (!done.isDone) return;
    const added = new Set(rows.map(({ id }) => id));
    setLeft(new Set());
    showToast({
      message: rows.length === 1 ? '1 sample is in the plan.' : `${rows.length} samples are in the plan.`,
      undo: {
        run: async () =>
          void (await command((writer) => changeSamplingPlan(writer, (before) => ({ rows: before.rows.filter(({ id }) => !added.has(id)) })))),
      },
    });
  };
  const set = (change: Partial<Pick<SamplingPlan, 'until' | 'seed'>>) => void command((writer) => changeSamplingPlan(writer, () => change));
  const toggle = (portfolioId: string) => {
    const next = new Set(left);
    if (!next.delete(portfolioId)) next.add(portfolioId);
    setLeft(next);
  };

  return (
    <div className={classes['screenOnly']}>
      <Card title="Proposed next">
        {proposals.length === 0 ? (
          <StatusMark status="good">
            Nothing to add: with what was sampled and what is planned, every assessor, candidate, method and part of the unit is looked at, and each
            share is reached.
          </StatusMark>
        ) : (
          <Stack gap="m">
            <ul className={classes['list']}>
              {proposals.map((proposal) => (
                <ProposalItem
                  key={proposal.portfolioId}
                  proposal={proposal}
                  isTaken={!left.has(proposal.portfolioId)}
                  onToggle={() => toggle(proposal.portfolioId)}
                />
              ))}
            </ul>
            <Row align="end" justify="between">
              <PlainField label="All done by">
                <input
                  key={until}
                  type="date"
                  defaultValue={until}
                  min={today}
                  onBlur={(event) => event.target.value > today && event.target.value !== until && set({ until: event.target.value })}
                />
              </PlainField>
              <Row>
                <Button variant="quiet" onClick={() => set({ seed: (plan.seed % LAST_SEED) + 1 })}>
                  Draw differently
                </Button>
                <Button onClick={() => void add()} disabled={taken.length === 0}>
                  {taken.length === 1 ? 'Take 1 into the plan' : `Take ${taken.length} into the plan`}
                </Button>
              </Row>
            </Row>
            <p className={classes['muted']}>
              Draw number {plan.seed}. The same number draws the same sample from the same decisions, so anybody can check how it was chosen.
            </p>
          </Stack>
        )}
      </Card>
    </div>
  );
}

function ProposalItem({
  proposal,
  isTaken,
  onToggle,
}: {
  readonly proposal: ProposedSample;
  readonly isTaken: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <li className={classes['item']}>
      <Stack gap="xs">
        <label className={classes['choose']}>
          <input type="checkbox" checked={isTaken} onChange={onToggle} />
          <span>
            <b>{proposal.candidate || 'New candidate'}</b> · {sampleStageNames[proposal.stage]} · {sampleReasonNames[proposal.reason]}
          </span>
        </label>
        <Row gap="xs">
          {proposal.pointIds.map((id) => (
            <Chip key={id}>{id}</Chip>
          ))}
        </Row>
        <span className={classes['muted']}>{proposal.why}</span>
      </Stack>
    </li>
  );
}
