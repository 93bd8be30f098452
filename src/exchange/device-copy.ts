import { hashFile } from '../attachments/hash-file.ts';
import type { OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import { ownedTables } from '../domain/table-lists.ts';
import type { RecordOf } from '../domain/tables.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { dataVersion } from '../migrations/steps.ts';
import type { PackageWork } from '../package/format.ts';
import { readDeviceCopy, type CopiedFile } from '../package/read-device-copy.ts';
import { dropFiles, keepBytes } from '../storage/attachment-commands.ts';
import { readableFiles } from '../storage/readable-files.ts';
import type { RestorePoint, Workplace } from '../storage/device-rows.ts';
import { rewriteAll, type DeviceRows } from '../storage/rewrite-all.ts';
import type { Rewrite } from '../storage/rewrite-portfolio.ts';
import type { Session } from '../storage/session.ts';
import type { Storage } from '../storage/storage-context.tsx';
import { readWorkingCopy, type WorkingCopy } from '../storage/working-copy.ts';
import { openLockedCopy } from './device-copy-lock.ts';
import { sortCopiedRows, type CopiedPortfolio, type CopiedRows } from './device-copy-rows.ts';
import { emptyCopy } from './empty-copy.ts';
import type { ExchangeError } from './exchange-error.ts';
import { withoutLostKey } from './lost-key.ts';
import { portfolioEvent } from './portfolio-event.ts';
import { planPutBack } from './restore-points.ts';

/** How a portfolio in a copy stands to what is here. */
export type CopyStanding = 'not-here' | 'newer' | 'older' | 'same';

export interface OfferedPortfolio {
  readonly portfolioId: string;
  readonly candidateName: string;
  readonly standing: CopyStanding;
  /** When it was last changed in the copy, and here; null when it is not here. */
  readonly changedAt: string;
  readonly changedHereAt: string | null;
  /** Pieces of evidence in the copy, without those in the bin. */
  readonly evidence: number;
  /** Files that would come back. */
  readonly newFiles: { readonly count: number; readonly bytes: number };
  /** Files that it speaks of and that are neither in the copy nor here. */
  readonly missingFiles: number;
}

/** A copy of a device that was read and proved. Nothing of it is in the database yet. */
export interface StagedDeviceCopy {
  readonly madeAt: string;
  readonly portfolios: readonly OfferedPortfolio[];
  readonly copied: CopiedRows;
  readonly files: readonly CopiedFile[];
}

/**
 * R23: reads a copy that the rescue page made, and finds out how it stands to what is here. Nothing is changed. A locked one needs its
 * passphrase: errors `encrypted` and `wrong-passphrase`.
 */
export async function stageDeviceCopy(
  { session }: Storage,
  blob: Blob,
  { passphrase, ...work }: PackageWork & { readonly passphrase?: string | undefined } = {},
): Promise<Result<StagedDeviceCopy, ExchangeError>> {
  const read = await readDeviceCopy(blob, work);
  if (!read.ok) return failure({ type: 'package', error: read.error });
  const opened = read.value.isLocked ? await openLockedCopy(read.value, passphrase) : success(read.value);
  if (!opened.ok) return failure({ type: 'package', error: opened.error });
  const { madeAt, rows, files } = opened.value;
  const copied = sortCopiedRows(rows, opened.value.dataVersion);
  const here = await readableFiles(session);
  const inCopy = new Map(files.map((file) => [file.sha256, file.size]));
  const portfolios: OfferedPortfolio[] = [];
  for (const portfolio of copied.portfolios) portfolios.push(await offer(session, portfolio, here, inCopy));
  return success({ madeAt, portfolios, copied, files });
}

export interface RestoreWork extends PackageWork {
  /** R28: what is here has lost a part of itself. */
  readonly isRestore?: boolean | undefined;
}

/**
 * R24: puts portfolios of a copy back, as they are in it. Files first, each read back; then all rows in one transaction, with a restore
 * point of each portfolio that is here. Killed at any moment, everything is as before or as after.
 */
export async function restoreDeviceCopy(
  storage: Storage,
  staged: StagedDeviceCopy,
  portfolioIds: ReadonlySet<string>,
  work: RestoreWork = {},
): Promise<Result<void, ExchangeError>> {
  const { session } = storage;
  const chosen = staged.copied.portfolios.filter(({ portfolioId }) => portfolioIds.has(portfolioId));
  const kept: string[] = [];
  const done = await restore(storage, staged, chosen, work, kept);
  // What cannot be taken away does no harm.
  if (!done.ok && kept.length > 0) await dropFiles(session, kept);
  return done;
}

async function restore(
  storage: Storage,
  staged: StagedDeviceCopy,
  chosen: readonly CopiedPortfolio[],
  work: RestoreWork,
  kept: string[],
): Promise<Result<void, ExchangeError>> {
  const files = await keepCopiedFiles(storage, staged.files, chosen, work, kept);
  if (!files.ok) return files;
  const rewrites: Rewrite[] = [];
  for (const portfolio of chosen) {
    const planned = await planRestore(storage.session, portfolio, staged.madeAt, work);
    if (!planned.ok) return planned;
    rewrites.push(planned.value);
  }
  const rows: DeviceRows = { ...staged.copied.device, restorePoints: chosen.flatMap(({ restorePoints }) => restorePoints) };
  return rewriteAll(storage.session, rewrites, rows);
}

async function planRestore(
  session: Session,
  copied: CopiedPortfolio,
  madeAt: string,
  { isRestore = false }: RestoreWork,
): Promise<Result<Rewrite, ExchangeError>> {
  const { portfolioId, batches, rows, events, resolutions } = copied;
  const workplace = copied.workplace && (await withoutLostKey(session, copied.workplace));
  if (await session.db.portfolios.get(portfolioId)) {
    const planned = await planPutBack(session, pointOf(copied, workplace, madeAt), { brought: batches, signsFirst: !isRestore });
    if (!planned.ok) return planned;
    const known = new Set((await readWorkingCopy(session.db, portfolioId))?.events.map(({ id }) => id));
    return success({ ...planned.value, events: [...(planned.value.events ?? []), ...events.filter(({ id }) => !known.has(id))] });
  }
  const about = { portfolioId, rows: { ...emptyCopy(portfolioId).rows, portfolios: [copied.portfolio] } };
  const back = portfolioEvent({ ...session, actor: workplace?.role ?? 'candidate' }, about, 'put back', [{ field: 'to', from: null, to: madeAt }]);
  return success({
    portfolioId,
    expected: null,
    puts: ownedTables.map((table) => ({ table, records: rows[table] ?? [] })),
    events: [...events, back],
    addBatches: batches,
    addResolutions: resolutions,
    ...(workplace ? { workplace } : {}),
  });
}

/** The portfolio in the copy, as a state to go back to. */
function pointOf({ portfolioId, rows, batches }: CopiedPortfolio, workplace: Workplace | null, at: string): RestorePoint {
  return { id: '', portfolioId, at, reason: '', version: dataVersion, rows, batchHashes: batches.map(({ hash }) => hash), workplace };
}

async function keepCopiedFiles(
  { session, files }: Storage,
  copied: readonly CopiedFile[],
  chosen: readonly CopiedPortfolio[],
  { signal, onProgress }: PackageWork,
  kept: string[],
): Promise<Result<void, ExchangeError>> {
  const wanted = new Map(chosen.flatMap(filesOf).map((file) => [file.sha256, file.mediaType]));
  const here = await readableFiles(session);
  const missing = copied.filter(({ sha256 }) => wanted.has(sha256) && !here.has(sha256));
  const total = missing.reduce((sum, { size }) => sum + size, 0);
  let bytes = 0;
  for (const file of missing) {
    if (signal?.aborted) return failure({ type: 'package', error: { type: 'cancelled' } });
    const blob = file.bytes.slice(0, file.size, wanted.get(file.sha256) ?? '');
    kept.push(file.sha256);
    const stored = await keepBytes(session, files, (content) => hashFile(content), file.sha256, blob);
    if (!stored.ok) return stored;
    bytes += file.size;
    onProgress?.({ bytes, total });
  }
  return success(undefined);
}

async function offer(
  session: Session,
  copied: CopiedPortfolio,
  here: ReadonlySet<string>,
  inCopy: ReadonlyMap<string, number>,
): Promise<OfferedPortfolio> {
  const { portfolioId, portfolio, rows } = copied;
  const copy = await readWorkingCopy(session.db, portfolioId);
  const absent = [...new Set(filesOf(copied).map(({ sha256 }) => sha256))].filter((sha256) => !here.has(sha256));
  const brought = absent.filter((sha256) => inCopy.has(sha256));
  const changedAt = lastChange(ownedTables.flatMap((table) => rows[table] ?? []));
  const changedHereAt = copy && lastChange(ownedTables.flatMap((table) => recordsOf(copy, table)));
  return {
    portfolioId,
    candidateName: portfolio.candidate.name,
    standing: standingOf(copied, copy, changedAt, changedHereAt),
    changedAt,
    changedHereAt,
    evidence: (rows.evidence ?? []).filter(({ deletedAt }) => deletedAt === null).length,
    newFiles: { count: brought.length, bytes: brought.reduce((sum, sha256) => sum + (inCopy.get(sha256) ?? 0), 0) },
    missingFiles: absent.length - brought.length,
  };
}

/** The same when every record is at the same point; else by the last change. Where records are gone here, the copy is the newer. */
function standingOf({ rows }: CopiedPortfolio, copy: WorkingCopy | null, changedAt: string, changedHereAt: string | null): CopyStanding {
  if (!copy || changedHereAt === null) return 'not-here';
  const marks = (records: readonly RecordFields[] = []) =>
    records
      .map(({ id, revision, updatedAt, deletedAt }) => `${id} ${revision} ${updatedAt} ${deletedAt ?? ''}`)
      .sort()
      .join('\n');
  if (ownedTables.every((table) => marks(rows[table]) === marks(recordsOf(copy, table)))) return 'same';
  return changedAt >= changedHereAt ? 'newer' : 'older';
}

/** Any table's records, without what tells them apart. */
function recordsOf({ rows }: WorkingCopy, table: OwnedTable): readonly RecordFields[] {
  const all: Readonly<Record<OwnedTable, readonly RecordFields[]>> = rows;
  return all[table];
}

function lastChange(records: readonly { readonly updatedAt: string }[]): string {
  return records.reduce((last, { updatedAt }) => (updatedAt > last ? updatedAt : last), '');
}

function filesOf({ rows }: CopiedPortfolio): readonly { readonly sha256: string; readonly mediaType: string }[] {
  return (rows.attachments ?? []).map((record) => record as RecordOf<'attachments'>);
}
