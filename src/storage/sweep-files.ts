import { removeBytes } from './file-bytes.ts';
import type { Session } from './session.ts';

/** Younger ones may be on their way in, from another tab. */
const ABANDONED_AFTER = 3_600_000;

/** Sweeps bytes that a crash left half written an hour ago or more. Called once at start. */
export async function sweepUnfinishedFiles({ db, now }: Session): Promise<void> {
  const abandoned = new Date(now().getTime() - ABANDONED_AFTER).toISOString();
  await db.transaction('rw', db.files, db.chunks, async () => {
    const unfinished = await db.files.filter((file) => !file.isReady && file.startedAt <= abandoned).primaryKeys();
    if (unfinished.length > 0) await removeBytes(db, unfinished);
  });
}
