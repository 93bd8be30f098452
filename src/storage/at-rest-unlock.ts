import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { createCipher, KEY_BYTES, openBytes, sealBytes, type AtRestCipher } from './at-rest-cipher.ts';
import { keyFrom } from './at-rest-key.ts';
import type { AtRestLock } from './at-rest-lock.ts';
import type { LockMinutes } from './at-rest-standing.ts';

/** 2^17: 128 MB of memory and about a second for each try. */
const WORK = 2 ** 17;
const SALT_BYTES = 16;
const PLACE = 'folio data key';

/** A new lock with a data key that nobody knows, for a passphrase in its normal form (R42). Nothing is sealed yet. */
export async function makeLock(passphrase: string, minutes: LockMinutes, work = WORK): Promise<AtRestLock> {
  const dataKey = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return { format: 1, id: crypto.randomUUID(), step: 'asked', minutes, ...(await wrap(dataKey, passphrase, work)) };
}

/** What opens everything that this lock seals; null when it is another passphrase. */
export async function unlock(lock: AtRestLock, passphrase: string): Promise<AtRestCipher | null> {
  const dataKey = await unwrap(lock, passphrase);
  return dataKey && createCipher(lock.id, dataKey);
}

/** R42: the same lock for another passphrase. What is sealed stays as it is. Null when `before` does not open it. */
export async function changePassphrase(lock: AtRestLock, before: string, after: string): Promise<AtRestLock | null> {
  const dataKey = await unwrap(lock, before);
  return dataKey && { ...lock, ...(await wrap(dataKey, after, lock.work)) };
}

async function wrap(dataKey: Uint8Array, passphrase: string, work: number): Promise<Pick<AtRestLock, 'salt' | 'work' | 'sealedKey'>> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const key = await keyFrom({ passphrase, salt, work });
  return { salt: bytesToHex(salt), work, sealedKey: bytesToHex(sealBytes(key, PLACE, dataKey)) };
}

async function unwrap({ salt, work, sealedKey }: AtRestLock, passphrase: string): Promise<Uint8Array | null> {
  const key = await keyFrom({ passphrase, salt: hexToBytes(salt), work });
  try {
    return openBytes(key, PLACE, hexToBytes(sealedKey));
  } catch {
    return null;
  }
}
