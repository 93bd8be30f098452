import { Link } from 'react-router';
import { evidenceReference, evidenceTitle } from '../../domain/evidence.ts';
import { seenInSitu } from '../../domain/review/claim-review.ts';
import { metCount, type PortfolioReview } from '../../domain/review/review-portfolio.ts';
import { formatDate, formatInstant } from '../../lib/dates.ts';
import { evidenceDigests } from '../../signing/evidence-digests.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Page } from '../../ui/page.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './review-screen.module.css';
import { useJudge } from './use-review.ts';
import { WhoJudges } from './who-judges.tsx';

/** Where a review begins: what changed since the last return, what waits, and what is still to be seen at the workplace. */
export function ReviewStart({ review }: { readonly review: PortfolioReview }) {
  const { portfolioId, unit, coverage, snapshot } = useOpenPortfolio();
  const { canJudge, judge } = useJudge();
  const paths = portfolioPaths(portfolioId);
  const [first] = review.waiting;
  const met = metCount(unit, coverage);
  const digests = evidenceDigests(snapshot.attachments);
  const held = snapshot.evidence.filter(
    (item) => item.confidentiality.mode === 'held' && (seenInSitu(snapshot.evidenceReviews, item, digests)?.isStale ?? true),
  );
  const changedSinceJudged = review.points.filter((point) => point.isChangedSinceJudged);

  return (
    <Page
      title="Review"
      lead={`${snapshot.portfolio.candidate.name || 'The candidate'} · unit ${unit.id}, ${unit.title}`}
      actions={
        <>
          {first && <LinkButton to={paths.reviewPoint(first.coverage.point.id)}>Start with {first.coverage.point.id}</LinkButton>}
          {canJudge && (
            <LinkButton to={paths.plan} variant="secondary">
              Return to the candidate
            </LinkButton>
          )}
        </>
      }
    >
      <Stack gap="l">
        {canJudge && !judge && <WhoJudges />}
        <Changes review={review} />
        <Card
          title={
            review.waiting.length === 0
              ? 'Nothing waits for you'
              : `${review.waiting.length} ${review.waiting.length === 1 ? 'point waits' : 'points wait'} for you`
          }
        >
          <Stack gap="m">
            <ProgressBar label="Judged met" value={met} max={coverage.needed} valueText={`${met} of ${coverage.needed} points`} />
            {review.waiting.length === 0 ? (
              <p>{met === coverage.needed ? 'Every needed point is judged met.' : 'What is still open is the candidate’s turn.'}</p>
            ) : (
              <Row gap="s">
                {review.waiting.map(({ coverage: { point } }) => (
                  <Chip key={point.id} to={paths.reviewPoint(point.id)} title={point.statement}>
                    {point.id}
                  </Chip>
                ))}
              </Row>
            )}
            {changedSinceJudged.length > 0 && (
              <Row gap="s">
                <StatusMark status="changed">Changed since you judged</StatusMark>
                {changedSinceJudged.map(({ coverage: { point } }) => (
                  <Chip key={point.id} to={paths.reviewPoint(point.id)}>
                    {point.id}
                  </Chip>
                ))}
              </Row>
            )}
          </Stack>
        </Card>
        {held.length > 0 && (
          <Card title="To be seen at the workplace">
            <ul className={classes['list']}>
              {held.map((item) => (
                <li key={item.id}>
                  <Link to={paths.reading(item.id)}>
                    {evidenceReference(item)} {evidenceTitle(item)}
                  </Link>
                  {item.confidentiality.heldAt !== '' && `, ${item.confidentiality.heldAt}`}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </Stack>
    </Page>
  );
}

function Changes({ review: { changes } }: { readonly review: PortfolioReview }) {
  const { portfolioId } = useOpenPortfolio();
  const paths = portfolioPaths(portfolioId);
  const { since, changed, gone } = changes;
  if (!since) return null;
  return (
    <Card title="Changed since the last return">
      <Stack gap="m">
        <p className={classes['muted']}>
          Returned {formatInstant(since.returnedAt)}
          {since.resubmitBy !== '' && `, to be handed over again by ${formatDate(since.resubmitBy)}`}.
        </p>
        {changed.length === 0 && gone === 0 && <p>Nothing has changed since.</p>}
        <ul className={classes['list']}>
          {changed.map(({ type, evidence }) => (
            <li key={evidence.id}>
              <Row gap="s">
                <Link to={paths.reading(evidence.id)}>
                  {evidenceReference(evidence)} {evidenceTitle(evidence)}
                </Link>
                <StatusMark status="changed">{type === 'new' ? 'New' : 'Edited'}</StatusMark>
                {evidence.status === 'draft' && <StatusMark status="waiting">Draft</StatusMark>}
                {evidence.claims.map(({ pointId }) => (
                  <Chip key={pointId} to={paths.reviewPoint(pointId)}>
                    {pointId}
                  </Chip>
                ))}
              </Row>
            </li>
          ))}
        </ul>
        {gone > 0 && <p>{gone === 1 ? 'One piece that you saw is no longer there.' : `${gone} pieces that you saw are no longer there.`}</p>}
      </Stack>
    </Card>
  );
}
