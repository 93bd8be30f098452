import { failure, success, type Result } from '../lib/result.ts';
import { removeUnheldBytes } from './file-bytes.ts';
import type { Session } from './session.ts';
import { ownedTables } from '../domain/table-lists.ts';
import { toWriteError, type WriteError } from './write-error.ts';

/** Puts a whole portfolio in the bin, locked or not. */
export function deletePortfolio(session: Session, portfolioId: string): Promise<Result<void, WriteError>> {
  return setPortfolioDeleted(session, portfolioId, true);
}

/** Takes a portfolio out of the bin. */
export function restorePortfolio(session: Session, portfolioId: string): Promise<Result<void, WriteError>> {
  return setPortfolioDeleted(session, portfolioId, false);
}

/** R16: a tab that has the portfolio open saves and lets go first. */
async function asWriter(session: Session, portfolioId: string, work: () => Promise<Result<void, WriteError>>): Promise<Result<void, WriteError>> {
  if (!session.borrowPen) return work();
  return (await session.borrowPen(portfolioId, work)) ?? failure({ type: 'other-tab' });
}

function setPortfolioDeleted(session: Session, portfolioId: string, isDeleted: boolean): Promise<Result<void, WriteError>> {
  return asWriter(session, portfolioId, () => setDeleted(session, portfolioId, isDeleted));
}

async function setDeleted(session: Session, portfolioId: string, isDeleted: boolean): Promise<Result<void, WriteError>> {
  const { db } = session;
  const at = session.now().toISOString();
  try {
    await db.transaction('rw', db.portfolios, db.events, async () => {
      const changed = await db.portfolios.update(portfolioId, { deletedAt: isDeleted ? at : null });
      if (changed === 1)
        await db.events.add({
          id: session.createId(),
          portfolioId,
          at,
          actor: session.actor,
          type: isDeleted ? 'deleted' : 'restored',
          table: 'portfolios',
          recordId: portfolioId,
          reference: '',
          changes: [],
        });
    });
    return success(undefined);
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}

/** What else this device keeps of a portfolio. */
const deviceTables = ['workplaces', 'batches', 'resolutions', 'restorePoints'] as const;

/** Removes a portfolio for good: records, audit log, signed batches, and files that no other portfolio holds. Cannot be undone. */
export function erasePortfolio(session: Session, portfolioId: string): Promise<Result<void, WriteError>> {
  return asWriter(session, portfolioId, () => erase(session, portfolioId));
}

async function erase({ db }: Session, portfolioId: string): Promise<Result<void, WriteError>> {
  try {
    await db.transaction(
      'rw',
      [...ownedTables.map((table) => db.table(table)), ...deviceTables.map((table) => db.table(table)), db.events, db.files, db.chunks],
      async () => {
        const own = await db.attachments.where('portfolioId').equals(portfolioId).toArray();
        for (const table of ownedTables) {
          if (table === 'portfolios') await db.portfolios.delete(portfolioId);
          else await db.table(table).where('portfolioId').equals(portfolioId).delete();
        }
        for (const table of deviceTables) await db.table(table).where('portfolioId').equals(portfolioId).delete();
        await db.events.where('[portfolioId+at]').between([portfolioId, ''], [portfolioId, '\uffff']).delete();
        await removeUnheldBytes(
          db,
          own.map(({ sha256 }) => sha256),
        );
      },
    );
    return success(undefined);
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}
