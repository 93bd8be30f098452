import type { FolioDatabase, StoredFile } from './database.ts';
import type { Session } from './session.ts';

const AT_ONCE = 8;
/** What was found readable since Folio was opened need not be looked at again. */
const found = new WeakMap<FolioDatabase, Set<string>>();

/**
 * SHA-256 of every file whose bytes are there: of each the last byte is read, for a browser can keep the entry and lose the bytes (R7).
 * Whether they are the right ones is told by their hash, when they leave the device.
 */
export async function readableFiles({ db }: Session): Promise<ReadonlySet<string>> {
  const known = found.get(db) ?? new Set();
  found.set(db, known);
  const files = await db.files.filter((file) => file.isReady).toArray();
  const waiting = files.filter(({ sha256 }) => !known.has(sha256));
  const takeTurns = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) if (await isReadable(db, file)) known.add(file.sha256);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  return new Set(files.map(({ sha256 }) => sha256).filter((sha256) => known.has(sha256)));
}

async function isReadable(db: FolioDatabase, { sha256, size, blob }: StoredFile): Promise<boolean> {
  try {
    if (blob === null) return size === 0 || (await db.chunks.where('[sha256+index]').between([sha256, 0], [sha256, Infinity]).count()) > 0;
    return (await blob.slice(-1).arrayBuffer()).byteLength === Math.min(1, blob.size);
  } catch {
    return false;
  }
}
