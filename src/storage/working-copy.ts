import type { Event } from '../domain/event.ts';
import type { OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import type { FolioDatabase } from './database.ts';
import type { Resolution, StoredBatch, Workplace } from './device-rows.ts';
import { listRecords, ownedTables } from '../domain/table-lists.ts';
import { tableSchemas, type RecordOf } from '../domain/tables.ts';

/** Records by table. */
export type RowsByTable = { readonly [T in OwnedTable]: readonly RecordOf<T>[] };

/** Everything of one portfolio on this device at one moment, what is in the bin included. */
export interface WorkingCopy {
  readonly portfolioId: string;
  /** Rows as they stand; those that do not have their table's shape are left out. */
  readonly rows: RowsByTable;
  readonly events: readonly Event[];
  readonly batches: readonly StoredBatch[];
  readonly resolutions: readonly Resolution[];
  /** Null when nothing was said yet: the candidate works here. */
  readonly workplace: Workplace | null;
  /** Differs as soon as anything of this was written since. */
  readonly fingerprint: string;
}

/** Tables that a working copy reads. */
export function workingTables(db: FolioDatabase) {
  return [...ownedTables.map((table) => db.table<RecordFields, string>(table)), db.events, db.batches, db.resolutions, db.workplaces] as const;
}

/** Reads a portfolio in one transaction. Null when there is none here. */
export function readWorkingCopy(db: FolioDatabase, portfolioId: string): Promise<WorkingCopy | null> {
  return db.transaction('r', [...workingTables(db)], () => readWithin(db, portfolioId));
}

/** The same within a transaction that is under way. Await nothing else there. */
async function readWithin(db: FolioDatabase, portfolioId: string): Promise<WorkingCopy | null> {
  const read = await readStored(db, portfolioId);
  if (!read) return null;
  const { stored, ...device } = read;
  const events = await db.events.where('[portfolioId+at]').between([portfolioId, ''], [portfolioId, '\uffff']).toArray();
  const whole = <T extends OwnedTable>(table: T) => (stored.get(table) ?? []).filter((row): row is RecordOf<T> => isWhole(table, row));
  const rows = { portfolios: whole('portfolios'), ...listRecords(whole) };
  return { portfolioId, rows, events, ...device, fingerprint: fingerprintOf(read) };
}

/** The same value while nothing of the portfolio was written. Read within a transaction. */
export async function readFingerprint(db: FolioDatabase, portfolioId: string): Promise<string | null> {
  const read = await readStored(db, portfolioId);
  return read && fingerprintOf(read);
}

/** Whatever of a portfolio's present state tells that something was written. */
interface Stored extends Pick<WorkingCopy, 'batches' | 'resolutions' | 'workplace'> {
  readonly stored: ReadonlyMap<OwnedTable, readonly RecordFields[]>;
}

async function readStored(db: FolioDatabase, portfolioId: string): Promise<Stored | null> {
  if (!(await db.portfolios.get(portfolioId))) return null;
  const stored = new Map<OwnedTable, readonly RecordFields[]>();
  for (const table of ownedTables) stored.set(table, await rowsOf(db, table, portfolioId));
  return {
    stored,
    batches: await db.batches.where('portfolioId').equals(portfolioId).toArray(),
    resolutions: await db.resolutions.where('portfolioId').equals(portfolioId).toArray(),
    workplace: (await db.workplaces.get(portfolioId)) ?? null,
  };
}

function rowsOf(db: FolioDatabase, table: OwnedTable, portfolioId: string): Promise<RecordFields[]> {
  const rows = db.table<RecordFields, string>(table);
  return table === 'portfolios' ? rows.where('id').equals(portfolioId).toArray() : rows.where('portfolioId').equals(portfolioId).toArray();
}

function isWhole(table: OwnedTable, row: RecordFields): boolean {
  return tableSchemas[table].safeParse(row).success;
}

/** Every save of a record counts its revision up, so these few fields tell whether it changed. */
function fingerprintOf({ stored, batches, resolutions, workplace }: Stored): string {
  return JSON.stringify([
    [...stored].map(([table, rows]) => [table, rows.map(({ id, revision, updatedAt, deletedAt }) => [id, revision, updatedAt, deletedAt])]),
    batches.map(({ hash }) => hash).sort(),
    resolutions.map(({ id }) => id),
    [workplace?.role, workplace?.keyId, workplace?.founderKeyId, workplace?.trusted.map(({ keyId, role }) => `${keyId} ${role}`)],
  ]);
}
