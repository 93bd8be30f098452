import type { Attachment } from '../domain/attachment.ts';
import type { Portfolio } from '../domain/portfolio.ts';
import type { RecordFields } from '../domain/record.ts';
import type { Result } from '../lib/result.ts';
import { addFile, type HashBytes } from './attachment-commands.ts';
import type { FileBytes } from './file-bytes.ts';
import type { Session } from './session.ts';
import { write, type Writer } from './write.ts';
import type { WriteError } from './write-error.ts';

/**
 * Makes a picture the centre's logo, once its bytes were read back and their hash agrees. The one before goes to the bin;
 * `changeLogo` with its id takes it out again.
 */
export async function addLogo(
  session: Session,
  store: FileBytes,
  hash: HashBytes,
  portfolioId: string,
  facts: Omit<Attachment, keyof RecordFields>,
  bytes: Blob,
): Promise<Result<Portfolio, WriteError>> {
  return addFile(session, { store, hash, portfolioId, facts, bytes }, (writer, { id }) => replaceLogo(session, writer, id));
}

/** Makes a picture that was the logo before the logo again; null for none. The one that it takes the place of goes to the bin. */
export function changeLogo(session: Session, portfolioId: string, logoId: string | null): Promise<Result<Portfolio, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    if (logoId !== null && logoId !== writer.portfolio.logoId) await writer.setDeleted('attachments', logoId, false);
    return replaceLogo(session, writer, logoId);
  });
}

async function replaceLogo({ db }: Session, writer: Writer, logoId: string | null): Promise<Portfolio> {
  const { portfolio } = writer;
  if (portfolio.logoId === logoId) return portfolio;
  const before = portfolio.logoId === null ? undefined : await db.attachments.get(portfolio.logoId);
  if (before) await writer.setDeleted('attachments', before.id, true);
  return writer.change('portfolios', portfolio, { logoId });
}
