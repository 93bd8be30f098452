import { useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { nextWaiting } from '../../domain/review/review-portfolio.ts';
import { announce } from '../../ui/announce.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { CriteriaList } from './criteria-list.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { neighbourOf, pointFilters } from './point-filter.ts';
import { PointReviewView } from './point-review.tsx';
import { ReviewStart } from './review-start.tsx';
import classes from './review-screen.module.css';
import { useKeys } from './use-keys.ts';
import { useReview } from './use-review.ts';

/** The assessor's work: points on the left, the evidence that claims one in the middle, its judgement on the right. */
export function ReviewScreen() {
  const { pointId = null } = useParams();
  const { portfolioId, snapshot } = useOpenPortfolio();
  const { review } = useReview();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const [isShowingKeys, setIsShowingKeys] = useState(false);
  // Points judged since the judgements were last read: whoever is quicker than the database must not meet one again.
  const judged = useRef({ before: snapshot.judgements, ids: new Set<string>() });
  const paths = portfolioPaths(portfolioId);
  const filter = pointFilters.find((value) => value === query.get('show')) ?? 'all';
  const kept = filter === 'all' ? '' : `?show=${filter}`;
  const point = pointId === null ? undefined : review.byPoint.get(pointId);

  const goTo = (id: string | null, atEnd: string) => {
    if (id === null) announce(atEnd);
    else void navigate(`${paths.reviewPoint(id)}${kept}`);
  };
  const step = (by: 1 | -1) =>
    goTo(
      neighbourOf(review.points, filter, pointId ?? '', by),
      by === 1 ? 'This is the last point of the list.' : 'This is the first point of the list.',
    );
  const goOn = () => {
    if (judged.current.before !== snapshot.judgements) judged.current = { before: snapshot.judgements, ids: new Set() };
    judged.current.ids.add(pointId ?? '');
    const next = nextWaiting(review, pointId ?? '', judged.current.ids);
    if (next !== null) goTo(next, '');
    else {
      announce('No other point waits for you.');
      void navigate(paths.review);
    }
  };
  const showKeys = () => setIsShowingKeys(true);

  useKeys({
    j: () => step(1),
    ArrowRight: () => step(1),
    k: () => step(-1),
    ArrowLeft: () => step(-1),
    n: () => goTo(nextWaiting(review, pointId ?? ''), 'No other point waits for you.'),
    '?': showKeys,
  });

  return (
    <div className={pointId === null ? `${classes['review']} ${classes['start']}` : classes['review']}>
      <div className={classes['side']}>
        <CriteriaList
          portfolioId={portfolioId}
          points={review.points}
          filter={filter}
          onFilter={(value) => setQuery(value === 'all' ? {} : { show: value }, { replace: true })}
          query={kept}
          currentId={pointId}
        />
      </div>
      <div className={classes['main']}>
        {pointId === null && <ReviewStart review={review} />}
        {point && (
          // A new key for each point: the heading takes the focus and says where one is.
          <PointReviewView key={pointId} point={point} onStep={step} onSaved={goOn} onShowKeys={showKeys} allPoints={`${paths.review}${kept}`} />
        )}
        {pointId !== null && !point && (
          <Page title="No such point">
            <EmptyState title={`The unit has no point ${pointId}`} actions={<LinkButton to={paths.review}>See all points</LinkButton>}>
              The address may be mistyped.
            </EmptyState>
          </Page>
        )}
      </div>
      <KeysDialog isOpen={isShowingKeys} onClose={() => setIsShowingKeys(false)} />
    </div>
  );
}
