import { useState } from 'react';
import { addPhrases, deletePhrase, savePhrase } from '../../storage/phrase-commands.ts';
import { usePhrases } from '../../storage/device-hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Entry, EntryList } from '../../ui/entry-list.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCommand } from '../use-command.ts';
import classes from './plan-screen.module.css';

/** To begin with; everybody soon has wordings of their own. */
const starters = [
  'Clear, current and in your own words. Well done.',
  'This is valid, but I cannot tell that it is your own work. Ask somebody who was there to confirm it.',
  'Say where in the evidence I should look: page, paragraph or minute.',
  'Tell me what you did, rather than what the procedure says.',
  'One more example from another day would show that you do this reliably.',
];

/** The assessor's feedback phrases. They stay on this device and serve every portfolio. */
export function PhrasesCard() {
  const phrases = usePhrases();
  const command = useCommand();
  const [text, setText] = useState('');
  const [editedId, setEditedId] = useState<string | null>(null);
  const add = async () => {
    if (text.trim() === '') return;
    const added = await command((session) => addPhrases(session, text));
    if (added.isDone) setText('');
  };
  return (
    <Card title="Feedback phrases">
      <Stack gap="m">
        <p className={classes['muted']}>Your wordings for feedback, last used first. They stay on this device and serve every portfolio.</p>
        {phrases?.length === 0 && (
          <Row>
            <Button size="s" variant="secondary" onClick={() => void command((session) => addPhrases(session, ...starters))}>
              Begin with five phrases
            </Button>
          </Row>
        )}
        <EntryList>
          {(phrases ?? []).map((phrase) => (
            <Entry key={phrase.id}>
              {editedId === phrase.id ? (
                <EditPhrase
                  initial={phrase.text}
                  onSave={async (changed) => {
                    const saved = await command((session) => savePhrase(session, { ...phrase, text: changed }));
                    if (saved.isDone) setEditedId(null);
                  }}
                  onCancel={() => setEditedId(null)}
                />
              ) : (
                <>
                  <span className={classes['words']}>{phrase.text}</span>
                  <Row gap="s">
                    <Button size="s" variant="secondary" onClick={() => setEditedId(phrase.id)} aria-label={`Edit “${phrase.text.slice(0, 60)}”`}>
                      Edit
                    </Button>
                    <Button
                      size="s"
                      variant="quiet"
                      aria-label={`Delete “${phrase.text.slice(0, 60)}”`}
                      onClick={() => {
                        void command((session) => deletePhrase(session, phrase.id));
                        showToast({
                          message: 'The phrase is deleted.',
                          undo: { run: async () => void (await command((session) => savePhrase(session, phrase))) },
                        });
                      }}
                    >
                      Delete
                    </Button>
                  </Row>
                </>
              )}
            </Entry>
          ))}
        </EntryList>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Stack gap="s">
            <PlainField label="New phrase">
              <textarea rows={2} value={text} onChange={(event) => setText(event.target.value)} />
            </PlainField>
            <Row>
              <Button type="submit" size="s" variant="secondary">
                Add phrase
              </Button>
            </Row>
          </Stack>
        </form>
      </Stack>
    </Card>
  );
}

interface EditPhraseProps {
  readonly initial: string;
  readonly onSave: (text: string) => Promise<void>;
  readonly onCancel: () => void;
}

function EditPhrase({ initial, onSave, onCancel }: EditPhraseProps) {
  const [text, setText] = useState(initial);
  return (
    <div className={classes['words']}>
      <PlainForm size="s" submit="Save" canSubmit={text.trim() !== ''} onSubmit={() => onSave(text)} onCancel={onCancel}>
        <PlainField label="Phrase">
          <textarea rows={2} value={text} onChange={(event) => setText(event.target.value)} />
        </PlainField>
      </PlainForm>
    </div>
  );
}
