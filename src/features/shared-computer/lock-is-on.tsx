import { useState } from 'react';
import { reasonOf } from '../../lib/reason-of.ts';
import { normalPassphrase } from '../../package/passphrase.ts';
import { keepLock, type AtRestLock } from '../../storage/at-rest-lock.ts';
import { lockMinutes } from '../../storage/at-rest-standing.ts';
import { changePassphrase } from '../../storage/at-rest-unlock.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { PlainSelect } from '../../ui/plain-select.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { lockNow, NOT_LOCKED } from './lock-now.ts';
import { isStrong, madeUp, PassphraseChoice } from './passphrase-choice.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { isAllSaved } from './start-again.ts';
import { tellTabs } from './tabs.ts';

interface LockIsOnProps {
  readonly lock: AtRestLock;
  readonly onChange: (lock: AtRestLock) => void;
  readonly reload: () => void;
}

/** What can be done with a lock that is on. */
export function LockIsOn({ lock, onChange, reload }: LockIsOnProps) {
  const { session } = useStorage();
  const [isChanging, setIsChanging] = useState(false);
  const keep = async (next: AtRestLock) => {
    await keepLock(session.db, next);
    onChange(next);
  };
  const fail = (message: string) => showToast({ message, tone: 'error' });

  const takeOff = async () => {
    if (!(await isAllSaved())) return fail(NOT_LOCKED);
    await keep({ ...lock, step: 'opening' });
    tellTabs({ type: 'lock-changed' });
    reload();
  };

  return (
    <Card title="The lock">
      <Stack gap="m">
        <PlainSelect
          label="Lock by itself when nobody touches the computer"
          value={String(lock.minutes)}
          options={lockMinutes.map((minutes) => ({ value: String(minutes), label: `after ${minutes} minutes` }))}
          onChange={(value) => {
            const minutes = lockMinutes.find((some) => String(some) === value);
            if (minutes) keep({ ...lock, minutes }).catch((cause: unknown) => fail(`This was not kept. The browser said: ${reasonOf(cause)}`));
          }}
        />
        {isChanging ? (
          <ChangePassphrase lock={lock} onKeep={keep} onClose={() => setIsChanging(false)} />
        ) : (
          <Row>
            <Button onClick={() => void lockNow(reload).then((isLocked) => !isLocked && fail(NOT_LOCKED))}>Lock now</Button>
            <Button variant="secondary" onClick={() => setIsChanging(true)}>
              Change the passphrase
            </Button>
            <Button
              variant="secondary"
              onClick={() => void takeOff().catch((cause: unknown) => fail(`The lock stays on. The browser said: ${reasonOf(cause)}`))}
            >
              Take the lock off
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}

function ChangePassphrase({
  lock,
  onKeep,
  onClose,
}: {
  readonly lock: AtRestLock;
  readonly onKeep: (lock: AtRestLock) => Promise<void>;
  readonly onClose: () => void;
}) {
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState(madeUp);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setIsWorking] = useState(false);

  const change = async () => {
    setIsWorking(true);
    setProblem(null);
    try {
      const changed = await changePassphrase(lock, normalPassphrase(before), normalPassphrase(after.words));
      if (!changed) {
        setProblem('The present passphrase is another one. Nothing was changed.');
        return;
      }
      await onKeep(changed);
      showToast({ message: 'The passphrase is changed. The old one opens nothing any more.', tone: 'success' });
      onClose();
    } catch (cause) {
      setProblem(`Nothing was changed. The browser said: ${reasonOf(cause)}`);
    } finally {
      setIsWorking(false);
    }
  };

  return (
    <PlainForm
      submit={isWorking ? 'Changing' : 'Change the passphrase'}
      canSubmit={!isWorking && before.trim() !== '' && isStrong(after)}
      problem={problem}
      onSubmit={change}
      onCancel={onClose}
    >
      <PassphraseField label="Present passphrase" value={before} onChange={setBefore} />
      <PassphraseChoice value={after} onChange={setAfter} />
    </PlainForm>
  );
}
