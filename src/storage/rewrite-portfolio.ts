import type { Event } from '../domain/event.ts';
import type { OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Identity, Resolution, RestorePoint, StoredBatch, UnitFile, Workplace } from './device-rows.ts';
import type { FolioDatabase } from './database.ts';
import type { Session } from './session.ts';
import { readFingerprint, workingTables } from './working-copy.ts';
import { toWriteError, type WriteError } from './write-error.ts';

/** Older restore points than these go when a new one is made. */
const RESTORE_POINTS_KEPT = 10;

/** A command has no more letters than this. */
const COMMAND_LETTERS = 500_000;

/** What becomes of one portfolio in one transaction. Worked out before, so that nothing but writing is done within. */
export interface Rewrite {
  readonly portfolioId: string;
  /** As the portfolio was when this was worked out (`WorkingCopy.fingerprint`); null when it was not here. */
  readonly expected: string | null;
  readonly puts?: readonly { readonly table: OwnedTable; readonly records: readonly RecordFields[] }[];
  readonly removes?: readonly { readonly table: OwnedTable; readonly ids: readonly string[] }[];
  readonly events?: readonly Event[];
  readonly addBatches?: readonly StoredBatch[];
  readonly removeBatches?: readonly StoredBatch[];
  /** The identity that signed `addBatches`, with what it signed last. */
  readonly identity?: Identity;
  readonly addResolutions?: readonly Resolution[];
  /** Ids. */
  readonly removeResolutions?: readonly string[];
  readonly workplace?: Workplace;
  readonly units?: readonly UnitFile[];
  readonly restorePoint?: RestorePoint | null;
}

/** The portfolio was written meanwhile: work it out again. */
export interface ChangedMeanwhile {
  readonly type: 'changed-meanwhile';
}

/** Does all of it or nothing, as the one tab that writes (R16). Refuses when the portfolio is no longer what this was worked out from. */
export async function rewritePortfolio(session: Session, rewrite: Rewrite): Promise<Result<void, WriteError | ChangedMeanwhile>> {
  if ((await session.hasRoom?.(largeSize(rewrite))) === false) return failure({ type: 'storage-full' });
  if (!session.borrowPen) return rewriteOnce(session.db, rewrite);
  return (await session.borrowPen(rewrite.portfolioId, () => rewriteOnce(session.db, rewrite))) ?? failure({ type: 'other-tab' });
}

/** Bytes of a rewrite that brings in so much that the room for a command would not do; undefined for others. */
function largeSize({ puts = [] }: Rewrite): number | undefined {
  const letters = puts.reduce((sum, { records }) => sum + JSON.stringify(records).length, 0);
  return letters < COMMAND_LETTERS ? undefined : 2 * letters;
}

async function rewriteOnce(db: FolioDatabase, rewrite: Rewrite): Promise<Result<void, WriteError | ChangedMeanwhile>> {
  try {
    const isDone = await db.transaction('rw', [...rewrittenTables(db)], async () => rewriteWithin(db, rewrite));
    return isDone ? success(undefined) : failure({ type: 'changed-meanwhile' });
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}

/** Tables that a rewrite touches. */
export function rewrittenTables(db: FolioDatabase) {
  return [...workingTables(db), db.identities, db.units, db.restorePoints] as const;
}

/** The same within a transaction that is under way. False when nothing was done. Await nothing else there. */
export async function rewriteWithin(db: FolioDatabase, rewrite: Rewrite): Promise<boolean> {
  const { portfolioId } = rewrite;
  if ((await readFingerprint(db, portfolioId)) !== rewrite.expected) return false;
  if (rewrite.restorePoint) {
    await db.restorePoints.add(rewrite.restorePoint);
    const points = await db.restorePoints.where('portfolioId').equals(portfolioId).sortBy('at');
    await db.restorePoints.bulkDelete(points.slice(0, -RESTORE_POINTS_KEPT).map(({ id }) => id));
  }
  await db.batches.bulkDelete((rewrite.removeBatches ?? []).map(({ keyId, seq, hash }) => [portfolioId, keyId, seq, hash]));
  await db.batches.bulkPut([...(rewrite.addBatches ?? [])]);
  for (const { table, ids } of rewrite.removes ?? []) await db.table<RecordFields, string>(table).bulkDelete([...ids]);
  for (const { table, records } of rewrite.puts ?? []) await db.table<RecordFields, string>(table).bulkPut([...records]);
  await db.events.bulkPut([...(rewrite.events ?? [])]);
  await db.resolutions.bulkPut([...(rewrite.addResolutions ?? [])]);
  await db.resolutions.bulkDelete([...(rewrite.removeResolutions ?? [])]);
  await db.units.bulkPut([...(rewrite.units ?? [])]);
  if (rewrite.identity) await db.identities.put(await joinSigned(db, rewrite.identity, portfolioId));
  if (rewrite.workplace) await db.workplaces.put(rewrite.workplace);
  return true;
}

/** The identity as it stands, with what it signed last in this portfolio: in another one it may have signed meanwhile. */
async function joinSigned(db: FolioDatabase, identity: Identity, portfolioId: string): Promise<Identity> {
  const present = await db.identities.get(identity.keyId);
  const here = identity.signed[portfolioId];
  return { ...identity, ...present, signed: { ...present?.signed, ...(here ? { [portfolioId]: here } : {}) } };
}
