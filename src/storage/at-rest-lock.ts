import { isAbsent } from '../lib/is-absent.ts';
import type { Json } from '../lib/canonical-json.ts';
import { DATABASE_NAME, type FolioDatabase } from './database.ts';
import { lockMinutes, LOCK_STORED_AS, type LockMinutes, type LockStep } from './at-rest-standing.ts';

/**
 * R41: the lock as it lies beside what it locks: the data key, itself sealed with a key from the passphrase. Readable without the
 * passphrase, and worth nothing without it.
 */
export interface AtRestLock {
  readonly format: 1;
  /** Of the data key: changing the passphrase keeps it. */
  readonly id: string;
  readonly step: LockStep;
  /** In hexadecimal. */
  readonly salt: string;
  /** Of scrypt: a power of two. */
  readonly work: number;
  /** In hexadecimal. */
  readonly sealedKey: string;
  /** After so many minutes without a key or a touch Folio locks itself. */
  readonly minutes: LockMinutes;
}

const SETTING = 'lock';
/** More than Folio writes would freeze a phone. */
const MOST_WORK = 2 ** 18;

/**
 * The lock of this browser, or null. What the database says is true: browsers write the small storage seconds late, and a crash may
 * have lost a change there. Only when the database cannot be looked at, the copy counts. Creates nothing.
 */
export async function readLock(): Promise<AtRestLock | null> {
  let kept: AtRestLock | null;
  try {
    kept = await readKeptLock();
  } catch {
    return readCopy();
  }
  if (kept) writeCopy(kept);
  else forgetCopy();
  return kept;
}

/** The lock as it lies in the database, opened without Folio's own layers; null when there is no database, or no lock in it. */
export async function readKeptLock(name: string = DATABASE_NAME): Promise<AtRestLock | null> {
  const db = await openAsItIs(name);
  if (!db) return null;
  try {
    if (!db.objectStoreNames.contains('deviceSettings')) return null;
    const row = await resultOf(db.transaction('deviceSettings').objectStore('deviceSettings').get(SETTING));
    return lockIn(row);
  } finally {
    db.close();
  }
}

/** Writes the lock into the database, and then its copy. */
export async function keepLock(db: FolioDatabase, lock: AtRestLock): Promise<void> {
  await db.table<LockSetting, string>('deviceSettings').put({ id: SETTING, lock });
  writeCopy(lock);
}

/** Takes the lock out of the database; in a transaction that holds `deviceSettings`, or on its own. The copy goes with `forgetCopy`. */
export function dropLock(db: FolioDatabase): Promise<void> {
  return db.table<LockSetting, string>('deviceSettings').delete(SETTING);
}

export function forgetCopy(): void {
  if (typeof localStorage !== 'undefined') localStorage.removeItem(LOCK_STORED_AS);
}

interface LockSetting {
  readonly id: typeof SETTING;
  readonly lock: AtRestLock;
}

function readCopy(): AtRestLock | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(LOCK_STORED_AS) ?? 'null');
    return isLock(value) ? value : null;
  } catch {
    return null;
  }
}

function writeCopy(lock: AtRestLock): void {
  localStorage.setItem(LOCK_STORED_AS, JSON.stringify(lock));
}

/** The lock in a row of `deviceSettings`, such as of a copy of a device; null for any other row. */
export function lockIn(row: unknown): AtRestLock | null {
  const lock: unknown = typeof row === 'object' && row !== null && 'lock' in row ? row.lock : null;
  return isLock(lock) ? lock : null;
}

function isLock(value: unknown): value is AtRestLock {
  if (typeof value !== 'object' || value === null) return false;
  const { format, id, step, salt, work, sealedKey, minutes } = value as Partial<Record<keyof AtRestLock, Json>>;
  return (
    format === 1 &&
    typeof id === 'string' &&
    (step === 'asked' || step === 'sealing' || step === 'on' || step === 'opening') &&
    isHex(salt) &&
    typeof work === 'number' &&
    work <= MOST_WORK &&
    Number.isInteger(Math.log2(work)) &&
    isHex(sealedKey) &&
    lockMinutes.some((some) => some === minutes)
  );
}

function isHex(value: unknown): value is string {
  return typeof value === 'string' && /^(?:[\da-f]{2})+$/.test(value);
}

/** Null when there is none: a database that would have to be made is not made. */
async function openAsItIs(name: string): Promise<IDBDatabase | null> {
  if (await isAbsent(name)) return null;
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => (request.error?.name === 'AbortError' ? resolve(null) : reject(request.error ?? new Error('unknown'))));
  });
}

function resultOf(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('unknown')));
  });
}
