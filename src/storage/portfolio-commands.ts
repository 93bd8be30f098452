import { emptyPortfolio, type Portfolio } from '../domain/portfolio.ts';
import type { RecordFields } from '../domain/record.ts';
import type { SnapshotWithEvents } from '../domain/snapshot.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Session } from './session.ts';
import { ownedTables } from '../domain/table-lists.ts';
import { write } from './write.ts';
import { toWriteError, type WriteError } from './write-error.ts';

/** Starts a portfolio. */
export async function createPortfolio(
  session: Session,
  fields: Partial<Omit<Portfolio, keyof RecordFields>>,
): Promise<Result<Portfolio, WriteError>> {
  const { db } = session;
  const id = session.createId();
  const at = session.now().toISOString();
  const portfolio: Portfolio = {
    ...emptyPortfolio,
    ...fields,
    id,
    portfolioId: id,
    revision: 1,
    author: session.actor,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  };
  try {
    await db.transaction('rw', db.portfolios, db.events, async () => {
      await db.portfolios.add(portfolio);
      await db.events.add({
        id: session.createId(),
        portfolioId: id,
        at,
        actor: session.actor,
        type: 'created',
        table: 'portfolios',
        recordId: id,
        reference: portfolio.candidate.name,
        changes: [],
      });
    });
    return success(portfolio);
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

/** Unlocks a signed portfolio. The signatures stay; the first change afterwards breaks them visibly. */
export function unlockPortfolio(session: Session, portfolioId: string, reason: string): Promise<Result<Portfolio, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    const portfolio = await writer.change('portfolios', writer.portfolio, { isLocked: false }, 'unlocked');
    await session.db.events.add({
      id: session.createId(),
      portfolioId,
      at: writer.at,
      actor: session.actor,
      type: 'answered',
      table: 'portfolios',
      recordId: portfolioId,
      reference: 'Reason for unlocking',
      changes: [{ field: 'reason', from: null, to: reason }],
    });
    return portfolio;
  });
}
