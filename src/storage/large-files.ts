import type { Attachment } from '../domain/attachment.ts';
import type { FolioDatabase } from './database.ts';
import { removeBytes } from './file-bytes.ts';
import type { Session } from './session.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { withRoom } from './with-room.ts';
import { toWriteError, type WriteError } from './write-error.ts';

/** Smaller files are not worth anybody's time. */
const LARGE = 1_000_000;

/** A file of a portfolio whose bytes take up room on this device. */
export interface LargeFile {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  /** Where it is used; null when it was removed and its bytes are kept only to bring it back. */
  readonly evidenceId: string | null;
  readonly reference: string;
}

/** The large files of a portfolio, those first that nothing uses any more, then by size. */
export async function listLargeFiles(db: FolioDatabase, portfolioId: string): Promise<readonly LargeFile[]> {
  return db.transaction('r', db.attachments, db.evidence, db.portfolios, db.files, async () => {
    const attachments = await db.attachments.where('portfolioId').equals(portfolioId).toArray();
    const here = new Set(await db.files.toCollection().primaryKeys());
    const evidence = (await db.evidence.where('portfolioId').equals(portfolioId).toArray()).filter(({ deletedAt }) => deletedAt === null);
    const logoId = (await db.portfolios.get(portfolioId))?.logoId ?? null;
    const bySha = new Map<string, LargeFile>();
    for (const { id, sha256, name, size, deletedAt } of attachments) {
      if (size < LARGE || !here.has(sha256)) continue;
      const holder = deletedAt === null ? evidence.find(({ attachmentIds }) => attachmentIds.includes(id)) : undefined;
      const isLogo = deletedAt === null && id === logoId;
      if (bySha.get(sha256)?.reference !== undefined && !holder && !isLogo) continue;
      const reference = holder ? `E${String(holder.number)}` : isLogo ? 'the centre’s logo' : '';
      bySha.set(sha256, { sha256, name, bytes: size, evidenceId: holder?.id ?? null, reference });
    }
    return [...bySha.values()].sort((a, b) => Number(a.reference !== '') - Number(b.reference !== '') || b.bytes - a.bytes);
  });
}

/** R38: removes the bytes of a file that no portfolio uses any more. False, and nothing is done, when one does. It cannot be brought back. */
export function dropRemovedFile(session: Session, sha256: string): Promise<Result<boolean, WriteError>> {
  const { db } = session;
  return withRoom(session, async () => {
    try {
      const isDropped = await db.transaction('rw', db.attachments, db.evidence, db.portfolios, db.files, db.chunks, async () => {
        for (const attachment of await db.attachments.where('sha256').equals(sha256).toArray()) if (await isUsed(db, attachment)) return false;
        await removeBytes(db, [sha256]);
        return true;
      });
      return success(isDropped);
    } catch (cause) {
      return failure(toWriteError(cause));
    }
  });
}

async function isUsed(db: FolioDatabase, { id, portfolioId, deletedAt }: Attachment): Promise<boolean> {
  if (deletedAt !== null) return false;
  if ((await db.portfolios.get(portfolioId))?.logoId === id) return true;
  const holders = db.evidence.where('portfolioId').equals(portfolioId);
  return (await holders.filter((item) => item.deletedAt === null && item.attachmentIds.includes(id)).count()) > 0;
}
