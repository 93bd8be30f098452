import { createContext, useContext, type ReactNode } from 'react';
import type { Event } from '../domain/event.ts';
import type { FileBytes } from './file-bytes.ts';
import type { Pen } from './pen.ts';
import type { Reserve } from './reserve.ts';
import { listPortfolios, type PortfolioSummary } from './portfolio-list.ts';
import type { Session } from './session.ts';
import { useLiveQuery } from './use-live-query.ts';

/** What screens need of storage: the session for commands, and where the bytes of files lie. */
export interface Storage {
  readonly session: Session;
  readonly files: FileBytes;
  /** Who of several tabs writes; absent where the browser cannot say. */
  readonly pen?: Pen;
  /** Room that is kept back for a full disk, and whether it is full. */
  readonly reserve?: Reserve;
}

const StorageContext = createContext<Storage | null>(null);

export function StorageProvider({ storage, children }: { readonly storage: Storage; readonly children: ReactNode }) {
  return <StorageContext value={storage}>{children}</StorageContext>;
}

export function useStorage(): Storage {
  const storage = useContext(StorageContext);
  if (!storage) throw new Error('useStorage needs a StorageProvider above it.');
  return storage;
}

/** A file’s bytes; undefined while loading, null when they cannot be read. */
export function useStoredFile(sha256: string): Blob | null | undefined {
  const { files } = useStorage();
  return useLiveQuery(async () => (await files.get(sha256)) ?? null, [files, sha256]);
}

/** All portfolios on this device; undefined while loading. */
export function usePortfolioList(): readonly PortfolioSummary[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(() => listPortfolios(session.db), [session]);
}

/** The audit log, newest entry first; undefined while loading. */
export function useEvents(portfolioId: string): readonly Event[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(
    () => session.db.events.where('[portfolioId+at]').between([portfolioId, ''], [portfolioId, '\uffff']).reverse().toArray(),
    [session, portfolioId],
  );
}

/** The entries of the audit log since an instant, oldest first; undefined while loading. */
export function useEventsSince(portfolioId: string, at: string): readonly Event[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(
    () => session.db.events.where('[portfolioId+at]').between([portfolioId, at], [portfolioId, '\uffff']).toArray(),
    [session, portfolioId, at],
  );
}

/** Entries that say what left this device, came in, or was put back, newest first; undefined while loading. */
export function useMovements(portfolioId: string): readonly Event[] | undefined {
  const { session } = useStorage();
  return useLiveQuery(
    () =>
      session.db.events
        .where('[portfolioId+at]')
        .between([portfolioId, ''], [portfolioId, '\uffff'])
        .reverse()
        .filter(({ type }) => type === 'shared' || type === 'backed up' || type === 'imported' || type === 'opened' || type === 'put back')
        .toArray(),
    [session, portfolioId],
  );
}
