import { useMemo } from 'react';
import { trustOf } from '../../exchange/fold-here.ts';
import { readStoredBatches } from '../../exchange/stored-batches.ts';
import { foldLogs } from '../../log/fold.ts';
import type { Folded } from '../../log/folded.ts';
import { useBatches, useWorkplace } from '../../storage/device-hooks.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** What everybody signed in the open portfolio, taken together; null before anything was signed, undefined while loading. */
export function useFolded(): Folded | null | undefined {
  const { portfolioId } = useOpenPortfolio();
  const { session } = useStorage();
  const batches = useBatches(portfolioId);
  const workplace = useWorkplace(portfolioId);
  return useMemo(() => {
    if (batches === undefined || workplace === undefined) return undefined;
    if (workplace === null || batches.length === 0) return null;
    return foldLogs(readStoredBatches(batches), trustOf(workplace), { portfolioId, now: session.now().toISOString() });
  }, [batches, workplace, portfolioId, session]);
}
