import type Dexie from 'dexie';
import { isAbsent } from '../lib/is-absent.ts';
import type { FolioDatabase } from './database.ts';
import { LEDGER_KEY, LEDGER_TABLE, type Ledger } from './ledger.ts';
import { isWipeMarked } from './wipe.ts';

/** Whoever deletes the database gets so long to end it, in milliseconds. */
const LOOK_AFTER = 300;

/**
 * R9: tells when another database stands in the place of the one that was found sound at the start: the browser deleted it while Folio was
 * open. Each opening is looked at before anything can be read from it, and after each closing it is opened again. Returns how to end that.
 */
export function watchForGone(db: FolioDatabase, onGone: () => void): () => void {
  let isWatching = true;
  let isHeldShut = false;
  const goesOn = () => isWatching;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async (opened: Dexie = db): Promise<void> => {
    const sound = db.soundId;
    // What somebody removes with “Finish” is meant to be gone (R48).
    if (!goesOn() || sound === null || isWipeMarked()) return;
    const ledger = await opened.table<Ledger, string>(LEDGER_TABLE).get(LEDGER_KEY);
    if (goesOn() && ledger?.databaseId !== sound) onGone();
  };
  const lookAgain = async (): Promise<void> => {
    if (db.soundId !== null && (await isAbsent(db.name))) {
      if (goesOn()) onGone();
      return;
    }
    if (isHeldShut) db.close({ disableAutoOpen: false });
    isHeldShut = false;
    // Opens it only where nobody else closed it for good, as for a lock that is put on.
    await db.ledger.get(LEDGER_KEY);
  };
  const lookLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (goesOn() && !isWipeMarked()) void lookAgain().catch(() => undefined);
    }, LOOK_AFTER);
  };
  const onDeleted = ({ newVersion }: IDBVersionChangeEvent): boolean => {
    if (!goesOn() || (newVersion !== null && newVersion !== 0)) return true;
    lookLater();
    if (isWipeMarked()) return true;
    // Whatever is still being read would open it again, which makes another.
    isHeldShut = true;
    db.close();
    return false;
  };

  // Sticky: with each opening, not the next alone.
  db.on('ready', look, true);
  db.on('versionchange', onDeleted);
  db.on('close', lookLater);
  return () => {
    isWatching = false;
    clearTimeout(timer);
    db.on('ready').unsubscribe(look);
    db.on('versionchange').unsubscribe(onDeleted);
    db.on('close').unsubscribe(lookLater);
  };
}
