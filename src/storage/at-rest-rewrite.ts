import { openTables, type Row } from './at-rest.ts';
import type { AtRestCipher } from './at-rest-cipher.ts';
import { openBlob, sealBlob } from './at-rest-files.ts';
import { dropLock, forgetCopy, keepLock, type AtRestLock } from './at-rest-lock.ts';
import type { FolioDatabase } from './database.ts';
import { fromChunk, toChunk } from './file-bytes.ts';
import { dropSetAside } from './set-aside.ts';

/** How far rewriting has come: rows go in one step, files one by one. */
export type RewriteProgress = { readonly part: 'words' } | { readonly part: 'files'; readonly done: number; readonly total: number };

/**
 * R46: seals everything that is there, and then says that the lock is on. `db` has the cipher. Killed at any moment it can be begun
 * again: rows are sealed all or none, each file says of itself whether it is, and the lock was kept before.
 */
export async function putLockOn(
  db: FolioDatabase,
  cipher: AtRestCipher,
  lock: AtRestLock,
  onProgress: (progress: RewriteProgress) => void,
): Promise<void> {
  await keepLock(db, { ...lock, step: 'sealing' });
  onProgress({ part: 'words' });
  await db.transaction('rw', tablesOf(db), () => rewriteRows(db));
  await rewriteFiles(db, cipher, onProgress);
  // R26: those from before updates hold the same in the clear.
  await dropSetAside();
  await keepLock(db, { ...lock, step: 'on' });
}

/**
 * R46: opens everything, and takes the lock away with the last of it. `cipher` opens only, and `db` has it. Files go first: while
 * one is sealed the lock must stay.
 */
export async function takeLockOff(
  db: FolioDatabase,
  cipher: AtRestCipher,
  lock: AtRestLock,
  onProgress: (progress: RewriteProgress) => void,
): Promise<void> {
  await keepLock(db, { ...lock, step: 'opening' });
  await rewriteFiles(db, cipher, onProgress);
  onProgress({ part: 'words' });
  await db.transaction('rw', [...tablesOf(db), db.deviceSettings], async () => {
    await rewriteRows(db);
    await dropLock(db);
  });
  // R26: those from before updates are sealed with a key that nobody has from now on.
  await dropSetAside();
  forgetCopy();
}

function tablesOf(db: FolioDatabase) {
  return db.tables.filter(({ name }) => !openTables.has(name));
}

/** Reads each row opened, and writes it as the cipher has it. */
async function rewriteRows(db: FolioDatabase): Promise<void> {
  for (const table of tablesOf(db)) {
    const rows: readonly Row[] = await table.toArray();
    await table.bulkPut([...rows]);
  }
}

async function rewriteFiles(db: FolioDatabase, cipher: AtRestCipher, onProgress: (progress: RewriteProgress) => void): Promise<void> {
  const hashes = await db.files.toCollection().primaryKeys();
  let done = 0;
  for (const sha256 of hashes) {
    onProgress({ part: 'files', done, total: hashes.length });
    await rewriteFile(db, cipher, sha256);
    done += 1;
  }
}

async function rewriteFile(db: FolioDatabase, cipher: AtRestCipher, sha256: string): Promise<void> {
  const file = await db.files.get(sha256);
  if (!file) return;
  const { blob, sealed, ...facts } = file;
  if (blob === null) return rewriteChunks(db, cipher, sha256);
  if ((sealed === true) === cipher.seals) return;
  if (cipher.seals) {
    const closed = await sealBlob(cipher, sha256, blob);
    // Opened again before the open bytes are given up.
    if (!(await openBlob(cipher, sha256, closed, file.size))) throw new Error('A file was not sealed as it was.');
    await db.files.put({ ...facts, blob: closed, sealed: true });
  } else {
    // Each piece proves itself as it opens. What the disk damaged stays as it is, no longer called sealed: its hash tells.
    await db.files.put({ ...facts, blob: (await openBlob(cipher, sha256, blob, file.size)) ?? blob });
  }
}

async function rewriteChunks(db: FolioDatabase, cipher: AtRestCipher, sha256: string): Promise<void> {
  const keys = await db.chunks.where('[sha256+index]').between([sha256, 0], [sha256, Infinity]).primaryKeys();
  for (const key of keys) {
    const chunk = await db.chunks.get(key);
    if (!chunk || (chunk.sealed === true) === cipher.seals) continue;
    const bytes = await fromChunk(cipher, chunk);
    await db.chunks.put(await toChunk(cipher, { sha256, index: chunk.index, bytes: bytes ?? new Uint8Array(chunk.bytes) }));
  }
}
