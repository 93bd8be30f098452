import type { Problem } from '../../domain/evidence/row.ts';
import type { PlanItem } from '../../domain/judgement.ts';
import { isFilled } from '../../domain/record.ts';
import { formatDate } from '../../lib/dates.ts';
import { createRecord } from '../../storage/record-commands.ts';
import { DateField } from '../../ui/date-field.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { Columns } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { TextBlocks } from '../../ui/text-blocks.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import classes from './plan-screen.module.css';
import { PointChips } from './point-chips.tsx';
import { PointsField } from './points-field.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { RecordList } from './record-list.tsx';

/** The assessment and action plan: what was agreed, for which points, by when, and what came of it. */
export function PlanCard() {
  const { portfolioId, snapshot, today } = useOpenPortfolio();
  const command = useCommand();
  const add = async () => {
    const fields = { agreedOn: today, what: '', pointIds: [], due: '', doneOn: '', outcome: '' };
    const added = await command((session) => createRecord(session, 'planItems', portfolioId, fields));
    return added.isDone ? added.value.id : null;
  };
  return (
    <RecordList
      title="Assessment and action plan"
      records={snapshot.planItems}
      none="Nothing is planned yet."
      addLabel="Add to the plan"
      onAdd={add}
      nameOf={(item) => item.what.slice(0, 60) || 'nothing written yet'}
      entry={(item) => (
        <>
          <TextBlocks text={item.what.trim() === '' ? 'Nothing written yet' : item.what} />
          <div className={classes['muted']}>
            {item.agreedOn !== '' && `Agreed ${formatDate(item.agreedOn)}. `}
            {item.due !== '' && `Due ${formatDate(item.due)}. `}
          </div>
          <PlanState item={item} today={today} />
          {item.outcome.trim() !== '' && <TextBlocks text={item.outcome} />}
          <PointChips pointIds={item.pointIds} />
        </>
      )}
      dialog={(item, onClose) => (
        <RecordDialog<'planItems', PlanItem>
          key={item.id}
          title="Plan item"
          table="planItems"
          record={item}
          problems={planProblems}
          deletedMessage="The plan item is deleted."
          onClose={onClose}
        >
          <LongTextField<PlanItem> name="what" label="What is planned" hint="What the candidate is to do, or how you will assess." />
          <PointsField<PlanItem> name="pointIds" label="For which points" />
          <Columns min={180}>
            <DateField<PlanItem> name="agreedOn" label="Agreed on" max={today} />
            <DateField<PlanItem> name="due" label="Due" optional />
            <DateField<PlanItem> name="doneOn" label="Done on" max={today} optional />
          </Columns>
          <LongTextField<PlanItem> name="outcome" label="What came of it" minRows={2} optional />
        </RecordDialog>
      )}
    />
  );
}

function PlanState({ item, today }: { readonly item: PlanItem; readonly today: string }) {
  if (item.doneOn !== '') return <StatusMark status="good">Done {formatDate(item.doneOn)}</StatusMark>;
  if (item.due !== '' && item.due < today) return <StatusMark status="bad">Overdue</StatusMark>;
  return <StatusMark status="waiting">Open</StatusMark>;
}

function planProblems(item: PlanItem): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isFilled(item.what)) problems.push({ path: ['what'], message: 'Say what is planned.' });
  if (item.due !== '' && item.agreedOn !== '' && item.due < item.agreedOn)
    problems.push({ path: ['due'], message: 'It is due before it was agreed.', isWrong: true });
  return problems;
}
