import type { Attachment } from '../domain/attachment.ts';
import type { RecordFields } from '../domain/record.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { removeBytes, removeUnheldBytes, type FileBytes } from './file-bytes.ts';
import type { Session } from './session.ts';
import { write, type Writer } from './write.ts';
import { withRoom } from './with-room.ts';
import { toWriteError, type WriteError } from './write-error.ts';

/** Takes the SHA-256 of bytes as 64 hexadecimal digits. Handed in, so that storage needs no library for it. */
export type HashBytes = (bytes: Blob) => Promise<string>;

/**
 * Attaches a file to a piece of evidence. It becomes visible only when its bytes were read back and their hash agrees:
 * written as not ready, read, compared, and only then joined to the evidence in one transaction.
 */
export async function attachFile(
  session: Session,
  store: FileBytes,
  hash: HashBytes,
  evidenceId: string,
  portfolioId: string,
  facts: Omit<Attachment, keyof RecordFields>,
  bytes: Blob,
): Promise<Result<Attachment, WriteError>> {
  return addFile(session, { store, hash, portfolioId, facts, bytes }, async (writer, attachment) => {
    const evidence = await writer.find('evidence', evidenceId);
    await writer.change('evidence', evidence, { attachmentIds: [...evidence.attachmentIds, attachment.id] }, 'file added');
    return attachment;
  });
}

export interface AddedFile {
  readonly store: FileBytes;
  readonly hash: HashBytes;
  readonly portfolioId: string;
  readonly facts: Omit<Attachment, keyof RecordFields>;
  readonly bytes: Blob;
}

/** Adds a file once its bytes were read back and their hash agrees, and joins it to what it belongs to, in one transaction. */
export async function addFile<T>(
  session: Session,
  { store, hash, portfolioId, facts, bytes }: AddedFile,
  join: (writer: Writer, attachment: Attachment) => Promise<T>,
): Promise<Result<T, WriteError>> {
  const kept = await keepBytes(session, store, hash, facts.sha256, bytes);
  if (!kept.ok) return kept;
  const added = await write(session, portfolioId, async (writer) => join(writer, await writer.create('attachments', facts)));
  // R38: bytes that belong to nothing only take up room.
  if (!added.ok) await dropFiles(session, [facts.sha256]);
  return added;
}

/** Stores bytes and reads them back; the file is ready when the hash agrees. */
export async function keepBytes(session: Session, store: FileBytes, hash: HashBytes, sha256: string, bytes: Blob): Promise<Result<void, WriteError>> {
  const { db, now, hasRoom } = session;
  if ((await hasRoom?.(bytes.size)) === false) return failure({ type: 'storage-full' });
  try {
    await store.put(sha256, bytes, now().toISOString());
    const readBack = await store.get(sha256);
    if (!readBack || (await hash(readBack)) !== sha256) {
      await removeBytes(db, [sha256]);
      return failure({ type: 'storage-failed', reason: 'The file could not be read back as it was written.' });
    }
    const isStillThere = await db.transaction('rw', db.files, async () => {
      const file = await db.files.get(sha256);
      if (file && !file.isReady) await db.files.put({ ...file, isReady: true });
      return file !== undefined;
    });
    return isStillThere ? success(undefined) : failure({ type: 'storage-failed', reason: 'The file was removed while it was being added.' });
  } catch (cause) {
    // R38: a file that does not fit leaves nothing of itself behind.
    await removeUnfinished(session, sha256);
    return failure(toWriteError(cause));
  }
}

function removeUnfinished(session: Session, sha256: string): Promise<Result<void, WriteError>> {
  const { db } = session;
  return withRoom(session, async () => {
    try {
      await db.transaction('rw', db.files, db.chunks, async () => {
        const file = await db.files.get(sha256);
        if (file && !file.isReady) await removeBytes(db, [sha256]);
      });
      return success(undefined);
    } catch (cause) {
      return failure(toWriteError(cause));
    }
  });
}

/** Removes the bytes of files that no attachment in any portfolio speaks of. */
export function dropFiles(session: Session, hashes: readonly string[]): Promise<Result<void, WriteError>> {
  const { db } = session;
  return withRoom(session, async () => {
    try {
      await db.transaction('rw', db.attachments, db.files, db.chunks, () => removeUnheldBytes(db, hashes));
      return success(undefined);
    } catch (cause) {
      return failure(toWriteError(cause));
    }
  });
}

/** Takes a file off a piece of evidence. Its record goes to the bin; its bytes stay until the portfolio is erased. */
export function detachFile(session: Session, portfolioId: string, evidenceId: string, attachmentId: string): Promise<Result<void, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    const evidence = await writer.find('evidence', evidenceId);
    await writer.change('evidence', evidence, { attachmentIds: evidence.attachmentIds.filter((id) => id !== attachmentId) }, 'file removed');
    await writer.setDeleted('attachments', attachmentId, true);
  });
}

/** Puts back a file that was taken off, at its old place. */
export function reattachFile(
  session: Session,
  portfolioId: string,
  evidenceId: string,
  attachmentId: string,
  index: number,
): Promise<Result<void, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    const evidence = await writer.find('evidence', evidenceId);
    await writer.setDeleted('attachments', attachmentId, false);
    await writer.change('evidence', evidence, { attachmentIds: evidence.attachmentIds.toSpliced(index, 0, attachmentId) }, 'file added');
  });
}
