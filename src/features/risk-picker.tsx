import { useMemo, useState } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { emptyRisk, riskName, riskReference } from '../domain/risk.ts';
import { createRisk } from '../storage/record-commands.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceChips } from '../ui/choice-chips.tsx';
import { Row, Stack } from '../ui/stack.tsx';
import { useOpenPortfolio } from './portfolio-context.tsx';
import { QuickRisk } from './quick-risk.tsx';
import { useCommand } from './use-command.ts';

interface RiskPickerProps<T extends FieldValues> {
  readonly control: Control<T>;
  readonly name: FieldPath<T>;
  readonly label: string;
  readonly hint?: string;
  /** What may happen, as written elsewhere in the form: the first words of a new risk. */
  readonly suggestion?: { readonly event: string; readonly stageIds: readonly string[] };
}

/** Chooses risks of the register for a field that holds their ids, and adds new ones without leaving the form. */
export function RiskPicker<T extends FieldValues>({ control, name, label, hint, suggestion }: RiskPickerProps<T>) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const { field, fieldState } = useController({ control, name });
  const [isAdding, setIsAdding] = useState(false);
  const command = useCommand();
  const chosen: readonly string[] = field.value;
  const options = useMemo(
    () => snapshot.risks.map((risk) => ({ value: risk.id, label: `${riskReference(risk)} ${shorten(riskName(risk))}` })),
    [snapshot.risks],
  );

  const shownHint = options.length === 0 ? 'Your register is still empty. Add the risk here, and it is in the register too.' : hint;

  const add = async (event: string, hazard: string) => {
    const created = await command((session) =>
      createRisk(session, portfolioId, { ...emptyRisk, event, hazard, stageIds: [...(suggestion?.stageIds ?? [])] }),
    );
    if (!created.isDone) return;
    field.onChange([...chosen, created.value.id]);
    setIsAdding(false);
  };

  return (
    <Stack gap="s">
      <div data-field={name} id={`field-${name}`}>
        <ChoiceChips
          label={label}
          {...(shownHint === undefined ? {} : { hint: shownHint })}
          {...(fieldState.error?.message === undefined ? {} : { error: fieldState.error.message })}
          options={options}
          value={chosen}
          onChange={field.onChange}
        />
      </div>
      {isAdding ? (
        <QuickRisk event={suggestion?.event ?? ''} onAdd={add} onCancel={() => setIsAdding(false)} />
      ) : (
        <Row>
          <Button variant="secondary" onClick={() => setIsAdding(true)}>
            New risk
          </Button>
        </Row>
      )}
    </Stack>
  );
}

function shorten(name: string): string {
  return name.length > 48 ? `${name.slice(0, 46).replace(/\s+\S*$/, '')}…` : name;
}
