import { useEffect, useState } from 'react';
import { reasonOf } from '../../lib/reason-of.ts';
import { normalPassphrase } from '../../package/passphrase.ts';
import type { AtRestCipher } from '../../storage/at-rest-cipher.ts';
import { dropLock, forgetCopy, readLock } from '../../storage/at-rest-lock.ts';
import type { RewriteProgress } from '../../storage/at-rest-rewrite.ts';
import { unlock } from '../../storage/at-rest-unlock.ts';
import type { FolioDatabase } from '../../storage/database.ts';
import { sealTabWith } from '../../storage/session-words.ts';
import { openAll, sealAll, type OpenDatabase } from './rewrite.ts';
import { forgetTries, noteWrongTry, waitUntil } from './tries.ts';

export type UnlockState =
  | { readonly type: 'asking' }
  | { readonly type: 'trying' }
  | { readonly type: 'wrong' }
  | { readonly type: 'rewriting'; readonly progress: RewriteProgress }
  | { readonly type: 'failed'; readonly message: string };

interface UnlockOptions {
  readonly onUnlocked: (cipher: AtRestCipher) => void;
  readonly open: OpenDatabase;
  readonly reload: () => void;
}

/** Tries passphrases, with a growing wait between wrong ones, and does what the lock still has to be done for (R46). */
export function useUnlock({ onUnlocked, open, reload }: UnlockOptions) {
  const [state, setState] = useState<UnlockState>({ type: 'asking' });
  const [wait, setWait] = useSecondsToWait();

  const tryWords = async (typed: string) => {
    setState({ type: 'trying' });
    try {
      // Another tab may have changed the passphrase, or gone on with the lock, since this screen came up.
      const latest = await readLock();
      if (!latest) {
        // Taken off, or Folio removed, in another tab: a key without its lock must write nothing.
        reload();
        return;
      }
      const cipher = await unlock(latest, normalPassphrase(typed));
      if (!cipher) {
        noteWrongTry(Date.now());
        setWait();
        setState({ type: 'wrong' });
        return;
      }
      forgetTries();
      sealTabWith(cipher);
      const show = (progress: RewriteProgress) => setState({ type: 'rewriting', progress });
      if (latest.step === 'opening') {
        await openAll(latest, cipher, open, show);
        sealTabWith(null);
        // The screen that asks whether to leave has to be gone before the page goes.
        setState({ type: 'trying' });
        await new Promise((done) => setTimeout(done));
        reload();
        return;
      }
      if (latest.step !== 'on') await sealAll(latest, cipher, open, show);
      onUnlocked(cipher);
    } catch (cause) {
      setState({ type: 'failed', message: `The browser said: ${reasonOf(cause)}` });
    }
  };

  /** Only while nothing is sealed yet. */
  const cancelLock = async (openUnlocked: () => FolioDatabase) => {
    const db = openUnlocked();
    await dropLock(db);
    db.close();
    forgetCopy();
    reload();
  };

  return { state, wait, tryWords, cancelLock };
}

/** Whole seconds until the next try, counted down. */
function useSecondsToWait(): readonly [number, () => void] {
  const [until, setUntil] = useState(() => waitUntil(Date.now()));
  const [now, setNow] = useState(() => Date.now());
  const isWaiting = until > now;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [isWaiting]);
  const again = () => {
    setUntil(waitUntil(Date.now()));
    setNow(Date.now());
  };
  return [isWaiting ? Math.ceil((until - now) / 1_000) : 0, again];
}
