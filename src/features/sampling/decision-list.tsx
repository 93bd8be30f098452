import { useState } from 'react';
import type { PointReview } from '../../domain/review/review-portfolio.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { DecisionItem } from './decision-item.tsx';
import classes from './sampling.module.css';

type View = 'all' | 'unsampled' | 'again' | 'changed';

interface DecisionListProps {
  /** Judged points, in the unit's order. */
  readonly points: readonly PointReview[];
  readonly chosen: readonly string[];
  /** Null for those who only read. */
  readonly onToggle: ((pointId: string) => void) | null;
}

/** Every decision of the assessor's, with the evidence it rests on and all that was said before. */
export function DecisionList({ points, chosen, onToggle }: DecisionListProps) {
  const { unit, snapshot } = useOpenPortfolio();
  const [view, setView] = useState<View>('all');
  const isSampled = (id: string) => snapshot.samples.some(({ outcome, pointIds }) => outcome !== 'not-sampled' && pointIds.includes(id));
  const idOf = (point: PointReview) => point.coverage.point.id;
  const views: Readonly<Record<View, readonly PointReview[]>> = {
    all: points,
    unsampled: points.filter((point) => !isSampled(idOf(point))),
    again: points.filter((point) => snapshot.judgements.filter(({ pointId }) => pointId === idOf(point)).length > 1),
    changed: points.filter((point) => point.isChangedSinceJudged),
  };
  if (points.length === 0)
    return (
      <EmptyState title="Nothing judged yet">
        As soon as the assessor has judged a point, the decision stands here with its evidence, feedback and history, and can be sampled. Interim
        sampling need not wait for the last one.
      </EmptyState>
    );
  const unjudged = unit.points.length - points.length;
  return (
    <Card title="Decisions">
      <Stack gap="m">
        <Segmented<View>
          label="Show"
          hideLabel
          size="s"
          value={view}
          onChange={setView}
          options={[
            { value: 'all', label: `All ${views.all.length}` },
            { value: 'unsampled', label: `Not sampled ${views.unsampled.length}` },
            { value: 'again', label: `Judged again ${views.again.length}` },
            { value: 'changed', label: `Changed since ${views.changed.length}` },
          ]}
        />
        {views[view].length === 0 ? (
          <p className={classes['muted']}>None of the decisions.</p>
        ) : (
          <ul className={classes['list']}>
            {views[view].map((point) => (
              <DecisionItem key={idOf(point)} point={point} isChosen={chosen.includes(idOf(point))} onToggle={onToggle} />
            ))}
          </ul>
        )}
        {unjudged > 0 && <p className={classes['muted']}>{unjudged === 1 ? '1 point is' : `${unjudged} points are`} not judged yet.</p>}
      </Stack>
    </Card>
  );
}
