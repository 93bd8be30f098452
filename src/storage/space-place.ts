import { randomBytes } from '../lib/random-bytes.ts';
import type { FolioDatabase } from './database.ts';
import { createSpaceFiles } from './space-files.ts';

/** Where room is taken up and given back. */
export interface SpacePlace {
  /** True where taken room can be kept for long; else it is only taken to see whether there is any. */
  readonly isKept: boolean;
  /**
   * Takes up room with bytes that no disk can press together. Takes none when it fails: with a QuotaExceededError where there is no room, with
   * a TimeoutError where the browser does not answer.
   */
  fill(name: string, bytes: number): Promise<void>;
  /** Gives the room back; false when there was none. */
  empty(name: string): Promise<boolean>;
  has(name: string, bytes: number): Promise<boolean>;
}

const ROW_BYTES = 1024 * 1024;

/** The place that this browser has: files of its own, else rows that are taken away at once. */
export function spacePlaceFor(db: FolioDatabase): SpacePlace {
  return typeof Worker !== 'undefined' && 'FileSystemFileHandle' in globalThis && 'storage' in navigator && 'getDirectory' in navigator.storage
    ? createSpaceFiles()
    : inRows(db);
}

/** For browsers without such files: a row that is written and deleted. */
function inRows(db: FolioDatabase): SpacePlace {
  const rows = db.table<{ readonly id: string; readonly bytes: Uint8Array }, string>('deviceSettings');
  return {
    isKept: false,
    fill: async (name) => {
      await rows.put({ id: name, bytes: randomBytes(ROW_BYTES) });
    },
    empty: async (name) => {
      const count = await rows.where('id').equals(name).delete();
      return count > 0;
    },
    has: () => Promise.resolve(false),
  };
}
