import { Link } from 'react-router';
import { evidenceReference } from '../../domain/evidence.ts';
import { ratingScore } from '../../domain/evidence/assessment.ts';
import type { RegisterRow } from '../../domain/register.ts';
import { dimensionNames, dimensions } from '../../domain/risk.ts';
import { formatShortDate } from '../../lib/dates.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** Every rating of a risk, newest first: the first counts, the rest are its history. */
export function RatingHistory({ row }: { readonly row: RegisterRow }) {
  const { portfolioId } = useOpenPortfolio();
  if (row.history.length === 0) return null;
  return (
    <Card title="Ratings">
      <DataTable<RegisterRow['history'][number]>
        caption="Ratings, newest first"
        rows={row.history}
        rowKey={({ rating }) => rating.id}
        columns={[
          {
            key: 'assessment',
            header: 'Assessment',
            isRowHeader: true,
            cell: ({ assessment }) => (
              <Link
                to={portfolioPaths(portfolioId).evidence(assessment.id)}
              >{`${evidenceReference(assessment)} ${formatShortDate(assessment.activityDate)}`}</Link>
            ),
          },
          { key: 'probability', header: 'Probability', cell: ({ rating }) => rating.probability ?? '–' },
          ...dimensions.map((dimension) => ({
            key: dimension,
            header: dimensionNames[dimension],
            cell: ({ rating }: RegisterRow['history'][number]) => rating.consequences[dimension].step ?? '–',
          })),
          { key: 'score', header: 'Score', cell: ({ rating }) => ratingScore(rating) ?? '–' },
          { key: 'class', header: 'Class', cell: ({ rating }) => (rating.classification ? <LevelMark level={rating.classification} /> : '–') },
        ]}
      />
    </Card>
  );
}
