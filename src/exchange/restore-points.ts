import type { OwnedTable } from '../domain/policy.ts';
import type { Portfolio } from '../domain/portfolio.ts';
import type { RecordFields } from '../domain/record.ts';
import { tableSchemas } from '../domain/tables.ts';
import { isSameJson } from '../lib/canonical-json.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { foldLogs } from '../log/fold.ts';
import type { Folded, Version } from '../log/folded.ts';
import { migrateRow } from '../migrations/steps.ts';
import type { RestorePoint, StoredBatch, Workplace } from '../storage/device-rows.ts';
import { rewritePortfolio, type Rewrite } from '../storage/rewrite-portfolio.ts';
import type { Session } from '../storage/session.ts';
import { ownedTables } from '../domain/table-lists.ts';
import { readWorkingCopy, type WorkingCopy } from '../storage/working-copy.ts';
import { commitWork } from './commit-work.ts';
import type { ExchangeError } from './exchange-error.ts';
import { foldHere, trustOf } from './fold-here.ts';
import { listIdentities } from './identity.ts';
import { portfolioEvent } from './portfolio-event.ts';
import { restorePointOf } from './restore-point-row.ts';
import { readStoredBatches } from './stored-batches.ts';
import { candidateWorkplace } from './workplace-row.ts';

/** States to which a portfolio can be put back, newest first. The last ten are kept. */
export async function listRestorePoints({ db }: Session, portfolioId: string): Promise<readonly RestorePoint[]> {
  return (await db.restorePoints.where('portfolioId').equals(portfolioId).sortBy('at')).reverse();
}

/**
 * T9: puts a portfolio back to how it was. What others' devices said since is let go here, and comes again with their next
 * package. What this device signed since can have left it and is never unsaid: the older state becomes a new change on top of it, and what
 * was made since goes to the bin. A restore point of the present is made first, so that this too can be undone.
 */
export async function restorePoint(session: Session, portfolioId: string, pointId: string): Promise<Result<void, ExchangeError>> {
  const point = await session.db.restorePoints.get(pointId);
  if (!point || point.portfolioId !== portfolioId) return failure({ type: 'not-found' });
  const planned = await planPutBack(session, point);
  if (!planned.ok) return planned;
  const written = await rewritePortfolio(session, planned.value);
  return written.ok ? success(undefined) : written;
}

/** Failures to sign what was written since: it goes unsigned into the restore point of the present, and no less. */
const unsigned: ReadonlySet<ExchangeError['type']> = new Set(['log-behind', 'log-stopped', 'no-identity', 'no-keys']);

/**
 * T9: what puts a portfolio that is here back to a state, worked out and not yet written. What this device wrote since its last batch is
 * signed first, where it can be; not so where the log here may have lost its end (R28). `brought` are batches that come with the state.
 */
export async function planPutBack(
  session: Session,
  point: RestorePoint,
  { brought = [], signsFirst = true }: { readonly brought?: readonly StoredBatch[]; readonly signsFirst?: boolean } = {},
): Promise<Result<Rewrite, ExchangeError>> {
  const { portfolioId } = point;
  const committed = signsFirst ? await commitWork(session, portfolioId, 'before-import') : null;
  if (committed?.ok === false && !unsigned.has(committed.error.type)) return committed;
  const copy = await readWorkingCopy(session.db, portfolioId);
  if (!copy) return failure({ type: 'not-found' });

  const at = session.now().toISOString();
  const own = new Set((await listIdentities(session)).map(({ keyId }) => keyId));
  const then = new Set(point.batchHashes);
  const isKept = ({ hash, keyId }: StoredBatch) => then.has(hash) || own.has(keyId);
  const present = copy.workplace ?? candidateWorkplace(portfolioId);
  const workplace: Workplace = {
    ...present,
    founderKeyId: point.workplace?.founderKeyId ?? present.founderKeyId,
    trusted: point.workplace?.trusted ?? [],
  };
  const here = new Set(copy.batches.map(({ hash }) => hash));
  const added = brought.filter(({ hash }) => !here.has(hash));
  const batches = readStoredBatches([...copy.batches.filter(isKept), ...added]);
  const folds: Folds = {
    present: foldHere(session, copy).folded,
    after: foldLogs(batches, trustOf(workplace), { portfolioId, now: at }),
  };
  return success({
    portfolioId,
    expected: copy.fingerprint,
    ...changesTo(point, copy, folds, at),
    events: [portfolioEvent({ ...session, actor: present.role }, copy, 'put back', [{ field: 'to', from: null, to: point.at }])],
    addBatches: added,
    removeBatches: copy.batches.filter((batch) => !isKept(batch)),
    workplace,
    restorePoint: restorePointOf(session, copy, 'before-put-back'),
  });
}

interface Folds {
  /** What the logs say now, and what they will say without those that are let go. */
  readonly present: Folded;
  readonly after: Folded;
}

function changesTo(point: RestorePoint, copy: WorkingCopy, folds: Folds, at: string): Required<Pick<Rewrite, 'puts' | 'removes'>> {
  const puts: { readonly table: OwnedTable; readonly records: readonly RecordFields[] }[] = [];
  const removes: { readonly table: OwnedTable; readonly ids: readonly string[] }[] = [];
  for (const table of ownedTables) {
    const now = new Map<string, RecordFields>(copy.rows[table].map((row) => [row.id, row]));
    const [present, after] = [versionsOf(folds.present, table), versionsOf(folds.after, table)];
    const back = savedRows(point, table).map((row) => putBack(table, row, now.get(row.id), after.get(row.id)?.record, at));
    const kept = new Set(back.map(({ id }) => id));
    const since = [...now.values()].filter(({ id }) => !kept.has(id));
    // What only logs said that are let go goes with them, and comes again with them. All else goes to the bin.
    const isLetGo = ({ id }: RecordFields) => present.has(id) && !after.has(id);
    const binned = since.filter((row) => row.deletedAt === null && !isLetGo(row)).map((row) => changed({ ...row, deletedAt: at }, [row], at));
    const records = [...back, ...binned].filter((record) => !isSameJson(now.get(record.id), record));
    if (records.length > 0) puts.push({ table, records });
    const ids = since.filter(isLetGo).map(({ id }) => id);
    if (ids.length > 0) removes.push({ table, ids });
  }
  return { puts, removes };
}

/** A row as it was. Where a log that stays says something newer of it, the older state is a new change. */
function putBack(table: OwnedTable, then: RecordFields, now: RecordFields | undefined, said: RecordFields | undefined, at: string): RecordFields {
  const row = table === 'portfolios' ? withNumbersOf(then as Portfolio, now as Portfolio | undefined) : then;
  if (said === undefined || isSameJson(said, row) || isSameJson(now, row)) return row;
  return changed(row, [said, ...(now ? [now] : [])], at);
}

/** Each version of a record is unlike all before it, also when it says the same again. */
function changed(row: RecordFields, others: readonly RecordFields[], at: string): RecordFields {
  return { ...row, revision: Math.max(row.revision, ...others.map(({ revision }) => revision)) + 1, updatedAt: at };
}

/** References are given once: what was given since is not given again. */
function withNumbersOf(then: Portfolio, now: Portfolio | undefined): Portfolio {
  if (!now) return then;
  return {
    ...then,
    nextEvidenceNumber: Math.max(then.nextEvidenceNumber, now.nextEvidenceNumber),
    nextRiskNumber: Math.max(then.nextRiskNumber, now.nextRiskNumber),
  };
}

/** Saved rows in the shape of today; what has none is left out. */
function savedRows({ rows, version }: RestorePoint, table: OwnedTable): readonly RecordFields[] {
  return (rows[table] ?? []).flatMap((row): readonly RecordFields[] => {
    const parsed = tableSchemas[table].safeParse(migrateRow(table, row as Readonly<Record<string, unknown>>, version));
    return parsed.success ? [parsed.data] : [];
  });
}

function versionsOf({ records }: Folded, table: OwnedTable): ReadonlyMap<string, Version> {
  return records[table];
}
