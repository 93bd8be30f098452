import { useEffect } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { isLockOn } from '../../storage/at-rest-standing.ts';
import { Page } from '../../ui/page.tsx';
import { showToast } from '../../ui/toast.tsx';
import { routes } from '../paths.ts';
import { lockNow, NOT_LOCKED } from './lock-now.ts';
import { startAgain } from './start-again.ts';

/** An address that locks Folio, for the palette. Without a lock it leads to where one is put on. */
export function LockNowScreen({ reload = startAgain }: { readonly reload?: (() => void) | undefined }) {
  const navigate = useNavigate();
  const isOn = isLockOn();
  useEffect(() => {
    if (!isOn) return;
    const lock = async () => {
      // Unlocked, it opens at Home, not here again.
      await navigate(routes.home, { replace: true });
      if (!(await lockNow(reload))) showToast({ message: NOT_LOCKED, tone: 'error' });
    };
    void lock();
  }, [isOn, navigate, reload]);
  return isOn ? <Page title="Locking Folio">{null}</Page> : <Navigate to={routes.lock} replace />;
}
