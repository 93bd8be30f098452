import { useEffect, useState } from 'react';
import type { AtRestCipher } from '../../storage/at-rest-cipher.ts';
import type { AtRestLock } from '../../storage/at-rest-lock.ts';
import { FolioDatabase } from '../../storage/database.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { ForgottenCard } from './forgotten-card.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { openFolio, type OpenDatabase } from './rewrite.ts';
import { RewriteBar } from './rewrite-bar.tsx';
import { startAgain } from './start-again.ts';
import { useUnlock } from './use-unlock.ts';

interface LockScreenProps {
  readonly lock: AtRestLock;
  /** Everything of the portfolios can be read with this. */
  readonly onUnlocked: (cipher: AtRestCipher) => void;
  readonly open?: OpenDatabase | undefined;
  readonly reload?: (() => void) | undefined;
}

const PROBLEM = 'lock-problem';

/**
 * R40: stands before everything of the portfolios. Goes on with sealing or opening what is there, where the lock was just put on or is
 * being taken off.
 */
export function LockScreen({ lock, onUnlocked, open = openFolio, reload = startAgain }: LockScreenProps) {
  const [words, setWords] = useState('');
  const { state, wait, tryWords, cancelLock } = useUnlock({ onUnlocked, open, reload });
  const { title, lead, action } = textsOf(lock.step);
  if (state.type === 'rewriting') return <Rewriting isOpening={lock.step === 'opening'} progress={state.progress} />;
  const isTrying = state.type === 'trying';
  return (
    <Page title={title} lead={lead}>
      <Stack gap="l">
        <Card>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (words.trim() !== '' && wait === 0 && !isTrying) void tryWords(words);
            }}
          >
            <Stack gap="m">
              <PassphraseField label="Your passphrase" value={words} onChange={setWords} describedBy={PROBLEM} />
              <div id={PROBLEM} aria-live="polite">
                {state.type === 'wrong' && (
                  <p>
                    <b>This is not the passphrase.</b> Check each word; capitals, spaces and hyphens do not matter.
                  </p>
                )}
                {wait > 0 && <p>{`After several wrong tries Folio takes a break: ${wait === 1 ? '1 second' : `${wait} seconds`} more.`}</p>}
              </div>
              {state.type === 'failed' && (
                <Notice tone="error" title="It could not be finished">
                  {state.message} Nothing is lost: what is sealed opens with your passphrase, and what is not can be read as before.
                </Notice>
              )}
              <Row>
                <Button type="submit" isBusy={isTrying} disabled={words.trim() === '' || wait > 0}>
                  {isTrying ? 'Trying the words' : action}
                </Button>
                {lock.step === 'asked' && (
                  <Button variant="quiet" onClick={() => void cancelLock(() => new FolioDatabase())}>
                    Do not lock after all
                  </Button>
                )}
              </Row>
            </Stack>
          </form>
        </Card>
        {lock.step !== 'asked' && <ForgottenCard reload={reload} />}
      </Stack>
    </Page>
  );
}

function Rewriting({ isOpening, progress }: { readonly isOpening: boolean; readonly progress: Parameters<typeof RewriteBar>[0]['progress'] }) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  return (
    <Page
      title={isOpening ? 'Taking the lock off' : 'Locking Folio'}
      lead="This happens once. Leave the window open; should it be closed all the same, Folio goes on at the next start."
    >
      <Card>
        <RewriteBar isOpening={isOpening} progress={progress} />
      </Card>
    </Page>
  );
}

function textsOf(step: AtRestLock['step']): { readonly title: string; readonly lead: string; readonly action: string } {
  switch (step) {
    case 'asked':
      return {
        title: 'Type your passphrase once more',
        lead: 'So that it is sure that you have it. Nothing is locked before that.',
        action: 'Lock Folio with it',
      };
    case 'opening':
      return { title: 'Take the lock off', lead: 'Type your passphrase once more. Everything is then kept open again.', action: 'Take the lock off' };
    case 'sealing':
    case 'on':
      return { title: 'Folio is locked', lead: 'Type your passphrase, and everything is as you left it.', action: 'Unlock' };
  }
}
