import type { FolioDatabase } from './database.ts';

const CHUNK_BYTES = 1024 * 1024;

/** One way of keeping the bytes of files. The same contract tests run against both ways. */
export interface FileBytes {
  /** Writes bytes under their SHA-256 as not ready yet. Writing the same bytes again does nothing. */
  put(sha256: string, bytes: Blob, startedAt: string): Promise<void>;
  /** The bytes, ready or not; undefined when there are none. */
  get(sha256: string): Promise<Blob | undefined>;
}

/** Keeps Blobs whole: quick and light where the engine keeps them safely (Chromium, Firefox). */
export function createBlobBytes(db: FolioDatabase): FileBytes {
  return {
    put: async (sha256, bytes, startedAt) => {
      await db.transaction('rw', db.files, async () => {
        if (!(await db.files.get(sha256)))
          await db.files.add({ sha256, size: bytes.size, mediaType: bytes.type, isReady: false, startedAt, blob: bytes });
      });
    },
    get: async (sha256) => {
      const file = await db.files.get(sha256);
      return file?.blob ?? undefined;
    },
  };
}

/** Keeps 1 MiB chunks: WebKit loses Blobs when it is killed, and refuses them in private windows. */
export function createChunkBytes(db: FolioDatabase): FileBytes {
  return {
    put: async (sha256, bytes, startedAt) => {
      if (await db.files.get(sha256)) return;
      for (let index = 0; index * CHUNK_BYTES < bytes.size; index += 1) {
        const chunk = new Uint8Array(await bytes.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES).arrayBuffer());
        await db.chunks.put({ sha256, index, bytes: chunk });
      }
      await db.files.put({ sha256, size: bytes.size, mediaType: bytes.type, isReady: false, startedAt, blob: null });
    },
    get: async (sha256) => {
      const file = await db.files.get(sha256);
      if (!file) return undefined;
      const chunks = await db.chunks.where('[sha256+index]').between([sha256, 0], [sha256, Infinity]).toArray();
      return new Blob(
        chunks.map(({ bytes }) => new Uint8Array(bytes)),
        { type: file.mediaType },
      );
    },
  };
}

/** The way that suits this browser. */
export function fileBytesFor(db: FolioDatabase, userAgent: string): FileBytes {
  const isWebKit = /AppleWebKit/.test(userAgent) && !/Chrom(?:e|ium)\//.test(userAgent);
  return isWebKit ? createChunkBytes(db) : createBlobBytes(db);
}

/** Removes bytes for good. Within a transaction that holds `files` and `chunks`, or on its own. */
export async function removeBytes(db: FolioDatabase, hashes: readonly string[]): Promise<void> {
  await db.files.bulkDelete([...hashes]);
  for (const sha256 of hashes) await db.chunks.where('[sha256+index]').between([sha256, 0], [sha256, Infinity]).delete();
}

/** The same for those that no attachment in any portfolio speaks of. The transaction holds `attachments` too. */
export async function removeUnheldBytes(db: FolioDatabase, hashes: readonly string[]): Promise<void> {
  for (const sha256 of hashes) if ((await db.attachments.where('sha256').equals(sha256).count()) === 0) await removeBytes(db, [sha256]);
}
