import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import type { AtRestCipher } from '../storage/at-rest-cipher.ts';
import { readLock, type AtRestLock } from '../storage/at-rest-lock.ts';
import { wipeWasBegun } from '../storage/wipe.ts';
import { Shell } from './shell.tsx';
import { StillOpening } from './still-opening.tsx';

const LockScreen = lazy(async () => ({ default: (await import('../features/shared-computer/lock-screen.tsx')).LockScreen }));
const WipeScreen = lazy(async () => ({ default: (await import('../features/shared-computer/wipe-screen.tsx')).WipeScreen }));

type Before =
  | { readonly type: 'wipe' }
  | { readonly type: 'locked'; readonly lock: AtRestLock }
  | { readonly type: 'open'; readonly cipher: AtRestCipher | null };

/**
 * What comes before the database is opened: a removal that was begun is ended (R48), and where Folio is locked the passphrase is asked
 * for (R40). `children` get what opens the rows, or null without a lock.
 */
export function BeforeStart({ children }: { readonly children: (cipher: AtRestCipher | null) => ReactNode }) {
  const [before, setBefore] = useState<Before | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void find().then((found) => {
      if (isCurrent) setBefore(found);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  if (before?.type === 'open') return children(before.cipher);
  return (
    <Shell>
      {before === null && <StillOpening />}
      <Suspense>
        {before?.type === 'wipe' && <WipeScreen />}
        {before?.type === 'locked' && <LockScreen lock={before.lock} onUnlocked={(cipher) => setBefore({ type: 'open', cipher })} />}
      </Suspense>
    </Shell>
  );
}

async function find(): Promise<Before> {
  if (await wipeWasBegun()) return { type: 'wipe' };
  const lock = await readLock();
  return lock ? { type: 'locked', lock } : { type: 'open', cipher: null };
}
