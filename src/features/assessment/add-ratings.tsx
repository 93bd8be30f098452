import { useState } from 'react';
import { riskName, riskReference } from '../../domain/risk.ts';
import { createRisk } from '../../storage/record-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { QuickRisk } from '../quick-risk.tsx';
import { useCommand } from '../use-command.ts';

/** Adds risks of the register to the assessment, or a new one to both. */
export function AddRatings({ taken, onAdd }: { readonly taken: readonly string[]; readonly onAdd: (riskIds: readonly string[]) => void }) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const [mode, setMode] = useState<'closed' | 'choose' | 'new'>('closed');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const command = useCommand();
  const free = snapshot.risks.filter(({ id }) => !taken.includes(id));
  const close = () => {
    setMode('closed');
    setChosen([]);
  };
  const addNew = async (event: string, hazard: string) => {
    const created = await command((session) => createRisk(session, portfolioId, { event, hazard }));
    if (!created.isDone) return;
    onAdd([created.value.id]);
    close();
  };

  if (mode === 'new') return <QuickRisk event="" onAdd={addNew} onCancel={close} />;
  if (mode === 'closed') {
    return (
      <Row wrap>
        {free.length > 0 && (
          <Button variant="secondary" onClick={() => setMode('choose')}>
            Add risks from the register
          </Button>
        )}
        <Button variant="secondary" onClick={() => setMode('new')}>
          Add a new risk
        </Button>
      </Row>
    );
  }
  return (
    <Card title="Add risks from the register" titleLevel={3}>
      <Stack gap="m">
        <ChoiceChips
          label="Risks not in this assessment yet"
          options={free.map((risk) => ({ value: risk.id, label: `${riskReference(risk)} ${riskName(risk)}` }))}
          value={chosen}
          onChange={setChosen}
        />
        <Row wrap>
          <Button
            disabled={chosen.length === 0}
            onClick={() => {
              onAdd(chosen);
              close();
            }}
          >
            {chosen.length > 1 ? `Add ${chosen.length} risks` : 'Add'}
          </Button>
          <Button variant="secondary" onClick={() => setChosen(free.map(({ id }) => id))}>
            Choose all
          </Button>
          <Button variant="quiet" onClick={close}>
            Cancel
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
