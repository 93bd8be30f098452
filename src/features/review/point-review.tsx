import { IconArrowLeft, IconArrowRight, IconKeyboard } from '@tabler/icons-react';
import { useRef } from 'react';
import { Link } from 'react-router';
import { judgementsOf, type PointReview } from '../../domain/review/review-portfolio.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { ClaimedEvidence } from './claimed-evidence.tsx';
import { JudgementForm } from './judgement-form.tsx';
import { JudgementHistory } from './judgement-history.tsx';
import { factsOf } from './point-state.ts';
import classes from './review-screen.module.css';
import { useJudge } from './use-review.ts';
import { WhoJudges } from './who-judges.tsx';

interface PointReviewViewProps {
  readonly point: PointReview;
  readonly onStep: (step: 1 | -1) => void;
  readonly onSaved: () => void;
  readonly onShowKeys: () => void;
  /** Where all points are; the way back on a phone. */
  readonly allPoints: string;
}

/** One point: what it asks, the evidence that claims it, and the judgement. */
export function PointReviewView({ point, onStep, onSaved, onShowKeys, allPoints }: PointReviewViewProps) {
  const { unit, snapshot } = useOpenPortfolio();
  const { canJudge, judge } = useJudge();
  const { coverage, changes, isChangedSinceJudged } = point;
  const { id, statement, group, goodEvidence } = coverage.point;
  const form = useRef<HTMLDivElement>(null);
  const facts = factsOf(point);
  const judgements = judgementsOf(snapshot.judgements, id);

  return (
    <Page
      eyebrow={
        <>
          <Link className={classes['back']} to={allPoints}>
            All points
          </Link>
          {unit.groups.find((item) => item.id === group)?.statement}
        </>
      }
      title={`${id} ${statement}`}
      lead={
        <>
          <div className={classes['facts']}>
            <StatusMark status={facts.claimed.mark}>{facts.claimed.words}</StatusMark>
            <StatusMark status={facts.sufficient.mark}>{facts.sufficient.words}</StatusMark>
            <StatusMark status={facts.judged.mark}>{facts.judged.words}</StatusMark>
          </div>
          <ul className={classes['found']}>
            {coverage.rules.map((rule) => (
              <li key={rule.description} title={rule.description}>
                {rule.summary}
              </li>
            ))}
          </ul>
        </>
      }
      actions={
        <>
          <IconButton label="Previous point" icon={<IconArrowLeft aria-hidden />} onClick={() => onStep(-1)} />
          <IconButton label="Next point" icon={<IconArrowRight aria-hidden />} onClick={() => onStep(1)} />
          <span className={classes['wide']}>
            <IconButton label="Keys" icon={<IconKeyboard aria-hidden />} onClick={onShowKeys} />
          </span>
          {canJudge && judge && (
            <span className={classes['narrow']}>
              <Button size="s" variant="secondary" onClick={() => form.current?.querySelector('input')?.focus()}>
                To the judgement
              </Button>
            </span>
          )}
        </>
      }
    >
      <div className={classes['point']}>
        <div className={classes['evidence']}>
          {coverage.claims.length === 0 && (
            <EmptyState title="Nothing claims this point">
              {coverage.isNeeded
                ? 'The candidate has not claimed it with any evidence yet.'
                : 'The unit does not need it: other points of this group are enough.'}
            </EmptyState>
          )}
          {coverage.claims.map((claim) => (
            <ClaimedEvidence
              key={`${claim.evidence.id} ${claim.locator}`}
              claim={claim}
              pointId={id}
              change={changes.find((change) => change.evidence.id === claim.evidence.id)}
            />
          ))}
          <details className={classes['asked']}>
            <summary>What good evidence looks like</summary>
            <ul>
              {goodEvidence.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        </div>
        <div className={classes['judgement']} ref={form}>
          {canJudge && (
            <Card title="Your judgement">
              {judge ? <JudgementForm key={id} point={point} assessorId={judge.id} onSaved={onSaved} /> : <WhoJudges />}
            </Card>
          )}
          {(judgements.length > 0 || !canJudge) && (
            <Card title={canJudge ? 'Judged before' : 'Judgements'}>
              {judgements.length === 0 ? <p>Not judged yet.</p> : <JudgementHistory judgements={judgements} isChanged={isChangedSinceJudged} />}
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}
