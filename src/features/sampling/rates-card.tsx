import { rateReasons, type SamplingPlan, type SamplingRate } from '../../domain/sampling/plan.ts';
import { percentFor, rateReasonNames, type AssessorSampling } from '../../domain/sampling/rates.ts';
import { percentReached } from '../../domain/sampling/reached.ts';
import { changeSamplingPlan } from '../../storage/sampling-commands.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { PlainSelect } from '../../ui/plain-select.tsx';
import { useCommand } from '../use-command.ts';
import classes from './sampling.module.css';

interface RatesCardProps {
  readonly plan: SamplingPlan;
  readonly assessors: readonly AssessorSampling[];
}

/** How much of each assessor's work is to be looked at, why, and how much was. */
export function RatesCard({ plan, assessors }: RatesCardProps) {
  const command = useCommand();
  const setRate = (rate: SamplingRate) =>
    void command((session) =>
      changeSamplingPlan(session, ({ rates }) => ({ rates: [...rates.filter(({ assessor }) => assessor !== rate.assessor), rate] })),
    );
  return (
    <Card title="How much of each assessor’s work" tight>
      <DataTable<AssessorSampling>
        caption="Assessors and how much of their work is sampled"
        rows={assessors}
        rowKey={({ assessor }) => assessor}
        columns={[
          { key: 'name', header: 'Assessor', cell: ({ name }) => name, sortBy: ({ assessor }) => assessor, isRowHeader: true },
          { key: 'candidates', header: 'Candidates', cell: ({ candidates }) => candidates, sortBy: ({ candidates }) => candidates },
          { key: 'decisions', header: 'Decisions', cell: ({ decisions }) => decisions, sortBy: ({ decisions }) => decisions },
          { key: 'reason', header: 'Because', cell: (item) => <ReasonChoice item={item} onChange={setRate} />, width: '32%' },
          {
            key: 'percent',
            header: 'Look at',
            cell: (item) => <PercentChoice key={item.rate.percent} item={item} onChange={setRate} />,
            sortBy: ({ rate }) => rate.percent,
          },
          { key: 'reached', header: 'Reached', cell: (item) => <RateReached item={item} />, sortBy: percentReached },
        ]}
      />
      {plan.rates.length < assessors.length && (
        <p className={classes['note']}>Where you have not chosen yet, the reason and the share are a suggestion from what was sampled so far.</p>
      )}
    </Card>
  );
}

interface ChoiceProps {
  readonly item: AssessorSampling;
  readonly onChange: (rate: SamplingRate) => void;
}

function ReasonChoice({ item: { assessor, name, rate, isSuggested }, onChange }: ChoiceProps) {
  return (
    <PlainSelect
      label={<VisuallyHidden>Why so much of {name}’s work</VisuallyHidden>}
      value={rate.reason}
      onChange={(reason) => onChange({ assessor, reason, percent: percentFor(reason) })}
      options={rateReasons.map((value) => ({
        value,
        label: `${rateReasonNames[value]}${isSuggested && value === rate.reason ? ' (suggested)' : ''}`,
      }))}
    />
  );
}

/** Kept when the box is left, so that a half-typed number changes nothing. */
function PercentChoice({ item: { assessor, name, rate }, onChange }: ChoiceProps) {
  return (
    <div className={classes['percent']}>
      <PlainField label={<VisuallyHidden>Per cent of {name}’s decisions to look at</VisuallyHidden>}>
        <input
          type="number"
          min={0}
          max={100}
          defaultValue={rate.percent}
          onBlur={(event) => {
            const percent = Math.min(100, Math.max(0, Math.round(event.target.valueAsNumber)));
            if (Number.isNaN(percent)) event.target.value = String(rate.percent);
            else if (percent !== rate.percent) onChange({ assessor, reason: rate.reason, percent });
          }}
        />
      </PlainField>
      %
    </div>
  );
}

function RateReached({ item }: { readonly item: AssessorSampling }) {
  const { sampled, wanted } = item;
  return (
    <StatusMark status={sampled >= wanted ? 'good' : 'waiting'}>
      {percentReached(item)} % · {sampled} of {wanted} wanted
    </StatusMark>
  );
}
