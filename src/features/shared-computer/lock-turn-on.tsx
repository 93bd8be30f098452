import { useState } from 'react';
import { Link } from 'react-router';
import { formatInstant } from '../../lib/dates.ts';
import { reasonOf } from '../../lib/reason-of.ts';
import { normalPassphrase } from '../../package/passphrase.ts';
import { keepLock } from '../../storage/at-rest-lock.ts';
import { makeLock } from '../../storage/at-rest-unlock.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlainCheckbox } from '../../ui/plain-checkbox.tsx';
import { Stack } from '../../ui/stack.tsx';
import { portfolioPaths } from '../paths.ts';
import { isStrong, madeUp, PassphraseChoice } from './passphrase-choice.tsx';
import classes from './shared-computer.module.css';
import { isAllSaved } from './start-again.ts';
import { tellTabs } from './tabs.ts';
import { useMissingBackups } from './use-backups.ts';

const USUAL_MINUTES = 10;

/** Puts the lock on: a backup first, then the passphrase, then Folio starts again and asks for it. */
export function LockTurnOn({ reload }: { readonly reload: () => void }) {
  const { session } = useStorage();
  const [passphrase, setPassphrase] = useState(madeUp);
  const [isSure, setIsSure] = useState(false);
  const [state, setState] = useState<{ readonly type: 'idle' | 'working' } | { readonly type: 'failed'; readonly message: string }>({ type: 'idle' });

  const putOn = async () => {
    setState({ type: 'working' });
    try {
      const lock = await makeLock(normalPassphrase(passphrase.words), USUAL_MINUTES);
      if (!(await isAllSaved())) {
        setState({ type: 'failed', message: 'Your last words could not be saved. Save them first, then lock Folio.' });
        return;
      }
      await keepLock(session.db, lock);
      tellTabs({ type: 'lock-changed' });
      reload();
    } catch (cause) {
      setState({ type: 'failed', message: `The browser said: ${reasonOf(cause)}` });
    }
  };

  return (
    <>
      <BackupFirst />
      <Card title="Put the lock on">
        <Stack gap="m">
          <PassphraseChoice value={passphrase} onChange={setPassphrase} />
          <PlainCheckbox label="I have the passphrase. I know that nobody can open Folio here without it." checked={isSure} onChange={setIsSure} />
          {state.type === 'failed' && (
            <Notice tone="error" title="The lock was not put on">
              {state.message}
            </Notice>
          )}
          <p>Folio then starts again and asks for the passphrase, to be sure that you have it. Nothing is locked before that.</p>
          <div>
            <Button disabled={!isSure || !isStrong(passphrase)} isBusy={state.type === 'working'} onClick={() => void putOn()}>
              {state.type === 'working' ? 'Making the lock' : 'Lock Folio on this computer'}
            </Button>
          </div>
        </Stack>
      </Card>
    </>
  );
}

function BackupFirst() {
  const missing = useMissingBackups() ?? [];
  if (missing.length === 0) return null;
  return (
    <Notice tone="warning" title="Make a backup first">
      <p>Should the passphrase ever be lost, a backup elsewhere is all there is. Without one since the last change:</p>
      <ul className={classes['points']}>
        {missing.map(({ id, name, backedUpAt }) => (
          <li key={id}>
            <Link to={portfolioPaths(id).share}>{name}</Link>
            {backedUpAt === null ? ', never backed up' : `, backed up ${formatInstant(backedUpAt)}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
