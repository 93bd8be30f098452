import { useEffect, useState } from 'react';
import { readBackupFacts } from '../../storage/backup-facts.ts';
import { usePortfolioList, useStorage } from '../../storage/storage-context.tsx';

export interface BackupOf {
  readonly id: string;
  readonly name: string;
  /** When a backup was last made and read back. */
  readonly backedUpAt: string | null;
}

/** Portfolios without a backup of their newest state, examples aside; undefined while loading. */
export function useMissingBackups(): readonly BackupOf[] | undefined {
  const { session } = useStorage();
  const portfolios = usePortfolioList();
  const [missing, setMissing] = useState<readonly BackupOf[]>();
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const own = portfolios?.filter(({ isExample, isDeleted }) => !isExample && !isDeleted) ?? [];
      const facts = await Promise.all(own.map(async (portfolio) => ({ portfolio, ...(await readBackupFacts(session.db, portfolio.id)) })));
      const found = facts.filter(({ backedUpAt, changes }) => backedUpAt === null || changes > 0);
      if (isCurrent)
        setMissing(
          found.map(({ portfolio, backedUpAt }) => ({ id: portfolio.id, name: portfolio.candidateName || 'Portfolio without a name', backedUpAt })),
        );
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [session, portfolios]);
  return missing;
}
