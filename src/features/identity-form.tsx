import { useForm, useWatch } from 'react-hook-form';
import { personRoleNames } from '../domain/person.ts';
import type { Actor } from '../domain/policy.ts';
import { signOffLines } from '../domain/signature.ts';
import type { IdentityFields } from '../exchange/identity.ts';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { SegmentedField } from '../ui/segmented-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Columns, Row, Stack } from '../ui/stack.tsx';
import { TextField } from '../ui/text-field.tsx';

interface IdentityFormProps {
  readonly label: string;
  readonly saveLabel: string;
  readonly initial?: Partial<IdentityFields>;
  readonly onSave: (fields: IdentityFields) => Promise<void>;
  readonly onCancel?: (() => void) | undefined;
}

type Values = { -readonly [K in keyof IdentityFields]: IdentityFields[K] | (K extends 'role' ? '' : never) };

/** Who works on this device, in their own words: what their seal says of them. */
export function IdentityForm({ label, saveLabel, initial, onSave, onCancel }: IdentityFormProps) {
  const form = useForm<Values>({
    defaultValues: { name: '', role: '', isQualified: null, qualification: '', organisation: '', ...initial },
    resolver: (values) => {
      const errors = {
        ...(values.name.trim() === '' ? { name: { type: 'required', message: 'Enter your name, as it should stand on the sign-off sheet.' } } : {}),
        ...(values.name.length > 200 ? { name: { type: 'maxLength', message: 'Keep your name under 200 characters.' } } : {}),
        ...(values.role === '' ? { role: { type: 'required', message: 'Choose what you are in the portfolios that you open.' } } : {}),
      };
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
    shouldFocusError: false,
  });
  const role = useWatch({ control: form.control, name: 'role' });
  const save = async ({ name, role: chosen, isQualified, qualification, organisation }: Values) => {
    if (chosen === '') return;
    await onSave({
      name: name.trim(),
      role: chosen,
      isQualified: asksQualified(chosen) ? isQualified : null,
      qualification: qualification.trim(),
      organisation: organisation.trim(),
    });
  };
  return (
    <Form form={form} label={label} onSubmit={save}>
      <Stack gap="m">
        <Columns min={240}>
          <TextField<Values> name="name" label="Your name" hint="As it should stand on the sign-off sheet." autoComplete="name" />
          <SelectField<Values>
            name="role"
            label="What you are"
            hint="You can still work in another role in a single portfolio."
            options={signOffLines.map((line) => ({ value: line, label: personRoleNames[line] }))}
          />
        </Columns>
        {asksQualified(role) && (
          <>
            <SegmentedField<Values>
              name="isQualified"
              label="Are you qualified for this role?"
              hint="Somebody who is still working towards it needs a countersignature."
              options={[
                { value: 'yes', label: 'Qualified' },
                { value: 'no', label: 'Working towards it' },
              ]}
              isBoolean
            />
            <Columns min={240}>
              <TextField<Values> name="qualification" label="Qualification or registration" placeholder="A1, TAQA…" optional />
              <TextField<Values> name="organisation" label="Centre or organisation" autoComplete="organization" optional />
            </Columns>
          </>
        )}
        <Row>
          <Button type="submit">{saveLabel}</Button>
          {onCancel && (
            <Button variant="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </Row>
      </Stack>
    </Form>
  );
}

function asksQualified(role: Actor | ''): boolean {
  return role !== '' && role !== 'candidate';
}
