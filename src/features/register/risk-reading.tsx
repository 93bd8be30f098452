import { useMemo } from 'react';
import { useParams } from 'react-router';
import { stageName } from '../../domain/coverage/process-operations.ts';
import { buildRegister } from '../../domain/register.ts';
import { riskName, riskReference, riskTypeNames } from '../../domain/risk.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextBlocks } from '../../ui/text-blocks.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { RatingHistory } from './rating-history.tsx';
import { RiskLinks } from './risk-links.tsx';

/** One risk of the candidate's register, to read. */
export function RiskReading() {
  const { riskId = '' } = useParams();
  const { portfolioId, snapshot } = useOpenPortfolio();
  const row = useMemo(() => buildRegister(snapshot).rows.find(({ risk }) => risk.id === riskId), [snapshot, riskId]);
  if (!row) {
    return (
      <Page title="This risk is not here">
        <EmptyState
          title="The candidate may have deleted it"
          actions={<LinkButton to={portfolioPaths(portfolioId).register}>Open the register</LinkButton>}
        >
          Everything else in the register is still there.
        </EmptyState>
      </Page>
    );
  }
  const { risk } = row;
  const stages = snapshot.stages.filter(({ id }) => risk.stageIds.includes(id)).map(stageName);
  const items = [
    { label: 'Hazard', text: risk.hazard },
    { label: 'What may happen', text: risk.event },
    { label: 'Stages', text: stages.join(', ') },
    { label: 'Who or what is affected', text: risk.affected },
    { label: 'Might affect customers', text: risk.affectsCustomers === null ? '' : risk.affectsCustomers ? 'Yes' : 'No' },
    { label: 'What keeps it down already', text: risk.controls },
  ].map(({ label, text }) => ({ label, value: text === '' ? 'Not said' : <TextBlocks text={text} /> }));
  return (
    <Page
      eyebrow={`${riskReference(risk)} · ${risk.type === null ? 'no type yet' : riskTypeNames[risk.type]}`}
      title={riskName(risk)}
      aside={<RiskLinks row={row} />}
    >
      <Stack gap="l">
        <Card title="As the candidate put it">
          <DefinitionList items={items} />
        </Card>
        <RatingHistory row={row} />
      </Stack>
    </Page>
  );
}
