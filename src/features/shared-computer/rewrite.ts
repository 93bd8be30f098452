import { opensOnly, type AtRestCipher } from '../../storage/at-rest-cipher.ts';
import type { AtRestLock } from '../../storage/at-rest-lock.ts';
import { putLockOn, takeLockOff, type RewriteProgress } from '../../storage/at-rest-rewrite.ts';
import { FolioDatabase } from '../../storage/database.ts';
import { LEDGER_KEY } from '../../storage/ledger.ts';
import { logGuardFor } from '../../storage/log-guard.ts';
import { rememberNow } from '../../storage/remember-database.ts';
import { sentinelPlaces } from '../../storage/sentinel.ts';

/** Opens the database of this browser, or in tests another one. */
export type OpenDatabase = (cipher: AtRestCipher) => FolioDatabase;

export const openFolio: OpenDatabase = (cipher) => new FolioDatabase(undefined, { cipher, log: logGuardFor(navigator.userAgent) });

/** Seals everything, or goes on where a crash ended it, and forgets the names that are remembered outside the database. */
export function sealAll(lock: AtRestLock, cipher: AtRestCipher, open: OpenDatabase, onProgress: (progress: RewriteProgress) => void): Promise<void> {
  return alone(async () => {
    const db = open(cipher);
    try {
      await putLockOn(db, cipher, lock, onProgress);
      const ledger = await db.ledger.get(LEDGER_KEY);
      if (ledger) await rememberNow(db, sentinelPlaces, ledger);
    } finally {
      db.close();
    }
  });
}

/** Opens everything, and takes the lock away. */
export function openAll(lock: AtRestLock, cipher: AtRestCipher, open: OpenDatabase, onProgress: (progress: RewriteProgress) => void): Promise<void> {
  return alone(async () => {
    const opening = opensOnly(cipher);
    const db = open(opening);
    try {
      await takeLockOff(db, opening, lock, onProgress);
    } finally {
      db.close();
    }
  });
}

/** Two tabs that are unlocked at once do it one after the other; the second finds it done. */
function alone(run: () => Promise<void>): Promise<void> {
  return 'locks' in navigator ? navigator.locks.request('folio-at-rest', run) : run();
}
