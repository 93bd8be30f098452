import { useEffect, useState } from 'react';
import { readLock, type AtRestLock } from '../../storage/at-rest-lock.ts';
import { Page } from '../../ui/page.tsx';
import { Stack } from '../../ui/stack.tsx';
import { FolderNotSealed } from './folder-not-sealed.tsx';
import { LockIsOn } from './lock-is-on.tsx';
import { LockTurnOn } from './lock-turn-on.tsx';
import { startAgain } from './start-again.ts';
import { WhatLockDoes } from './what-lock-does.tsx';

/** The lock of this computer: what it does and does not do, putting it on, and what can be changed of it. */
export function LockSettingsScreen({ reload = startAgain }: { readonly reload?: (() => void) | undefined }) {
  const [lock, setLock] = useState<AtRestLock | null | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    void readLock().then((found) => {
      if (isCurrent) setLock(found);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  if (lock === undefined) return null;
  return (
    <Page
      title="Lock Folio on this computer"
      lead={
        lock === null
          ? 'For a computer that others use too. Everything that you write is then sealed with a passphrase.'
          : 'Folio is locked with a passphrase on this computer.'
      }
    >
      <Stack gap="l">
        {lock !== null && <LockIsOn lock={lock} onChange={setLock} reload={reload} />}
        <FolderNotSealed />
        <WhatLockDoes />
        {lock === null && <LockTurnOn reload={reload} />}
      </Stack>
    </Page>
  );
}
