import type { Problem } from '../../domain/evidence/row.ts';
import type { Question } from '../../domain/judgement.ts';
import { isFilled } from '../../domain/record.ts';
import { formatDate } from '../../lib/dates.ts';
import { createRecord } from '../../storage/record-commands.ts';
import { DateField } from '../../ui/date-field.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SegmentedField } from '../../ui/segmented-field.tsx';
import { TextBlocks } from '../../ui/text-blocks.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import classes from './plan-screen.module.css';
import { PointChips } from './point-chips.tsx';
import { PointsField } from './points-field.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { RecordList } from './record-list.tsx';
import { useJudge, usePersonName } from './use-review.ts';

const ways = [
  { value: 'yes', label: 'Spoken' },
  { value: 'no', label: 'In writing' },
];

/** Questions that the assessor asked, with the candidate's answers. */
export function QuestionsCard() {
  const { portfolioId, snapshot, today } = useOpenPortfolio();
  const { judge } = useJudge();
  const personName = usePersonName();
  const command = useCommand();
  const add = async (assessorId: string) => {
    const fields = { askedOn: today, assessorId, pointIds: [], isOral: true, question: '', answer: '' };
    const added = await command((session) => createRecord(session, 'questions', portfolioId, fields));
    return added.isDone ? added.value.id : null;
  };
  return (
    <RecordList
      title="Questions"
      records={snapshot.questions}
      none="No questions are recorded yet."
      addLabel="Add a question"
      onAdd={judge && (() => add(judge.id))}
      nameOf={(item) => item.question.slice(0, 60) || 'no question yet'}
      entry={(item) => (
        <>
          <b>{item.question.trim() === '' ? 'No question written yet' : item.question}</b>
          {item.answer.trim() === '' ? <span className={classes['muted']}>No answer yet</span> : <TextBlocks text={item.answer} />}
          <div className={classes['muted']}>
            {item.isOral ? 'Spoken' : 'In writing'}
            {item.askedOn !== '' && `, ${formatDate(item.askedOn)}`}, {personName(item.assessorId)}
          </div>
          <PointChips pointIds={item.pointIds} />
        </>
      )}
      dialog={(item, onClose) => (
        <RecordDialog<'questions', Question>
          key={item.id}
          title="Question"
          table="questions"
          record={item}
          problems={questionProblems}
          deletedMessage="The question is deleted."
          onClose={onClose}
        >
          <LongTextField<Question> name="question" label="Question" minRows={2} />
          <LongTextField<Question> name="answer" label="Answer" hint="In the candidate’s words." />
          <SegmentedField<Question> name="isOral" label="How it was asked" options={ways} isBoolean />
          <DateField<Question> name="askedOn" label="Asked on" max={today} />
          <PointsField<Question> name="pointIds" label="For which points" />
        </RecordDialog>
      )}
    />
  );
}

function questionProblems(item: Question): readonly Problem[] {
  return isFilled(item.question) ? [] : [{ path: ['question'], message: 'Write the question.' }];
}
