import { keyWords, type CopyWork, type Notes } from './copy-notes.ts';
import { readKeys, readRows } from './read-rows.ts';
import type { ZipStream } from './zip-stream.ts';

export const FILES_FOLDER = 'files';
const PIECE = 1024 * 1024;

/** Writes the bytes of every file: Blobs of the rows that were written before, and what lies in chunks. */
export async function copyFiles(
  db: IDBDatabase,
  zip: ZipStream,
  folder: string,
  notes: Notes,
  { signal, onProgress }: CopyWork,
): Promise<{ readonly count: number; readonly bytes: number }> {
  const chunked = await chunkedFiles(db);
  const written = new Set<string>();
  const total = notes.blobs.length + chunked.size;
  let [done, count, bytes] = [0, 0, 0];
  const add = async (path: string, pieces: AsyncIterable<Uint8Array>, name: string) => {
    done += 1;
    if (written.has(path)) return;
    const { size, problem } = await zip.add(`${folder}/${path}`, pieces);
    if (problem !== null) notes.problems.push(`${name}: ${size === 0 ? '' : 'only a part of it could be read, '}${problem}`);
    if (problem === null || size > 0) {
      written.add(path);
      count += 1;
      bytes += size;
    }
    onProgress?.({ step: 'files', done, total });
  };
  for (const { table, key, path } of notes.blobs) await add(path, blobPieces(db, table, key, signal), `file ${keyWords(key)}`);
  for (const [sha256, keys] of chunked) await add(`${FILES_FOLDER}/${sha256}`, chunkPieces(db, keys, signal), `file ${sha256}`);
  return { count, bytes };
}

/** True for a part of a file as it was added; one that a passphrase keeps closed is copied as a row. */
export function isPlainChunk(row: unknown): row is { readonly bytes: Uint8Array } {
  return typeof row === 'object' && row !== null && 'bytes' in row && ArrayBuffer.isView(row.bytes) && !('sealed' in row && row.sealed === true);
}

/** Keys of the chunks of each file, in order. */
async function chunkedFiles(db: IDBDatabase): Promise<ReadonlyMap<string, readonly IDBValidKey[]>> {
  const files = new Map<string, IDBValidKey[]>();
  if (!db.objectStoreNames.contains('chunks')) return files;
  for (const key of (await readKeys(db, 'chunks')).keys) {
    const sha256 = Array.isArray(key) && typeof key[0] === 'string' ? key[0] : '';
    if (!/^[0-9a-f]{64}$/.test(sha256)) continue;
    const keys = files.get(sha256) ?? [];
    keys.push(key);
    files.set(sha256, keys);
  }
  return files;
}

async function* chunkPieces(db: IDBDatabase, keys: readonly IDBValidKey[], signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  for (const key of keys) {
    signal?.throwIfAborted();
    const [read] = await readRows(db, 'chunks', [key]);
    if (!read || 'problem' in read) throw new Error(read?.problem ?? 'a part of it is gone');
    if (!isPlainChunk(read.row)) throw new Error('it is locked by a passphrase; its parts are among the records');
    const { buffer, byteOffset, byteLength } = read.row.bytes;
    yield new Uint8Array(buffer, byteOffset, byteLength);
  }
}

async function* blobPieces(db: IDBDatabase, table: string, key: IDBValidKey, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const [read] = await readRows(db, table, [key]);
  if (!read || 'problem' in read) throw new Error(read?.problem ?? 'it is gone');
  const blob = blobIn(read.row);
  if (!blob) throw new Error('it is gone');
  for (let at = 0; at < blob.size; at += PIECE) {
    signal?.throwIfAborted();
    yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
  }
}

function blobIn(row: unknown): Blob | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  return Object.values(row).find((value): value is Blob => value instanceof Blob);
}
