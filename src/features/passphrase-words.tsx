import classes from './passphrase-words.module.css';

/** A passphrase to write down or copy: one press selects all of it. */
export function PassphraseWords({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <output className={classes['words']} aria-label={label}>
      {words}
    </output>
  );
}
