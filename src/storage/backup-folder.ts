import type { FolioDatabase } from './database.ts';

/** The folder that the user chose for second copies, as this browser knows it. It travels nowhere. */
export interface BackupFolder {
  readonly id: typeof KEY;
  readonly handle: FileSystemDirectoryHandle;
  /** Tells this browser's copies from those of others in the same folder: only its own are ever removed (R33). */
  readonly mark: string;
  /** The newest copy of each portfolio. */
  readonly copies: Readonly<Record<string, FolderCopy>>;
}

export interface FolderCopy {
  readonly fileName: string;
  readonly bytes: number;
  /** What was written since is not in it, as an instant. */
  readonly asOf: string;
}

const KEY = 'backup-folder';

/** Null when none is chosen. */
export async function readBackupFolder(db: FolioDatabase): Promise<BackupFolder | null> {
  return (await rows(db).get(KEY)) ?? null;
}

/** Remembers a folder in place of any other. The copies in another one stay there. */
export async function keepBackupFolder(db: FolioDatabase, handle: FileSystemDirectoryHandle): Promise<BackupFolder> {
  const before = await readBackupFolder(db);
  const folder: BackupFolder = { id: KEY, handle, mark: before?.mark ?? newMark(), copies: {} };
  await rows(db).put(folder);
  return folder;
}

export async function noteFolderCopy(db: FolioDatabase, portfolioId: string, copy: FolderCopy): Promise<void> {
  await db.transaction('rw', rows(db), async () => {
    const folder = await rows(db).get(KEY);
    if (folder) await rows(db).put({ ...folder, copies: { ...folder.copies, [portfolioId]: copy } });
  });
}

/** Forgets the folder. What lies in it stays. */
export async function forgetBackupFolder(db: FolioDatabase): Promise<void> {
  await rows(db).delete(KEY);
}

function rows(db: FolioDatabase) {
  return db.table<BackupFolder, string>('deviceSettings');
}

function newMark(): string {
  return [...crypto.getRandomValues(new Uint8Array(3))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
