import { useState } from 'react';
import type { Lock } from '../../package/encryption.ts';
import { makePassphrase } from '../../package/passphrase.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { IntroductionReader } from '../introduction-reader.tsx';

/** How a package is locked: not at all, with words that Folio makes up, or for one person's device. */
export type LockChoice =
  | { readonly type: 'open' }
  | { readonly type: 'passphrase' }
  | { readonly type: 'person'; readonly name: string; readonly recipient: string };

/** Asks whether others who get hold of the file may read it. */
export function LockChooser({ value, onChange }: { readonly value: LockChoice; readonly onChange: (choice: LockChoice) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Stack gap="s">
      <Segmented<LockChoice['type']>
        label="Who can read the file?"
        value={value.type}
        onChange={(type) => {
          setProblem(null);
          onChange(type === 'person' ? { type, name: '', recipient: '' } : { type });
        }}
        options={[
          { value: 'passphrase', label: 'Whoever has the passphrase' },
          { value: 'person', label: 'One person alone' },
          { value: 'open', label: 'Anybody who gets it' },
        ]}
      />
      {value.type === 'open' && <p>The file is not locked: whoever gets it can read it, names and all. Give it from hand to hand, on a stick.</p>}
      {value.type === 'passphrase' && (
        <p>Folio makes up six words and shows them once the file is made. Tell them to the other person by phone, never in the same message.</p>
      )}
      {value.type === 'person' && value.recipient === '' && (
        <>
          <p>Paste the introduction of the person who is to open it. Nobody else can, on any other device, not even you.</p>
          <IntroductionReader
            onRead={({ name, recipient }) => {
              if (recipient === '')
                setProblem(`${name} made this introduction with a browser that opens no such files. Choose a passphrase instead.`);
              else onChange({ type: 'person', name, recipient });
            }}
          />
          {problem !== null && <p role="alert">{problem}</p>}
        </>
      )}
      {value.type === 'person' && value.recipient !== '' && (
        <Row>
          <p>
            Locked for the device of <b>{value.name}</b>.
          </p>
          <Button size="s" variant="quiet" onClick={() => onChange({ type: 'person', name: '', recipient: '' })}>
            Somebody else
          </Button>
        </Row>
      )}
    </Stack>
  );
}

/** What to lock with; null leaves the package open. A passphrase is made up here, so that each package has its own. */
export function lockFor(choice: LockChoice): Lock | null {
  switch (choice.type) {
    case 'open':
      return null;
    case 'passphrase':
      return { type: 'passphrase', passphrase: makePassphrase() };
    case 'person':
      return { type: 'recipients', recipients: [choice.recipient] };
  }
}
