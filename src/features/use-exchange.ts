import { useCallback } from 'react';
import type { ExchangeError } from '../exchange/exchange-error.ts';
import type { Result } from '../lib/result.ts';
import { useStorage, type Storage } from '../storage/storage-context.tsx';
import { showToast } from '../ui/toast.tsx';
import { exchangeErrorText, isCancelled } from './exchange-error-text.ts';
import type { Done } from './use-command.ts';

/** Runs something that goes between devices; says in a toast why nothing was changed. A person who cancelled knows. */
export function useExchange(): <T>(run: (storage: Storage) => Promise<Result<T, ExchangeError>>) => Promise<Done<T>> {
  const storage = useStorage();
  return useCallback(
    async (run) => {
      const result = await run(storage);
      if (result.ok) return { isDone: true, value: result.value };
      if (!isCancelled(result.error)) showToast({ message: exchangeErrorText(result.error), tone: 'error' });
      return { isDone: false };
    },
    [storage],
  );
}
