import { isChange, type BackupFacts } from '../domain/backup.ts';
import type { FolioDatabase } from './database.ts';

/** Beyond this many changes nobody needs the exact number, and counting would take time at every save. */
export const MOST_CHANGES = 99;
/** A few entries more, which say only that the portfolio travelled. */
const MOST_READ = MOST_CHANGES + 21;

/** R30: when a portfolio was last backed up here, and how much was changed since: at most `MOST_CHANGES` + 1, which means more. */
export async function readBackupFacts(db: FolioDatabase, portfolioId: string): Promise<BackupFacts> {
  const backedUpAt = (await db.workplaces.get(portfolioId))?.backedUpAt ?? null;
  return { backedUpAt, changes: await countChanges(db, portfolioId, backedUpAt) };
}

/** Changes after an instant, or all. */
export async function countChanges(db: FolioDatabase, portfolioId: string, since: string | null): Promise<number> {
  const later = db.events.where('[portfolioId+at]').between([portfolioId, since ?? ''], [portfolioId, '\uffff'], since === null, true);
  if ((await later.clone().count()) > MOST_READ) return MOST_CHANGES + 1;
  return Math.min(MOST_CHANGES + 1, (await later.toArray()).filter(isChange).length);
}
