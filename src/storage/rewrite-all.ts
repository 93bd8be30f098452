import { failure, success, type Result } from '../lib/result.ts';
import type { FolioDatabase } from './database.ts';
import type { Phrase, RestorePoint, UnitFile } from './device-rows.ts';
import { rewriteWithin, rewrittenTables, type ChangedMeanwhile, type Rewrite } from './rewrite-portfolio.ts';
import type { Session } from './session.ts';
import { Refused, toWriteError, type WriteError } from './write-error.ts';

/** Rows of the device that come back beside portfolios. What is here under the same id stays as it is. */
export interface DeviceRows {
  readonly phrases: readonly Phrase[];
  readonly samplingPlans: readonly { readonly id: string }[];
  readonly units: readonly UnitFile[];
  readonly restorePoints: readonly RestorePoint[];
}

/**
 * R24: rewrites several portfolios in one transaction: all of it or nothing, and nothing between. Refuses when one of them is no longer
 * what its rewrite was worked out from.
 */
export function rewriteAll(session: Session, rewrites: readonly Rewrite[], rows: DeviceRows): Promise<Result<void, WriteError | ChangedMeanwhile>> {
  const [first, ...rest] = rewrites.filter(({ expected }) => expected !== null).map(({ portfolioId }) => portfolioId);
  return borrowAll(session, first === undefined ? [] : [first, ...rest], () => writeAll(session.db, rewrites, rows));
}

/** R16: each portfolio that is here is written by the one tab that may. */
async function borrowAll(
  session: Session,
  [next, ...rest]: readonly string[],
  work: () => Promise<Result<void, WriteError | ChangedMeanwhile>>,
): Promise<Result<void, WriteError | ChangedMeanwhile>> {
  if (next === undefined || !session.borrowPen) return work();
  return (await session.borrowPen(next, () => borrowAll(session, rest, work))) ?? failure({ type: 'other-tab' });
}

async function writeAll(db: FolioDatabase, rewrites: readonly Rewrite[], rows: DeviceRows): Promise<Result<void, WriteError | ChangedMeanwhile>> {
  try {
    await db.transaction('rw', [...rewrittenTables(db), db.phrases, db.samplingPlans], async () => {
      for (const rewrite of rewrites) if (!(await rewriteWithin(db, rewrite))) throw new Refused({ type: 'not-found' });
      const [phrases, plans, units, points] = await Promise.all([
        db.phrases.toCollection().primaryKeys(),
        db.samplingPlans.toCollection().primaryKeys(),
        db.units.toCollection().primaryKeys(),
        db.restorePoints.toCollection().primaryKeys(),
      ]);
      await db.phrases.bulkAdd(rows.phrases.filter(({ id }) => !phrases.includes(id)));
      await db.samplingPlans.bulkAdd(rows.samplingPlans.filter(({ id }) => !plans.includes(id)));
      await db.units.bulkAdd(rows.units.filter((unit) => !units.some(([id, version]) => id === unit.id && version === unit.version)));
      await db.restorePoints.bulkAdd(rows.restorePoints.filter(({ id }) => !points.includes(id)));
    });
    return success(undefined);
  } catch (cause) {
    const error = toWriteError(cause);
    return failure(error.type === 'not-found' ? { type: 'changed-meanwhile' } : error);
  }
}
