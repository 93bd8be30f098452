import { Chip } from '../../ui/chip.tsx';
import { Row } from '../../ui/stack.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';

/** The points that something is about, each a way to it. */
export function PointChips({ pointIds }: { readonly pointIds: readonly string[] }) {
  const { portfolioId, coverage } = useOpenPortfolio();
  const isCandidate = useIsCandidate();
  const paths = portfolioPaths(portfolioId);
  if (pointIds.length === 0) return null;
  return (
    <Row gap="s">
      {pointIds.map((id) => (
        <Chip key={id} to={isCandidate ? paths.point(id) : paths.reviewPoint(id)} title={coverage.byPoint.get(id)?.point.statement ?? ''}>
          {id}
        </Chip>
      ))}
    </Row>
  );
}
