import { addPhrases, touchPhrase } from '../../storage/phrase-commands.ts';
import { usePhrases } from '../../storage/device-hooks.ts';
import { Button } from '../../ui/button.tsx';
import { announce } from '../../ui/announce.tsx';
import { useCommand } from '../use-command.ts';
import classes from './judgement-form.module.css';

interface PhrasePickerProps {
  /** Puts a phrase into the feedback. */
  readonly onPick: (text: string) => void;
  /** The feedback as it stands, to be kept as a phrase. */
  readonly read: () => string;
}

/** The assessor's own wordings, last used first, to put into feedback. */
export function PhrasePicker({ onPick, read }: PhrasePickerProps) {
  const phrases = usePhrases() ?? [];
  const command = useCommand();
  const keep = async () => {
    const text = read().trim();
    if (text === '') return announce('There is no feedback to keep yet.');
    const kept = await command((session) => addPhrases(session, text));
    if (kept.isDone) announce('Kept as a phrase.');
  };
  return (
    <details className={classes['phrases']}>
      <summary>Phrases</summary>
      {phrases.length === 0 && <p>Wordings that you use often. Write feedback, and keep it here to use it again.</p>}
      <ul>
        {phrases.map((phrase) => (
          <li key={phrase.id}>
            <button
              type="button"
              className={classes['phrase']}
              onClick={() => {
                onPick(phrase.text);
                void command((session) => touchPhrase(session, phrase.id));
              }}
            >
              {phrase.text}
            </button>
          </li>
        ))}
      </ul>
      <Button size="s" variant="quiet" onClick={() => void keep()}>
        Keep this feedback as a phrase
      </Button>
    </details>
  );
}
