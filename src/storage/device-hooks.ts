import type { BackupFacts } from '../domain/backup.ts';
import { readBackupFacts } from './backup-facts.ts';
import { listLargeFiles, type LargeFile } from './large-files.ts';
import type { Identity, Phrase, Resolution, RestorePoint, StoredBatch, UnitFile, Workplace } from './device-rows.ts';
import { useStorage } from './storage-context.tsx';
import { useLiveQuery } from './use-live-query.ts';

// What belongs to this device, kept up to date in every tab. Each hook gives undefined while loading.

/** Everybody who works on this device, longest here first. */
export function useIdentities(): readonly Identity[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(async () => (await session.db.identities.toArray()).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)), [session]);
}

/** As whom this device works in a portfolio; null when nothing was said of it yet, which means the candidate. */
export function useWorkplace(portfolioId: string): Workplace | null | undefined {
  const { session } = useStorage();
  const live = useLiveQuery(async () => ({ portfolioId, row: (await session.db.workplaces.get(portfolioId)) ?? null }), [session, portfolioId]);
  return live?.portfolioId === portfolioId ? live.row : undefined;
}

/** The signed batches of a portfolio, of all devices, in no meant order. */
export function useBatches(portfolioId: string): readonly StoredBatch[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(() => session.db.batches.where('portfolioId').equals(portfolioId).toArray(), [session, portfolioId]);
}

/** Choices between versions that no batch says yet. */
export function useResolutions(portfolioId: string): readonly Resolution[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(() => session.db.resolutions.where('portfolioId').equals(portfolioId).toArray(), [session, portfolioId]);
}

/** A person's own wordings, last used first. */
export function usePhrases(): readonly Phrase[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(async () => (await session.db.phrases.toArray()).sort((a, b) => (a.usedAt < b.usedAt ? 1 : -1)), [session]);
}

/** States to which a portfolio can be put back, newest first. */
export function useRestorePoints(portfolioId: string): readonly RestorePoint[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(
    async () => (await session.db.restorePoints.where('portfolioId').equals(portfolioId).toArray()).sort((a, b) => (a.at < b.at ? 1 : -1)),
    [session, portfolioId],
  );
}

/** Units that the user opened from a file, as they stand there. */
export function useUnitFiles(): readonly UnitFile[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(() => session.db.units.toArray(), [session]);
}

/** How a portfolio stands beside its newest backup. */
export function useBackupFacts(portfolioId: string): BackupFacts | undefined {
  const { session } = useStorage();
  return useLiveQuery(() => readBackupFacts(session.db, portfolioId), [session.db, portfolioId]);
}

/** The large files of a portfolio, removed ones first. */
export function useLargeFiles(portfolioId: string): readonly LargeFile[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(() => listLargeFiles(session.db, portfolioId), [session.db, portfolioId]);
}
