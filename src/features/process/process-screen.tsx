import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { stageName } from '../../domain/coverage/process-operations.ts';
import type { Stage } from '../../domain/process.ts';
import { createStage, orderStages } from '../../storage/record-commands.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { ReorderableList } from '../../ui/reorderable-list.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { ExplanationCard } from './explanation-card.tsx';
import { StageEditor } from './stage-editor.tsx';
import { StageRow } from './stage-row.tsx';

const EXAMPLE_STAGES = ['Greeting', 'Order', 'Delivery', 'Complaint call', 'Refund'];

/** The service process: how it works in words, and its stages in order (311.1.1). */
export function ProcessScreen() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const command = useCommand();
  const [query] = useSearchParams();
  const [openId, setOpenId] = useState(query.get('stage'));
  const { stages } = snapshot;

  const add = async (name: string) => {
    const created = await command((session) => createStage(session, portfolioId, (stages.at(-1)?.order ?? 0) + 1, { name }));
    if (created.isDone) setOpenId(created.value.id);
  };
  const addExamples = async () => {
    for (const [index, name] of EXAMPLE_STAGES.entries()) await command((session) => createStage(session, portfolioId, index + 1, { name }));
  };
  const reorder = (ids: readonly string[]) => void command((session) => orderStages(session, portfolioId, ids));

  return (
    <Page
      title="Service process"
      lead="The stages that a customer goes through with you, in order. Mark the moments of truth: the stages that matter most to the customer’s experience."
      actions={
        stages.length > 1 ? (
          <LinkButton variant="secondary" to={portfolioPaths(portfolioId).register}>
            Risks at each stage
          </LinkButton>
        ) : undefined
      }
    >
      <Stack gap="l">
        <ExplanationCard />
        <Card title="Stages">
          <Stack gap="m">
            {stages.length === 0 ? (
              <EmptyState
                title="List the stages in order"
                actions={
                  <>
                    <Button onClick={() => void add('')}>Add the first stage</Button>
                    <Button variant="secondary" onClick={() => void addExamples()}>
                      Start with five common stages
                    </Button>
                  </>
                }
              >
                Think of one customer, from the first hello to the last contact: greeting, order, delivery, a complaint, a refund. Three to seven
                stages are usual. Names and order can be changed at any time.
              </EmptyState>
            ) : (
              <>
                <ReorderableList<Stage>
                  items={stages}
                  itemKey={(stage) => stage.id}
                  itemName={stageName}
                  onReorder={reorder}
                  render={(stage, controls) =>
                    stage.id === openId ? (
                      <StageEditor key={stage.id} stage={stage} onClose={() => setOpenId(null)} />
                    ) : (
                      <StageRow stage={stage} number={stages.indexOf(stage) + 1} controls={controls} onOpen={() => setOpenId(stage.id)} />
                    )
                  }
                />
                <Row>
                  <Button variant="secondary" onClick={() => void add('')}>
                    Add a stage
                  </Button>
                </Row>
              </>
            )}
          </Stack>
        </Card>
      </Stack>
    </Page>
  );
}
