import { useCallback } from 'react';
import type { Result } from '../lib/result.ts';
import { useStorage } from '../storage/storage-context.tsx';
import type { Session } from '../storage/session.ts';
import type { WriteError } from '../storage/write-error.ts';
import { showToast } from '../ui/toast.tsx';
import { writeErrorText } from './write-error-text.ts';

/** What came of a command: whether it was done, and what it gave. */
export type Done<T> = { readonly isDone: true; readonly value: T } | { readonly isDone: false };

/** Runs a command of storage; says in a toast why nothing was changed. */
export function useCommand(): <T>(command: (session: Session) => Promise<Result<T, WriteError>>) => Promise<Done<T>> {
  const { session } = useStorage();
  return useCallback(
    async (command) => {
      const result = await command(session);
      if (result.ok) return { isDone: true, value: result.value };
      showToast({ message: writeErrorText(result.error), tone: 'error' });
      return { isDone: false };
    },
    [session],
  );
}
