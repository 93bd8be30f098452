import { useForm } from 'react-hook-form';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Form } from '../ui/form.tsx';
import { LongTextField } from '../ui/long-text-field.tsx';
import { Row, Stack } from '../ui/stack.tsx';

interface QuickRiskProps {
  readonly event: string;
  readonly onAdd: (event: string, hazard: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** The two questions that make a risk: its source and what may happen. The rest is filled in on the register. */
export function QuickRisk({ event, onAdd, onCancel }: QuickRiskProps) {
  const form = useForm({ defaultValues: { hazard: '', event } });
  // Not a <form>: it stands inside the form of the evidence, and forms do not nest.
  const add = form.handleSubmit((values) => onAdd(values.event.trim(), values.hazard.trim()));
  return (
    <Card title="New risk" titleLevel={3}>
      <Form form={form} label="New risk" isNested>
        <Stack gap="m">
          <LongTextField name="hazard" label="Hazard" hint="What is there that could cause trouble? The source, not the outcome." minRows={2} />
          <LongTextField name="event" label="What may happen" hint="The event, in one sentence." minRows={2} />
          <Row>
            <Button onClick={() => void add()}>Add to the register</Button>
            <Button variant="quiet" onClick={onCancel}>
              Cancel
            </Button>
          </Row>
        </Stack>
      </Form>
    </Card>
  );
}
