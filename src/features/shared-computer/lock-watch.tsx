import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { isLockOn, lockStanding } from '../../storage/at-rest-standing.ts';
import { sealTabWith } from '../../storage/session-words.ts';
import { showToast } from '../../ui/toast.tsx';
import { routes } from '../paths.ts';
import { lockNow, NOT_LOCKED } from './lock-now.ts';
import { isAllSaved, startAgain } from './start-again.ts';
import { useTabs, type TabMessage } from './tabs.ts';
import { watchIdle } from './watch-idle.ts';

/** R49: locks Folio when nobody is there any more, and follows what other tabs say of the lock. Shows nothing. */
export function LockWatch({ reload = startAgain }: { readonly reload?: (() => void) | undefined }) {
  const navigate = useNavigate();
  const isLocking = useRef(false);
  const wasTold = useRef(false);

  useEffect(() => {
    if (!isLockOn()) return undefined;
    const lock = async () => {
      if (isLocking.current) return;
      isLocking.current = true;
      const isLocked = await lockNow(reload);
      isLocking.current = false;
      if (isLocked || wasTold.current) return;
      // Tried again until it works, and said once.
      wasTold.current = true;
      showToast({ message: NOT_LOCKED, tone: 'error' });
    };
    return watchIdle(
      () => lockStanding()?.minutes ?? 10,
      () => void lock(),
    );
  }, [reload]);

  useTabs((message) => {
    void follow(message, reload, () => navigate(routes.finish));
  });
  return null;
}

async function follow(message: TabMessage, reload: () => void, finish: () => void | Promise<void>): Promise<void> {
  // What cannot be saved stays on the screen; the lock itself keeps this tab from writing in the wrong way.
  if (message.type !== 'removing' && !(await isAllSaved())) {
    showToast({ message: NOT_LOCKED, tone: 'error' });
    return;
  }
  if (message.type === 'finishing') {
    await finish();
    return;
  }
  // A tab that starts again without the key could not open its drafts.
  if (message.type === 'lock-changed' && lockStanding()?.step === 'opening') sealTabWith(null);
  reload();
}
