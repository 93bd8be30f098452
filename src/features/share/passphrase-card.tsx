import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { Row, Stack } from '../../ui/stack.tsx';

interface PassphraseCardProps {
  readonly name: string;
  readonly isWrong: boolean;
  readonly onTry: (words: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the words that open a locked file. */
export function PassphraseCard({ name, isWrong, onTry, onCancel }: PassphraseCardProps) {
  const [words, setWords] = useState('');
  return (
    <Card title={`${name} is locked`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() !== '') onTry(words);
        }}
      >
        <Stack gap="m">
          {isWrong && (
            <Notice tone="error">
              These words do not open the file. Check each of them with whoever sent it; capitals, spaces and hyphens do not matter.
            </Notice>
          )}
          <PlainField label="Passphrase that they told you">
            <input value={words} onChange={(event) => setWords(event.target.value)} autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </PlainField>
          <Row>
            <Button type="submit" disabled={words.trim() === ''}>
              Unlock
            </Button>
            <Button variant="quiet" onClick={onCancel}>
              Choose another file
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}
