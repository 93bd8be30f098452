import { removeBytes } from './file-bytes.ts';
import type { Session } from './session.ts';

/** Sweeps bytes that a crash left half written. Called once at start. */
export async function sweepUnfinishedFiles({ db }: Session): Promise<void> {
  await db.transaction('rw', db.files, db.chunks, async () => {
    const unfinished = await db.files.filter((file) => !file.isReady).primaryKeys();
    await removeBytes(db, unfinished);
  });
}
