import { failure, type Result } from '../lib/result.ts';
import type { Session } from './session.ts';
import type { WriteError } from './write-error.ts';

/**
 * R36: does a command, and once more when it found no room and the reserve could be given up. A browser whose disk is full may also say
 * no more than that its database failed: then it is found out. After a write that failed nothing more is written before the browser has
 * begun a new log (R8).
 */
export async function withRoom<T>(session: Session, command: () => Promise<Result<T, WriteError>>): Promise<Result<T, WriteError>> {
  const { db, freeReserve, hasRoom } = session;
  if ((await hasRoom?.()) === false) return failure({ type: 'storage-full' });
  const done = await onSoundLog(session, command);
  if (done.ok || (done.error.type !== 'storage-full' && done.error.type !== 'storage-failed')) return done;
  // The browser may say later, or not at all, that it was a write that failed.
  db.log?.suspect();
  const room = await freeReserve?.(done.error.type === 'storage-full');
  if (room === 'full') return failure({ type: 'storage-full' });
  // With another log it is worth trying again too: the room may have come back by itself.
  return room === 'freed' || db.log ? onSoundLog(session, command) : done;
}

async function onSoundLog<T>(session: Session, command: () => Promise<Result<T, WriteError>>): Promise<Result<T, WriteError>> {
  const { db } = session;
  // Opened again, it has a new log. What could not be opened on a full disk is not tried again by itself, and Dexie would have the command wait for it.
  if (db.log && !db.isOpen() && !(await opens(db))) return failure({ type: 'storage-failed', reason: 'The database could not be opened again.' });
  if (db.log?.isSuspect() === true && !(await db.log.mend())) return failure({ type: 'storage-failed', reason: 'No new log could be begun.' });
  return command();
}

function opens(db: Session['db']): Promise<boolean> {
  return Promise.resolve(db.open()).then(
    () => true,
    () => false,
  );
}
