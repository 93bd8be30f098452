import { useState } from 'react';
import { emptyPerson } from '../../domain/person.ts';
import { createRecord } from '../../storage/record-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';

/** Asks for the assessor's name where People names none: every judgement says whose it is. */
export function WhoJudges() {
  const { portfolioId } = useOpenPortfolio();
  const command = useCommand();
  const [name, setName] = useState('');
  const add = async () => {
    if (name.trim() !== '')
      await command((session) => createRecord(session, 'people', portfolioId, { ...emptyPerson, role: 'assessor', name: name.trim() }));
  };
  return (
    <Notice tone="info" title="Who judges?">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Stack gap="s">
          <p>No assessor is named in this portfolio yet. Your name stands beside each judgement.</p>
          <PlainField label="Your name">
            <input value={name} onChange={(event) => setName(event.target.value)} autoComplete="name" />
          </PlainField>
          <Button type="submit" size="s">
            Add me as the assessor
          </Button>
        </Stack>
      </form>
    </Notice>
  );
}
