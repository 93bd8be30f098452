import { useFieldArray, useWatch } from 'react-hook-form';
import { riskReference, riskName } from '../../domain/risk.ts';
import type { EvidenceOf } from '../../domain/evidence.ts';
import { colleagueGroupNames, colleagueGroups } from '../../domain/evidence/discussion.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useEvidenceForm } from '../kind-fields.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { RepeatedRows } from '../repeated-rows.tsx';
import { RiskPicker } from '../risk-picker.tsx';

type Discussion = EvidenceOf<'discussion'>;

/** A discussion of risk with colleagues: who, what, and the actions considered. */
export function DiscussionFields() {
  const { control } = useEvidenceForm('discussion');
  const { snapshot } = useOpenPortfolio();
  const { session } = useStorage();
  const people = useFieldArray({ control, name: 'details.people', keyName: 'key' });
  const actions = useFieldArray({ control, name: 'details.possibleActions', keyName: 'key' });
  const [notes, named] = useWatch({ control, name: ['details.notes', 'details.riskIds'] });
  const risks = snapshot.risks.filter(({ id }) => named.includes(id));

  return (
    <>
      <TextField<Discussion> name="details.place" label="Where or how" hint="Team huddle, phone call, visit to the depot…" optional />
      <RepeatedRows
        name="details.people"
        title="Who took part"
        hint="The unit needs two of the three groups, over all your discussions."
        rows={people.fields}
        addLabel="Add a person"
        rowName={(index) => `person ${index + 1}`}
        onAdd={() => people.append({ id: session.createId(), name: '', group: null })}
        onRemove={people.remove}
        render={(index) => (
          <>
            <TextField<Discussion> name={`details.people.${index}.name`} label="Name or job" />
            <SelectField<Discussion>
              name={`details.people.${index}.group`}
              label="Group"
              emptyLabel="Choose"
              options={colleagueGroups.map((group) => ({ value: group, label: colleagueGroupNames[group] }))}
              isNullable
            />
          </>
        )}
      />
      <LongTextField<Discussion> name="details.notes" label="What did you discuss?" hint="Who said what, in a few sentences." minRows={4} />
      <RiskPicker
        control={control}
        name="details.riskIds"
        label="Risks you identified together"
        suggestion={{ event: firstSentence(notes), stageIds: [] }}
      />
      <RepeatedRows
        name="details.possibleActions"
        title="Possible actions"
        hint="What could be done, whether or not it was done later."
        rows={actions.fields}
        addLabel="Add a possible action"
        rowName={(index) => `action ${index + 1}`}
        onAdd={() => actions.append({ id: session.createId(), riskId: named.length === 1 ? (named[0] ?? '') : '', action: '' })}
        onRemove={actions.remove}
        render={(index) => (
          <>
            <SelectField<Discussion>
              name={`details.possibleActions.${index}.riskId`}
              label="Risk"
              emptyLabel="Choose"
              options={(risks.length > 0 ? risks : snapshot.risks).map((risk) => ({
                value: risk.id,
                label: `${riskReference(risk)} ${riskName(risk)}`,
              }))}
            />
            <LongTextField<Discussion> name={`details.possibleActions.${index}.action`} label="Action" minRows={1} />
          </>
        )}
      />
      <LongTextField<Discussion>
        name="details.myPart"
        label="What was your part in it?"
        hint="Your assessor judges you, not the meeting."
        minRows={2}
        optional
      />
    </>
  );
}

function firstSentence(words: string): string {
  const [first = ''] = words.split(/(?<=[.!?])\s/);
  return first.length > 120 ? '' : first;
}
