import { failure, success, type Result } from '../lib/result.ts';
import { reasonOf } from '../lib/reason-of.ts';
import type { PackageWork } from '../package/format.ts';
import { noteFolderCopy, type BackupFolder, type FolderCopy } from '../storage/backup-folder.ts';
import type { Storage } from '../storage/storage-context.tsx';
import { copyName, isPackageName, namesToRemove, readCopyName } from './copy-name.ts';
import type { ExchangeError } from './exchange-error.ts';
import { makePackage } from './make-package.ts';

/** Why there is no new copy in the folder. What lay there before lies there still. */
export type FolderProblem =
  /** The browser forgot, or the user took back, that Folio may write there. */
  | { readonly type: 'not-allowed' }
  /** Deleted, renamed, or on a stick that is not plugged in. */
  | { readonly type: 'gone' }
  | { readonly type: 'full' }
  | { readonly type: 'unwritable'; readonly reason: string }
  /** The package could not be made. */
  | { readonly type: 'not-made'; readonly error: ExchangeError };

/**
 * R32, R33: writes a portfolio into the folder as a backup, reads it back, and only when it is whole counts it and removes older copies
 * that this browser made of the same portfolio. Leaves no entry in the audit log.
 */
export async function copyToFolder(
  storage: Storage,
  portfolioId: string,
  { handle: folder, mark }: Pick<BackupFolder, 'handle' | 'mark'>,
  work: PackageWork = {},
): Promise<Result<FolderCopy, FolderProblem>> {
  const { session } = storage;
  const asOf = session.now();
  const portfolio = await session.db.portfolios.get(portfolioId);
  if (!portfolio) return failure({ type: 'not-made', error: { type: 'not-found' } });
  const fileName = copyName(portfolio, asOf, mark);
  const opened = await openFile(folder, fileName);
  if (!opened.ok) return opened;
  const { stream, read, fault, remove } = opened.value;
  const made = await makePackage(storage, portfolioId, 'backup', stream, { ...work, readBack: read, isQuiet: true });
  if (!made.ok || !made.value.isVerified) {
    // A copy that is not whole must not stand beside those that are.
    await remove();
    const cause = fault();
    if (cause !== null) return failure(problemOf(cause));
    return failure({ type: 'not-made', error: made.ok ? { type: 'not-verified' } : made.error });
  }
  const copy: FolderCopy = { fileName, bytes: made.value.size, asOf: asOf.toISOString() };
  await noteFolderCopy(session.db, portfolioId, copy);
  await removeOlder(folder, portfolioId, mark);
  return success(copy);
}

/** A file in a folder that may be a portfolio. */
export interface FoundCopy {
  readonly fileName: string;
  /** Such as `Aisha Khan, unit 311`, or the file's name. */
  readonly title: string;
  /** As an instant. */
  readonly at: string;
  readonly bytes: number;
  readonly open: () => Promise<File>;
}

/** The packages that lie in a folder, newest first. Files that cannot be looked at, and those that are empty, are left out. */
export async function listCopies(folder: FileSystemDirectoryHandle): Promise<Result<readonly FoundCopy[], FolderProblem>> {
  try {
    const found: FoundCopy[] = [];
    for await (const entry of folder.values()) {
      if (entry.kind !== 'file' || !isPackageName(entry.name)) continue;
      const copy = await lookAt(entry);
      if (copy) found.push(copy);
    }
    return success(found.sort((a, b) => (a.at < b.at ? 1 : -1)));
  } catch (cause) {
    return failure(problemOf(cause));
  }
}

async function lookAt(handle: FileSystemFileHandle): Promise<FoundCopy | null> {
  try {
    const { name, size, lastModified } = await handle.getFile();
    const own = readCopyName(name);
    if (size === 0) return null;
    return {
      fileName: name,
      title: own?.title ?? name,
      at: own?.at ?? new Date(lastModified).toISOString(),
      bytes: size,
      open: () => handle.getFile(),
    };
  } catch {
    return null;
  }
}

/** What an exception of the browser's file system means. */
export function problemOf(cause: unknown): FolderProblem {
  const name = cause instanceof Error ? cause.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return { type: 'not-allowed' };
    case 'NotFoundError':
      return { type: 'gone' };
    case 'QuotaExceededError':
      return { type: 'full' };
    default:
      return { type: 'unwritable', reason: reasonOf(cause) };
  }
}

interface OpenFile {
  readonly stream: WritableStream<Uint8Array>;
  readonly read: () => Promise<Blob>;
  /** Why writing or reading failed; null when it did not. */
  readonly fault: () => unknown;
  readonly remove: () => Promise<void>;
}

async function openFile(folder: FileSystemDirectoryHandle, fileName: string): Promise<Result<OpenFile, FolderProblem>> {
  try {
    const isNew = await isMissing(folder, fileName);
    const handle = await folder.getFileHandle(fileName, { create: true });
    const writer = await begin(folder, handle, isNew);
    // One that was there before is as it was, for the browser replaces it only when the new one is complete.
    const remove = async () => {
      await writer.abort().catch(() => undefined);
      if (isNew) await folder.removeEntry(fileName).catch(() => undefined);
    };
    let found: unknown = null;
    const noted = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (cause) {
        found ??= cause;
        throw cause;
      }
    };
    return success({
      stream: new WritableStream<Uint8Array>({
        // A copy: whoever writes may use the same memory for the next piece.
        write: (chunk) => noted(writer.write(new Uint8Array(chunk))),
        close: () => noted(writer.close()),
        abort: (reason) => writer.abort(reason).catch(() => undefined),
      }),
      read: () => noted(handle.getFile()),
      fault: () => found,
      remove,
    });
  } catch (cause) {
    return failure(problemOf(cause));
  }
}

async function begin(folder: FileSystemDirectoryHandle, handle: FileSystemFileHandle, isNew: boolean) {
  try {
    return (await handle.createWritable()).getWriter();
  } catch (cause) {
    if (isNew) await folder.removeEntry(handle.name).catch(() => undefined);
    throw cause;
  }
}

async function isMissing(folder: FileSystemDirectoryHandle, fileName: string): Promise<boolean> {
  try {
    await folder.getFileHandle(fileName);
    return false;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'NotFoundError') return true;
    throw cause;
  }
}

/** A copy that cannot be removed does no harm. */
async function removeOlder(folder: FileSystemDirectoryHandle, portfolioId: string, mark: string): Promise<void> {
  try {
    const [whole, begun]: [string[], string[]] = [[], []];
    for await (const entry of folder.values())
      if (entry.kind === 'file' && readCopyName(entry.name)?.browserMark === mark) ((await isEmpty(entry)) ? begun : whole).push(entry.name);
    // What a crash left begun must not count as one of the three.
    for (const name of [...begun, ...namesToRemove(whole, portfolioId, mark)]) await folder.removeEntry(name).catch(() => undefined);
  } catch {
    // Looked through again after the next copy.
  }
}

async function isEmpty(handle: FileSystemFileHandle): Promise<boolean> {
  return (await handle.getFile()).size === 0;
}
