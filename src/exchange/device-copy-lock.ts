import { hashFile } from '../attachments/hash-file.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { PackageError } from '../package/package-error.ts';
import type { CopiedFile, DeviceCopy } from '../package/read-device-copy.ts';
import { openRow } from '../storage/at-rest.ts';
import { openBlob, placeOf } from '../storage/at-rest-files.ts';
import type { AtRestCipher } from '../storage/at-rest-cipher.ts';
import { lockIn } from '../storage/at-rest-lock.ts';
import { normalPassphrase } from '../package/passphrase.ts';

/** R25: opens what a passphrase keeps closed in a copy. A file that does not come out whole, with its hash, is left out. */
export async function openLockedCopy(copy: DeviceCopy, passphrase: string | undefined): Promise<Result<DeviceCopy, PackageError>> {
  if (passphrase === undefined) return failure({ type: 'encrypted', for: 'passphrase' });
  const lock = (copy.rows.get('deviceSettings') ?? []).map(lockIn).find((found) => found !== null);
  if (!lock) return failure({ type: 'damaged-encryption' });
  // Its code is large, and most copies are not locked.
  const { unlock } = await import('../storage/at-rest-unlock.ts');
  const cipher = await unlock(lock, normalPassphrase(passphrase));
  if (!cipher) return failure({ type: 'wrong-passphrase' });
  const rows = new Map([...copy.rows].map(([table, list]) => [table, list.map((row) => (isRow(row) ? openRow(cipher, table, row) : row))]));
  return success({ ...copy, isLocked: false, rows, files: await openFiles(copy, cipher) });
}

async function openFiles(copy: DeviceCopy, cipher: AtRestCipher): Promise<readonly CopiedFile[]> {
  const opened: CopiedFile[] = [];
  const keep = async (sha256: string, bytes: Blob | null) => {
    if (bytes && (await hashFile(bytes)) === sha256) opened.push({ sha256, size: bytes.size, bytes });
  };
  const rows = new Map((copy.rows.get('files') ?? []).filter(isRow).map((row) => [row['sha256'], row]));
  for (const { sha256, bytes } of copy.files) {
    const { size, sealed } = rows.get(sha256) ?? {};
    await keep(sha256, sealed === true && typeof size === 'number' ? await openBlob(cipher, sha256, bytes, size) : bytes);
  }
  for (const [sha256, pieces] of sealedPieces(copy)) await keep(sha256, await joinPieces(cipher, sha256, pieces));
  return opened;
}

interface Piece {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** Where files are kept in pieces, sealed ones are copied as records. */
function sealedPieces(copy: DeviceCopy): ReadonlyMap<string, readonly Piece[]> {
  const files = new Map<string, Piece[]>();
  for (const row of copy.rows.get('chunks') ?? []) {
    if (!isRow(row)) continue;
    const { sha256, index, bytes } = row;
    if (typeof sha256 !== 'string' || typeof index !== 'number' || !(bytes instanceof Uint8Array)) continue;
    const pieces = files.get(sha256);
    if (pieces) pieces.push({ index, bytes });
    else files.set(sha256, [{ index, bytes }]);
  }
  return files;
}

async function joinPieces(cipher: AtRestCipher, sha256: string, pieces: readonly Piece[]): Promise<Blob | null> {
  try {
    const opened: Blob[] = [];
    for (const { index, bytes } of pieces.toSorted((a, b) => a.index - b.index)) {
      opened.push(new Blob([await cipher.openPiece(placeOf(sha256, index), new Uint8Array(bytes))]));
    }
    return new Blob(opened);
  } catch {
    return null;
  }
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
