import { isWebKit } from '../lib/engines.ts';
import { SealedRowError } from './at-rest.ts';
import type { FileCipher } from './at-rest-cipher.ts';
import { openBlob, PIECE_BYTES, placeOf, sealBlob } from './at-rest-files.ts';
import type { FolioDatabase, StoredChunk } from './database.ts';

/** One way of keeping the bytes of files. The same contract tests run against both ways. */
export interface FileBytes {
  /** Writes bytes under their SHA-256 as not ready yet. Writing the same bytes again does nothing. */
  put(sha256: string, bytes: Blob, startedAt: string): Promise<void>;
  /** The bytes, ready or not; undefined when there are none. */
  get(sha256: string): Promise<Blob | undefined>;
}

/** Keeps Blobs whole: quick and light where the engine keeps them safely (Chromium, Firefox). With a cipher they are sealed (R44). */
export function createBlobBytes(db: FolioDatabase, cipher: FileCipher | null = null): FileBytes {
  return {
    put: async (sha256, bytes, startedAt) => {
      const facts = { sha256, size: bytes.size, mediaType: bytes.type, isReady: false, startedAt };
      // Sealed before the transaction: within, only the database may be waited for.
      const sealed = cipher?.seals === true && !(await db.files.get(sha256)) ? await sealBlob(cipher, sha256, bytes) : null;
      await db.transaction('rw', db.files, async () => {
        if (!(await db.files.get(sha256))) await db.files.add(sealed ? { ...facts, blob: sealed, sealed: true } : { ...facts, blob: bytes });
      });
    },
    get: async (sha256) => {
      const file = await db.files.get(sha256);
      if (!file?.blob) return undefined;
      if (file.sealed !== true) return file.blob;
      return (await openBlob(cipher, sha256, file.blob, file.size)) ?? undefined;
    },
  };
}

/** Keeps 1 MiB chunks: WebKit loses Blobs when it is killed, and refuses them in private windows. */
export function createChunkBytes(db: FolioDatabase, cipher: FileCipher | null = null): FileBytes {
  return {
    put: async (sha256, bytes, startedAt) => {
      if ((await db.files.get(sha256))?.isReady === true) return;
      // First, so that chunks that a crash leaves behind are found and swept.
      await db.files.put({ sha256, size: bytes.size, mediaType: bytes.type, isReady: false, startedAt, blob: null });
      for (let index = 0; index * PIECE_BYTES < bytes.size; index += 1) {
        const chunk = new Uint8Array(await bytes.slice(index * PIECE_BYTES, (index + 1) * PIECE_BYTES).arrayBuffer());
        await db.chunks.put(await toChunk(cipher, { sha256, index, bytes: chunk }));
      }
    },
    get: async (sha256) => {
      const file = await db.files.get(sha256);
      if (!file) return undefined;
      const pieces: Blob[] = [];
      for (let index = 0; index * PIECE_BYTES < file.size; index += 1) {
        const chunk = await db.chunks.get([sha256, index]);
        const bytes = chunk && (await fromChunk(cipher, chunk));
        if (!bytes) return undefined;
        pieces.push(new Blob([bytes]));
      }
      return new Blob(pieces, { type: file.mediaType });
    },
  };
}

/** A chunk as it is kept: sealed when there is a cipher that seals. */
export async function toChunk(
  cipher: FileCipher | null,
  { sha256, index, bytes }: Omit<StoredChunk, 'bytes'> & { readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<StoredChunk> {
  if (cipher?.seals !== true) return { sha256, index, bytes };
  return { sha256, index, bytes: await cipher.sealPiece(placeOf(sha256, index), bytes), sealed: true };
}

/** The bytes of a chunk; null when it is sealed and does not open. */
export async function fromChunk(cipher: FileCipher | null, { sha256, index, bytes, sealed }: StoredChunk): Promise<Uint8Array<ArrayBuffer> | null> {
  const kept = new Uint8Array(bytes);
  if (sealed !== true) return kept;
  if (cipher === null) throw new SealedRowError('A file is sealed.');
  return cipher.openPiece(placeOf(sha256, index), kept).catch(() => null);
}

/** The way that suits this browser; sealed with a cipher while Folio is locked with a passphrase. */
export function fileBytesFor(db: FolioDatabase, userAgent: string, cipher: FileCipher | null = null): FileBytes {
  return isWebKit(userAgent) ? createChunkBytes(db, cipher) : createBlobBytes(db, cipher);
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
