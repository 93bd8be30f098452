import { useFieldArray, useWatch } from 'react-hook-form';
import type { EvidenceOf } from '../../domain/evidence.ts';
import { riskName, riskReference } from '../../domain/risk.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SegmentedField } from '../../ui/segmented-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Columns } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { RepeatedRows } from '../repeated-rows.tsx';
import { ResidualFields } from './residual-fields.tsx';
import { RiskSummary } from './risk-summary.tsx';

type Decision = EvidenceOf<'decision'>;

/** What was decided about one risk: act or tolerate, why, what was done, and what it did to the risk. */
export function DecisionFields() {
  const { control } = useEvidenceForm('decision');
  const { snapshot, today } = useOpenPortfolio();
  const { session } = useStorage();
  const actions = useFieldArray({ control, name: 'details.actions', keyName: 'key' });
  const [riskId, decision] = useWatch({ control, name: ['details.riskId', 'details.decision'] });
  const risk = snapshot.risks.find(({ id }) => id === riskId);

  return (
    <>
      <SelectField<Decision>
        name="details.riskId"
        label="Risk"
        emptyLabel="Choose a risk"
        options={snapshot.risks.map((item) => ({ value: item.id, label: `${riskReference(item)} ${riskName(item)}` }))}
      />
      {risk && <RiskSummary risk={risk} />}
      <SegmentedField<Decision>
        name="details.decision"
        label="Your decision"
        options={[
          { value: 'act', label: 'Take action' },
          { value: 'tolerate', label: 'Tolerable, no action' },
        ]}
        isNullable
      />
      <LongTextField<Decision>
        name="details.reason"
        label="Reason"
        hint={
          decision === 'tolerate'
            ? 'Why living with it is better than acting: weigh probability, consequences and cost.'
            : 'Why action is justified, given the probability and consequences.'
        }
        minRows={3}
      />
      <Columns min={240}>
        <LongTextField<Decision> name="details.cost" label="What would acting cost?" hint="Money, time, inconvenience." minRows={2} optional />
        <LongTextField<Decision> name="details.benefit" label="What would it bring?" hint="Less harm, cost or trouble." minRows={2} optional />
      </Columns>
      {decision === 'act' && (
        <>
          <RepeatedRows
            name="details.actions"
            title="Actions"
            rows={actions.fields}
            addLabel="Add an action"
            rowName={(index) => `action ${index + 1}`}
            onAdd={() => actions.append({ id: session.createId(), action: '', owner: '', due: '', doneOn: '' })}
            onRemove={actions.remove}
            render={(index) => (
              <>
                <LongTextField<Decision> name={`details.actions.${index}.action`} label="Action" minRows={1} />
                <TextField<Decision> name={`details.actions.${index}.owner`} label="Owner" />
                <DateField<Decision> name={`details.actions.${index}.due`} label="Due" />
                <DateField<Decision> name={`details.actions.${index}.doneOn`} label="Done on" hint="Leave empty until it is done." max={today} />
              </>
            )}
          />
          <TextField<Decision>
            name="details.procedure"
            label="Procedure that you adapted"
            hint="If the action changed how things are done, name the procedure."
            optional
          />
          <Columns min={240}>
            <LongTextField<Decision> name="details.before" label="Before" hint="How it was done." minRows={3} optional />
            <LongTextField<Decision> name="details.after" label="After" hint="How it is done now." minRows={3} optional />
          </Columns>
          <LongTextField<Decision>
            name="details.effect"
            label="What did it do to the risk?"
            hint="What you saw afterwards, and what you would improve."
            minRows={3}
            optional
          />
          <ResidualFields />
        </>
      )}
      <DateField<Decision>
        name="details.reviewDate"
        label="Review date"
        hint="When you will look at this risk again."
        optional={decision !== 'tolerate'}
      />
    </>
  );
}
