import { useState } from 'react';
import { useFormContext, type FieldPath, type FieldValues, type PathValue } from 'react-hook-form';
import { emptyPerson, personRoleNames, type PersonRole } from '../domain/person.ts';
import { createRecord } from '../storage/record-commands.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Row, Stack } from '../ui/stack.tsx';
import { QuickPerson } from './quick-person.tsx';
import { useOpenPortfolio } from './portfolio-context.tsx';
import { useCommand } from './use-command.ts';

interface PersonFieldProps<T extends FieldValues> {
  readonly name: FieldPath<T>;
  readonly label: string;
  /** Whom to offer; a new person gets the first of these roles. */
  readonly roles: readonly [PersonRole, ...PersonRole[]];
}

/** Chooses one of the people of the portfolio, or adds one without leaving the form. */
export function PersonField<T extends FieldValues>({ name, label, roles }: PersonFieldProps<T>) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const { setValue } = useFormContext<T>();
  const [isAdding, setIsAdding] = useState(false);
  const command = useCommand();
  const people = snapshot.people.filter((person) => roles.includes(person.role));
  const add = async (personName: string, jobTitle: string) => {
    const created = await command((session) =>
      createRecord(session, 'people', portfolioId, { ...emptyPerson, role: roles[0], name: personName, jobTitle }),
    );
    if (!created.isDone) return;
    setValue(name, created.value.id as PathValue<T, FieldPath<T>>, { shouldDirty: true });
    setIsAdding(false);
  };
  return (
    <Stack gap="s">
      <SelectField<T>
        name={name}
        label={label}
        emptyLabel={people.length === 0 ? 'Nobody yet' : 'Choose'}
        options={people.map((person) => ({
          value: person.id,
          label: `${person.name || 'Unnamed'} · ${person.jobTitle || personRoleNames[person.role]}`,
        }))}
      />
      {isAdding ? (
        <QuickPerson onAdd={add} onCancel={() => setIsAdding(false)} />
      ) : (
        <Row>
          <Button variant="secondary" onClick={() => setIsAdding(true)}>
            New person
          </Button>
        </Row>
      )}
    </Stack>
  );
}
