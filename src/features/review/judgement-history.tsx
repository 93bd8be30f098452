import type { Judgement } from '../../domain/judgement.ts';
import { judgementDecisionNames } from '../../domain/judgement.ts';
import { formatInstant } from '../../lib/dates.ts';
import { EntryList } from '../../ui/entry-list.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { TextBlocks } from '../../ui/text-blocks.tsx';
import classes from './judgement-form.module.css';
import { ruleWords } from './rule-words.ts';
import { usePersonName } from './use-review.ts';

interface JudgementHistoryProps {
  /** The newest first. */
  readonly judgements: readonly Judgement[];
  /** J2, of the newest. */
  readonly isChanged: boolean;
}

/** What was decided on a point, the newest first. Nothing is ever written over. */
export function JudgementHistory({ judgements, isChanged }: JudgementHistoryProps) {
  const personName = usePersonName();
  return (
    <EntryList isOrdered>
      {judgements.map((judgement, index) => (
        <li key={judgement.id} className={classes['judgement']}>
          <StatusMark status={judgement.decision === 'met' ? 'good' : 'bad'}>{judgementDecisionNames[judgement.decision]}</StatusMark>
          {index === 0 && isChanged && (
            <>
              {' '}
              <StatusMark status="changed">Evidence changed since</StatusMark>
            </>
          )}
          <div className={classes['when']}>
            {personName(judgement.assessorId)}, {formatInstant(judgement.judgedAt)}
          </div>
          {judgement.feedback.trim() !== '' && <TextBlocks text={judgement.feedback} />}
          {judgement.evidenceIs.length > 0 && (
            <div className={classes['when']}>Evidence is {judgement.evidenceIs.map((rule) => ruleWords[rule].name.toLowerCase()).join(', ')}</div>
          )}
        </li>
      ))}
    </EntryList>
  );
}
