import { memo, useEffect, useMemo, useRef } from 'react';
import { NavLink } from 'react-router';
import type { PointReview } from '../../domain/review/review-portfolio.ts';
import { PlainSelect } from '../../ui/plain-select.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { portfolioPaths } from '../paths.ts';
import classes from './criteria-list.module.css';
import { useDraftPoints } from './judgement-drafts.ts';
import { passesPointFilter, pointFilterNames, pointFilters, type PointFilter } from './point-filter.ts';
import { factsOf, type Fact } from './point-state.ts';

interface CriteriaListProps {
  readonly portfolioId: string;
  readonly points: readonly PointReview[];
  readonly filter: PointFilter;
  readonly onFilter: (filter: PointFilter) => void;
  /** The query that every link keeps. */
  readonly query: string;
  readonly currentId: string | null;
}

/** The points of the unit with their three facts, filtered. */
export function CriteriaList({ portfolioId, points, filter, onFilter, query, currentId }: CriteriaListProps) {
  const list = useRef<HTMLOListElement>(null);
  const drafts = useDraftPoints(portfolioId);
  const draftIds = useMemo(() => new Set(drafts.split(' ')), [drafts]);
  const paths = portfolioPaths(portfolioId);
  const shown = points.filter((point) => passesPointFilter(point, filter));

  // The list scrolls by itself; the page must not.
  useEffect(() => {
    const box = list.current;
    const current = currentId === null ? null : box?.querySelector<HTMLElement>(`[data-point="${CSS.escape(currentId)}"]`);
    if (!current || !box) return;
    const top = current.offsetTop - box.offsetTop;
    if (top < box.scrollTop || top + current.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 2;
  }, [currentId]);

  return (
    <nav aria-label="Points to review" className={classes['criteria']}>
      <PlainSelect
        label="Show"
        value={filter}
        onChange={onFilter}
        options={pointFilters.map((value) => ({
          value,
          label: `${pointFilterNames[value]} (${points.filter((point) => passesPointFilter(point, value)).length})`,
        }))}
      />
      {shown.length === 0 && <p className={classes['none']}>No point is like that now.</p>}
      <div className={classes['heads']} aria-hidden="true">
        <span>Point</span>
        <span title="Claimed by ready evidence">Claim</span>
        <span title="What the unit’s rules find">Rules</span>
        <span>Judged</span>
      </div>
      <ol ref={list} className={classes['list']}>
        {shown.map((point) => {
          const { id, statement } = point.coverage.point;
          const { claimed, sufficient, judged } = factsOf(point);
          return (
            <CriteriaRow
              key={id}
              id={id}
              statement={statement}
              to={`${paths.reviewPoint(id)}${query}`}
              claimedMark={claimed.mark}
              claimedWords={claimed.words}
              sufficientMark={sufficient.mark}
              sufficientWords={sufficient.words}
              judgedMark={judged.mark}
              judgedWords={judged.words}
              isChanged={point.changes.length > 0}
              hasDraft={draftIds.has(id)}
            />
          );
        })}
      </ol>
      {shown.some((point) => point.changes.length > 0) && (
        <p className={classes['legend']} aria-hidden="true">
          <span className={classes['changed']}>●</span> changed since last time
        </p>
      )}
    </nav>
  );
}

interface CriteriaRowProps {
  readonly id: string;
  readonly statement: string;
  readonly to: string;
  readonly claimedMark: Fact['mark'];
  readonly claimedWords: string;
  readonly sufficientMark: Fact['mark'];
  readonly sufficientWords: string;
  readonly judgedMark: Fact['mark'];
  readonly judgedWords: string;
  readonly isChanged: boolean;
  readonly hasDraft: boolean;
}

/** Plain texts only, so that a judgement draws its own row again and no other. */
const CriteriaRow = memo(function CriteriaRow(props: CriteriaRowProps) {
  return (
    <li data-point={props.id}>
      <NavLink to={props.to} className={classes['row'] ?? ''} title={props.statement}>
        <span className={classes['id']}>
          {props.id}
          {props.isChanged && (
            <span className={classes['changed']} title="Changed since last time">
              <span aria-hidden="true">●</span>
              <VisuallyHidden> changed since last time,</VisuallyHidden>
            </span>
          )}
        </span>
        <span title={props.claimedWords}>
          <StatusMark status={props.claimedMark}>
            <VisuallyHidden>{props.claimedWords},</VisuallyHidden>
          </StatusMark>
        </span>
        <span title={props.sufficientWords}>
          <StatusMark status={props.sufficientMark}>
            <VisuallyHidden>{props.sufficientWords},</VisuallyHidden>
          </StatusMark>
        </span>
        <span className={classes['judged']}>
          {props.hasDraft ? (
            <StatusMark status="waiting">Not saved</StatusMark>
          ) : (
            <StatusMark status={props.judgedMark}>{props.judgedWords}</StatusMark>
          )}
        </span>
      </NavLink>
    </li>
  );
});
