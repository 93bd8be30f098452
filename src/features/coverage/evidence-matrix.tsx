import { Link } from 'react-router';
import { evidenceReference, evidenceTitle, kindName } from '../../domain/evidence.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './evidence-matrix.module.css';
import { passesFilter, type GridFilter } from './unit-grid.tsx';

/** Evidence × points: a filled mark is a claim by ready evidence, an open one by a draft, a small dot is what the rules suggest. */
export function EvidenceMatrix({ filter }: { readonly filter: GridFilter }) {
  const { portfolioId, snapshot, coverage } = useOpenPortfolio();
  const paths = portfolioPaths(portfolioId);
  const points = coverage.points.filter((point) => passesFilter(point, filter));
  if (snapshot.evidence.length === 0)
    return <EmptyState title="No evidence yet">Each piece of evidence becomes a row here, and each point of the unit a column.</EmptyState>;
  if (points.length === 0) return <EmptyState title="No such points">Every point is past this filter.</EmptyState>;
  return (
    <Card tight>
      <p className={classes['key']}>
        ● claimed · ○ claimed by a draft · <span className={classes['hint']}>·</span> could be claimed. Open a point for its locators.
      </p>
      <div className={classes['scroll']} role="region" aria-label="Evidence by points" tabIndex={0}>
        <table className={classes['matrix']}>
          <thead>
            <tr>
              <th scope="col">Evidence</th>
              {points.map(({ point, isEvidenced }) => (
                <th key={point.id} scope="col" className={isEvidenced ? undefined : classes['open']}>
                  <Link to={paths.point(point.id)} title={point.statement}>
                    {point.id}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {snapshot.evidence.map((evidence) => (
              <tr key={evidence.id}>
                <th scope="row">
                  <Link to={paths.evidence(evidence.id)} title={`${kindName(evidence.kind)}: ${evidenceTitle(evidence)}`}>
                    {evidenceReference(evidence)}
                  </Link>
                  <span className={classes['title']}>{evidenceTitle(evidence)}</span>
                </th>
                {points.map(({ point, support }) => {
                  const claim = evidence.claims.find(({ pointId }) => pointId === point.id);
                  const words = `${evidenceReference(evidence)}, ${point.id}`;
                  if (claim) {
                    return (
                      <td key={point.id}>
                        <Link
                          to={`${paths.evidence(evidence.id)}?field=claims`}
                          title={claim.locator}
                          aria-label={`${words}: claimed${evidence.status === 'draft' ? ' by a draft' : ''}${claim.locator === '' ? '' : `, ${claim.locator}`}`}
                        >
                          {evidence.status === 'ready' ? '●' : '○'}
                        </Link>
                      </td>
                    );
                  }
                  const isSupport = support.some(({ id }) => id === evidence.id);
                  return (
                    <td key={point.id}>
                      {isSupport && (
                        <span className={classes['hint']} title="Could be claimed" role="img" aria-label={`${words}: could be claimed`}>
                          ·
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
