import { useForm } from 'react-hook-form';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Form } from '../ui/form.tsx';
import { Columns, Row, Stack } from '../ui/stack.tsx';
import { TextField } from '../ui/text-field.tsx';

interface PersonName {
  name: string;
  jobTitle: string;
}

interface QuickPersonProps {
  readonly onAdd: (name: string, jobTitle: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** Name and job: enough to go on with. The rest is filled in under People and witnesses. */
export function QuickPerson({ onAdd, onCancel }: QuickPersonProps) {
  const form = useForm<PersonName>({
    defaultValues: { name: '', jobTitle: '' },
    resolver: (values: PersonName) =>
      values.name.trim() === ''
        ? { values: {}, errors: { name: { type: 'required', message: 'Enter the person’s name.' } } }
        : { values, errors: {} },
  });
  const add = form.handleSubmit((values) => onAdd(values.name.trim(), values.jobTitle.trim()));
  return (
    <Card title="New person" titleLevel={3}>
      <Form form={form} label="New person" isNested>
        <Stack gap="m">
          <Columns min={200}>
            <TextField name="name" label="Name" />
            <TextField name="jobTitle" label="Job" optional />
          </Columns>
          <Row>
            <Button onClick={() => void add()}>Add person</Button>
            <Button variant="quiet" onClick={onCancel}>
              Cancel
            </Button>
          </Row>
        </Stack>
      </Form>
    </Card>
  );
}
