import { wordsOf } from '../signing/key-words.ts';
import classes from './seal-words.module.css';

/** The six words of a seal, as two people compare them aloud. */
export function SealWords({ keyId, label = 'The six words of the seal' }: { readonly keyId: string; readonly label?: string }) {
  return (
    <ol className={classes['words']} aria-label={label}>
      {wordsOf(keyId).map((word, index) => (
        // A word may come twice, and its place matters.
        <li key={`${String(index)} ${word}`}>{word}</li>
      ))}
    </ol>
  );
}

/** The same within a sentence. */
export function sealText(keyId: string): string {
  return wordsOf(keyId).join(' ');
}
