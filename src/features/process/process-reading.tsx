import { stageName } from '../../domain/coverage/process-operations.ts';
import type { Stage } from '../../domain/process.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextBlocks } from '../../ui/text-blocks.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** The candidate's service process, to read: the explanation, then its stages in order. */
export function ProcessReading() {
  const { stages, evidence } = useOpenPortfolio().snapshot;
  const explanations = evidence.flatMap((item) => (item.kind === 'process' && item.details.explanation.trim() !== '' ? [item] : []));
  return (
    <Page title="Service process" lead="The stages that a customer goes through with the candidate, in order.">
      <Stack gap="l">
        {explanations.map((item) => (
          <Card key={item.id} title="How the process works">
            <TextBlocks text={item.details.explanation} />
          </Card>
        ))}
        {stages.length === 0 ? (
          <EmptyState title="No stages yet">The candidate has not listed the stages of the process.</EmptyState>
        ) : (
          stages.map((stage, index) => <StageCard key={stage.id} stage={stage} number={index + 1} />)
        )}
      </Stack>
    </Page>
  );
}

function StageCard({ stage, number }: { readonly stage: Stage; readonly number: number }) {
  const items = [
    { label: 'Channel', value: stage.channel },
    { label: 'What the customer sees', value: <TextBlocks text={stage.customerSees} />, isShown: stage.customerSees !== '' },
    { label: 'Behind the scenes', value: <TextBlocks text={stage.behindTheScenes} />, isShown: stage.behindTheScenes !== '' },
    { label: 'Why it is a moment of truth', value: <TextBlocks text={stage.momentOfTruthReason} />, isShown: stage.isMomentOfTruth },
  ].filter(({ value, isShown }) => isShown ?? value !== '');
  return (
    <Card title={`${number} ${stageName(stage)}`} actions={stage.isMomentOfTruth ? <Chip tone="brand">★ Moment of truth</Chip> : undefined}>
      <DefinitionList items={items} />
    </Card>
  );
}
