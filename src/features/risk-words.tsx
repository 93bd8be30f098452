import { Link } from 'react-router';
import type { Risk } from '../domain/risk.ts';
import { isFilled } from '../domain/record.ts';
import { riskReference } from '../domain/risk.ts';
import { DefinitionList } from '../ui/definition-list.tsx';
import { Stack } from '../ui/stack.tsx';
import { portfolioPaths } from './paths.ts';

/** Hazard and event of a risk, in that order, with the way to change them on the register. */
export function RiskWords({ risk }: { readonly risk: Risk }) {
  const path = portfolioPaths(risk.portfolioId).risk(risk.id);
  return (
    <Stack gap="s">
      <DefinitionList
        items={[
          { label: 'Hazard', value: isFilled(risk.hazard) ? risk.hazard : <Link to={`${path}?field=hazard`}>Name the source of the risk</Link> },
          { label: 'What may happen', value: isFilled(risk.event) ? risk.event : <Link to={`${path}?field=event`}>Say what may happen</Link> },
        ]}
      />
      <Link to={path}>Open {riskReference(risk)} in the register</Link>
    </Stack>
  );
}
