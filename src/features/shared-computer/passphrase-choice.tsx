import { useState } from 'react';
import { makePassphrase, missingWords } from '../../package/passphrase.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { PassphraseWords } from '../passphrase-words.tsx';
import { PassphraseField } from './passphrase-field.tsx';

/** A passphrase that is being chosen. */
export interface ChosenPassphrase {
  readonly type: 'made-up' | 'own';
  readonly words: string;
}

export function madeUp(): ChosenPassphrase {
  return { type: 'made-up', words: makePassphrase() };
}

/** True when it cannot be guessed: made up by Folio, or at least four different words. */
export function isStrong({ type, words }: ChosenPassphrase): boolean {
  return type === 'made-up' || missingWords(words) === 0;
}

const HINT = 'passphrase-strength';

/** R42: six words that Folio makes up, or at least four of the person's own. */
export function PassphraseChoice({ value, onChange }: { readonly value: ChosenPassphrase; readonly onChange: (value: ChosenPassphrase) => void }) {
  // Made up once: going to and fro shows the same words.
  const [offered, setOffered] = useState(value.type === 'made-up' ? value.words : makePassphrase);
  return (
    <Stack gap="s">
      <Segmented<ChosenPassphrase['type']>
        label="Which passphrase?"
        value={value.type}
        onChange={(type) => onChange({ type, words: type === 'made-up' ? offered : '' })}
        options={[
          { value: 'made-up', label: 'Words that Folio makes up' },
          { value: 'own', label: 'My own words' },
        ]}
      />
      {value.type === 'made-up' ? (
        <>
          <PassphraseWords label="Passphrase" words={value.words} />
          <Row>
            <p>Write the six words down on paper, and keep the paper away from this computer.</p>
            <Button
              size="s"
              variant="quiet"
              onClick={() => {
                const words = makePassphrase();
                setOffered(words);
                onChange({ type: 'made-up', words });
              }}
            >
              Other words
            </Button>
          </Row>
        </>
      ) : (
        <>
          <PassphraseField
            label="Your own passphrase"
            value={value.words}
            isNew
            describedBy={HINT}
            onChange={(words) => onChange({ type: 'own', words })}
          />
          <p id={HINT} aria-live="polite">
            {strengthOf(value.words)}
          </p>
        </>
      )}
    </Stack>
  );
}

/** In a sentence, what a passphrase is worth. */
function strengthOf(typed: string): string {
  const missing = missingWords(typed);
  if (typed.trim() === '') return 'At least four words of three letters or more that have nothing to do with each other.';
  if (missing > 0) return `Too easy to guess: ${missing === 1 ? 'one more word' : `${missing} more words`}, different from the others.`;
  return 'Good, as long as the words are not a saying, a song or your own names and dates.';
}
