import type { FolioDatabase } from '../storage/database.ts';
import { saveOpenForms } from '../ui/open-saves.ts';
import { markSuperseded } from './updates.ts';

/** A newer version in another tab waits no longer than this for what is typed here, in milliseconds. */
const LONGEST_SAVE = 2_000;

/**
 * R18: when another tab brings the database to a newer version, saves what is typed here and then makes way. Reading goes on; what is
 * written afterwards is refused. Returns how to end that.
 */
export function makeWayForNewer(db: FolioDatabase): () => void {
  let isWatching = true;
  const makeWay = ({ newVersion }: IDBVersionChangeEvent): boolean => {
    // Removing the whole database is another tab's "Finish": then the usual way is right.
    if (!isWatching || newVersion === null || newVersion === 0) return true;
    void Promise.race([saveOpenForms(), new Promise((done) => setTimeout(done, LONGEST_SAVE))]).then(() => {
      db.close({ disableAutoOpen: false });
      markSuperseded('data');
    });
    // Else it would be closed at once, with what is typed here unsaved.
    return false;
  };
  db.on('versionchange', makeWay);
  return () => {
    isWatching = false;
    db.on('versionchange').unsubscribe(makeWay);
  };
}
