import { useState } from 'react';
import { returnOutcomeNames, type PortfolioReturn } from '../../domain/portfolio-return.ts';
import { evidenceReference } from '../../domain/evidence.ts';
import { changesBetween, returnsNewestFirst } from '../../domain/review/changes.ts';
import { formatDate, formatInstant } from '../../lib/dates.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EntryList } from '../../ui/entry-list.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { TextBlocks } from '../../ui/text-blocks.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './plan-screen.module.css';
import { ReturnDialog } from './return-dialog.tsx';
import { useJudge, usePersonName, useReview } from './use-review.ts';

/** Every return of the portfolio, the newest first, what changed between them, and the assessor's way to return it again. */
export function ReturnsCard() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const { canJudge, judge } = useJudge();
  const { review } = useReview();
  const [isReturning, setIsReturning] = useState(false);
  const returns = returnsNewestFirst(snapshot.returns);
  const { changed, gone } = review.changes;

  return (
    <Card
      title={canJudge ? 'Return to the candidate' : 'Returned by the assessor'}
      actions={canJudge && judge && <Button onClick={() => setIsReturning(true)}>Return to the candidate</Button>}
    >
      <Stack gap="m">
        {returns.length === 0 && (
          <p>
            {canJudge
              ? 'When you have judged what waits for you, return the portfolio with your feedback. Next time you see first what changed since.'
              : 'The assessor has not returned the portfolio yet.'}
          </p>
        )}
        {returns.length > 0 && (
          <p>
            <b>Since the last return:</b>{' '}
            {sinceWords(
              changed.map(({ type }) => type),
              gone,
            )}
          </p>
        )}
        <EntryList isOrdered>
          {returns.map((item, index) => (
            <ReturnEntry key={item.id} item={item} earlier={returns[index + 1]} />
          ))}
        </EntryList>
        {canJudge && returns.length > 0 && (
          <div>
            <LinkButton to={portfolioPaths(portfolioId).share} variant="secondary">
              Save the review package
            </LinkButton>
          </div>
        )}
      </Stack>
      {judge && <ReturnDialog isOpen={isReturning} onClose={() => setIsReturning(false)} assessorId={judge.id} />}
    </Card>
  );
}

function ReturnEntry({ item, earlier }: { readonly item: PortfolioReturn; readonly earlier: PortfolioReturn | undefined }) {
  const { snapshot } = useOpenPortfolio();
  const personName = usePersonName();
  const name = (id: string) => {
    const evidence = snapshot.evidence.find((piece) => piece.id === id);
    return evidence ? evidenceReference(evidence) : 'one that is no longer there';
  };
  const between = earlier && changesBetween(earlier.seen, item.seen);
  return (
    <li className={classes['return']}>
      <StatusMark status={item.outcome === 'complete' ? 'good' : 'waiting'}>{returnOutcomeNames[item.outcome]}</StatusMark>
      <div className={classes['muted']}>
        {personName(item.returnedBy)}, {formatInstant(item.returnedAt)}
        {item.resubmitBy !== '' && ` · hand over again by ${formatDate(item.resubmitBy)}`}
      </div>
      {item.feedback.trim() !== '' && <TextBlocks text={item.feedback} />}
      {between && (
        <div className={classes['muted']}>
          {[
            ...(between.added.length === 0 ? [] : [`New since the return before: ${between.added.map(name).join(', ')}.`]),
            ...(between.edited.length === 0 ? [] : [`Edited: ${between.edited.map(name).join(', ')}.`]),
            ...(between.gone.length === 0 ? [] : [`Taken out: ${between.gone.length}.`]),
          ].join(' ') || 'Nothing had changed since the return before.'}
        </div>
      )}
    </li>
  );
}

function sinceWords(changes: readonly ('new' | 'edited')[], gone: number): string {
  const count = (type: 'new' | 'edited') => changes.filter((change) => change === type).length;
  const parts = [
    ...(count('new') === 0 ? [] : [`${count('new')} new`]),
    ...(count('edited') === 0 ? [] : [`${count('edited')} edited`]),
    ...(gone === 0 ? [] : [`${gone} taken out`]),
  ];
  return parts.length === 0 ? 'nothing has changed.' : `${parts.join(', ')}.`;
}
