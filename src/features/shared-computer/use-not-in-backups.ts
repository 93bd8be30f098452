import { useEffect, useState } from 'react';
import type { PortfolioSummary } from '../../storage/portfolio-list.ts';
import { readSnapshot } from '../../storage/snapshot-queries.ts';
import { useStorage } from '../../storage/storage-context.tsx';

/** What this browser keeps and no backup holds. */
export interface NotInBackups {
  /** Records that do not have their shape, such as after damage. */
  readonly unreadable: number;
  readonly phrases: number;
  readonly samplingPlans: number;
  readonly identities: number;
}

/** Counted when the screen opens, and when a backup has made a key; null when there is nothing of the kind, undefined while loading. */
export function useNotInBackups(portfolios: readonly PortfolioSummary[]): NotInBackups | null | undefined {
  const { session } = useStorage();
  const [found, setFound] = useState<NotInBackups | null>();
  useEffect(() => {
    let isCurrent = true;
    const count = async () => {
      const { db } = session;
      const [phrases, samplingPlans, identities] = await Promise.all([db.phrases.count(), db.samplingPlans.count(), db.identities.count()]);
      let unreadable = 0;
      for (const { id } of portfolios) {
        const read = await readSnapshot(db, id);
        // A portfolio whose own record does not parse cannot be read at all.
        unreadable += read === null ? 1 : read.quarantined.length;
      }
      if (isCurrent) setFound(unreadable + phrases + samplingPlans + identities === 0 ? null : { unreadable, phrases, samplingPlans, identities });
    };
    void count();
    return () => {
      isCurrent = false;
    };
  }, [session, portfolios]);
  return found;
}
