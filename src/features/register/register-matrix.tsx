import { Link } from 'react-router';
import type { RegisterRow } from '../../domain/register.ts';
import { bandOf, bandRange, levelNames, levels } from '../../domain/risk-method.ts';
import { riskName, riskReference } from '../../domain/risk.ts';
import { Card } from '../../ui/card.tsx';
import { RiskMatrix } from '../../ui/matrix.tsx';
import { Stack } from '../../ui/stack.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';

/** Probability × consequence, with the risks where their latest ratings put them, and the key of the bands. */
export function RegisterMatrix({ rows }: { readonly rows: readonly RegisterRow[] }) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const isCandidate = useIsCandidate();
  const { method } = snapshot.portfolio;
  const paths = portfolioPaths(portfolioId);
  return (
    <Card title="Probability × consequence">
      <Stack gap="s">
        <RiskMatrix
          caption="Risks by probability and worst consequence"
          size={method.size}
          rowLabels={method.probability}
          columnLabels={method.consequence}
          toneOf={(probability, consequence) => bandOf(method, probability * consequence)}
          cell={(probability, consequence) =>
            rows
              .filter((row) => row.probability === probability && row.consequence === consequence)
              .map(({ risk }) => (
                <Link key={risk.id} to={paths.risk(risk.id)} title={riskName(risk)}>
                  {riskReference(risk)}
                </Link>
              ))
          }
        />
        <p>{levels.map((level) => `${levelNames[level]} ${bandRange(method, level)}`).join(' · ')}</p>
        {rows.some(({ rating, score }) => rating?.classification && score !== null && rating.classification !== bandOf(method, score)) && (
          <p>
            The matrix informs.{' '}
            {isCandidate
              ? 'Where you classified otherwise, your class counts, with your reason.'
              : 'Where the candidate classified otherwise, their class counts, with their reason.'}
          </p>
        )}
      </Stack>
    </Card>
  );
}
