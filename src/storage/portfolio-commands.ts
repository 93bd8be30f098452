import { emptyPortfolio, type Portfolio } from '../domain/portfolio.ts';
import type { RecordFields } from '../domain/record.ts';
import type { Snapshot, SnapshotWithEvents } from '../domain/snapshot.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Session } from './session.ts';
import { ownedTables } from './tables.ts';
import { write } from './write.ts';
import { toWriteError, type WriteError } from './write-error.ts';

/** Starts a portfolio. */
export async function createPortfolio(session: Session, fields: Partial<Omit<Portfolio, keyof RecordFields>>): Promise<Result<Portfolio, WriteError>> {
  const { db } = session;
  const id = session.createId();
  const at = session.now().toISOString();
  const portfolio: Portfolio = { ...emptyPortfolio, ...fields, id, portfolioId: id, revision: 1, author: session.actor, createdAt: at, updatedAt: at, deletedAt: null };
  try {
    await db.transaction('rw', db.portfolios, db.events, async () => {
      await db.portfolios.add(portfolio);
      await db.events.add({ id: session.createId(), portfolioId: id, at, actor: session.actor, type: 'created', table: 'portfolios', recordId: id, reference: portfolio.candidate.name, changes: [] });
    });
    return success(portfolio);
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}

/** Puts a whole portfolio in the bin, locked or not. */
export function deletePortfolio(session: Session, portfolioId: string): Promise<Result<void, WriteError>> {
  return setPortfolioDeleted(session, portfolioId, true);
}

/** Takes a portfolio out of the bin. */
export function restorePortfolio(session: Session, portfolioId: string): Promise<Result<void, WriteError>> {
  return setPortfolioDeleted(session, portfolioId, false);
}

async function setPortfolioDeleted(session: Session, portfolioId: string, isDeleted: boolean): Promise<Result<void, WriteError>> {
  const { db } = session;
  const at = session.now().toISOString();
  try {
    await db.transaction('rw', db.portfolios, db.events, async () => {
      const changed = await db.portfolios.update(portfolioId, { deletedAt: isDeleted ? at : null });
      if (changed === 1) await db.events.add({ id: session.createId(), portfolioId, at, actor: session.actor, type: isDeleted ? 'deleted' : 'restored', table: 'portfolios', recordId: portfolioId, reference: '', changes: [] });
    });
    return success(undefined);
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}

/** Removes a portfolio for good: records, audit log, and files that no other portfolio holds. Cannot be undone. */
export async function erasePortfolio(session: Session, portfolioId: string): Promise<Result<void, WriteError>> {
  const { db } = session;
  try {
    await db.transaction('rw', [...ownedTables.map((table) => db.table(table)), db.events, db.files, db.chunks], async () => {
      const own = await db.attachments.where('portfolioId').equals(portfolioId).toArray();
      for (const table of ownedTables) {
        if (table === 'portfolios') await db.portfolios.delete(portfolioId);
        else await db.table(table).where('portfolioId').equals(portfolioId).delete();
      }
      await db.events.where('[portfolioId+at]').between([portfolioId, ''], [portfolioId, '\uffff']).delete();
      for (const { sha256 } of own) {
        if ((await db.attachments.where('sha256').equals(sha256).count()) > 0) continue;
        await db.files.delete(sha256);
        await db.chunks.where('[sha256+index]').between([sha256, 0], [sha256, Infinity]).delete();
      }
    });
    return success(undefined);
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}

/** Adds a whole portfolio, such as the example, in one transaction. The bytes of its files must lie in the store already. */
export async function addSnapshot({ db }: Session, snapshot: SnapshotWithEvents): Promise<Result<void, WriteError>> {
  const { portfolio, events, ...lists } = snapshot;
  try {
    await db.transaction('rw', [...ownedTables.map((table) => db.table(table)), db.events], async () => {
      await db.portfolios.add(portfolio);
      for (const table of ownedTables) if (table !== 'portfolios') await db.table(table).bulkAdd([...lists[table]]);
      await db.events.bulkAdd([...events]);
    });
    return success(undefined);
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}

/** Tables of a snapshot besides the portfolio itself. */
export type SnapshotList = Exclude<keyof Snapshot, 'portfolio'>;

/** Unlocks a signed portfolio. The signatures stay; the first change afterwards breaks them visibly. */
export function unlockPortfolio(session: Session, portfolioId: string, reason: string): Promise<Result<Portfolio, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    const portfolio = await writer.change('portfolios', writer.portfolio, { isLocked: false }, 'unlocked');
    await session.db.events.add({ id: session.createId(), portfolioId, at: writer.at, actor: session.actor, type: 'answered', table: 'portfolios', recordId: portfolioId, reference: 'Reason for unlocking', changes: [{ field: 'reason', from: null, to: reason }] });
    return portfolio;
  });
}
