import { IconLock } from '@tabler/icons-react';
import { isLockOn } from '../../storage/at-rest-standing.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { lockNow, NOT_LOCKED } from './lock-now.ts';

/** Locks Folio at once, on every screen. Nothing where there is no lock. */
export function LockNowButton() {
  if (!isLockOn()) return null;
  return (
    <IconButton
      label="Lock now"
      icon={<IconLock aria-hidden size={20} />}
      onClick={() => void lockNow().then((isLocked) => !isLocked && showToast({ message: NOT_LOCKED, tone: 'error' }))}
    />
  );
}
