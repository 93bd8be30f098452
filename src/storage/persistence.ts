/** Whether the browser promised to keep what is here; 'unknown' where it makes no such promise. */
export type Persistence = 'kept' | 'not-kept' | 'unknown';

/** What the browser says. */
export async function readPersistence(): Promise<Persistence> {
  if (!('storage' in navigator) || !('persisted' in navigator.storage)) return 'unknown';
  return navigator.storage.persisted().then(toPersistence, () => 'unknown');
}

/** Asks the browser to keep it. Some ask the person in turn, so it needs its moment (R35). */
export async function askToKeep(): Promise<Persistence> {
  if (!('storage' in navigator) || !('persist' in navigator.storage)) return 'unknown';
  return navigator.storage.persist().then(toPersistence, () => 'unknown');
}

function toPersistence(isKept: boolean): Persistence {
  return isKept ? 'kept' : 'not-kept';
}
