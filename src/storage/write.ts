import type { Transaction } from 'dexie';
import { event, type Event } from '../domain/event.ts';
import { refusalToWrite, type OwnedTable, type PolicyRecord } from '../domain/policy.ts';
import type { Portfolio } from '../domain/portfolio.ts';
import type { RecordFields } from '../domain/record.ts';
import { diffValues, type Difference } from '../lib/diff-values.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Workplace } from './device-rows.ts';
import { wasKept, type WrittenRow } from './read-back.ts';
import type { Session } from './session.ts';
import { ownedTables } from '../domain/table-lists.ts';
import { referenceTo, tableSchemas, type RecordOf } from '../domain/tables.ts';
import { withRoom } from './with-room.ts';
import { Refused, toWriteError, type WriteError } from './write-error.ts';

/** Edits of one record by one person within this time are one entry of the audit log. */
const SITTING_MINUTES = 5;
const LONGEST_LOGGED_TEXT = 2_000;
/** Bookkeeping, which the log does not repeat. */
const UNLOGGED: ReadonlySet<string> = new Set(['revision', 'updatedAt', 'author', 'nextEvidenceNumber', 'nextRiskNumber']);

/** What a command may do inside its transaction. Only these calls may be awaited there. */
export interface Writer {
  readonly portfolio: Portfolio;
  readonly at: string;
  find<T extends OwnedTable>(table: T, id: string): Promise<RecordOf<T>>;
  /** Adds a record with its bookkeeping, and logs it. */
  create<T extends OwnedTable>(table: T, fields: Omit<RecordOf<T>, keyof RecordFields>, id?: string): Promise<RecordOf<T>>;
  /** Saves a changed record and logs what changed. */
  change<T extends OwnedTable>(
    table: T,
    before: RecordOf<T>,
    fields: Partial<Omit<RecordOf<T>, keyof RecordFields>>,
    type?: Event['type'],
  ): Promise<RecordOf<T>>;
  /** Puts a record in the bin, or takes it out. */
  setDeleted(table: OwnedTable, id: string, isDeleted: boolean): Promise<void>;
}

/**
 * One command = one transaction: policy, rows and audit events succeed or fail together. Inside `body` await nothing but
 * the writer, and do nothing that must not be done twice: on a full disk the command is tried again once there is room. A command has
 * succeeded when its rows were read back as they were written (R1). Expected failures come back as values; nothing is then changed.
 */
export function write<R>(session: Session, portfolioId: string, body: (writer: Writer) => Promise<R>): Promise<Result<R, WriteError>> {
  return withRoom(session, () => writeOnce(session, portfolioId, body));
}

async function writeOnce<R>(session: Session, portfolioId: string, body: (writer: Writer) => Promise<R>): Promise<Result<R, WriteError>> {
  const { db } = session;
  const written: WrittenRow[] = [];
  // Asked before the transaction, which would not wait for the answer.
  if ((await session.holdsPen?.(portfolioId)) === false) return failure({ type: 'other-tab' });
  try {
    const value = await db.transaction('rw', [...ownedTables.map((table) => db.table(table)), db.events, db.workplaces], async (transaction) => {
      const portfolio = await db.portfolios.get(portfolioId);
      if (!portfolio) throw new Refused({ type: 'not-found' });
      return body(createWriter(session, transaction, portfolio, written));
    });
    return (await wasKept(db, written)) ? success(value) : failure({ type: 'not-kept' });
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}

function createWriter(session: Session, transaction: Transaction, portfolio: Portfolio, written: WrittenRow[]): Writer {
  const at = session.now().toISOString();
  const tableOf = (table: OwnedTable) => transaction.table<RecordFields, string>(table);
  const allow = (table: OwnedTable, before: PolicyRecord | null, next: PolicyRecord) => {
    const refusal = refusalToWrite(table, session.actor, portfolio, { before, next });
    if (refusal) throw new Refused(refusal);
  };
  const find = async <T extends OwnedTable>(table: T, id: string) => {
    const row = await tableOf(table).get(id);
    if (!row || row.portfolioId !== portfolio.id) throw new Refused({ type: 'not-found' });
    return row as RecordOf<T>;
  };
  const save = async <T extends OwnedTable>(table: T, before: RecordOf<T> | null, next: RecordOf<T>, type: Event['type']) => {
    const parsed = tableSchemas[table].safeParse(next);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new Refused({ type: 'invalid', path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
    }
    await tableOf(table).put(parsed.data);
    written.push({ table, row: parsed.data });
    await log(transaction, session, { at, type, table, before, next });
    return parsed.data as RecordOf<T>;
  };
  return {
    portfolio,
    at,
    find,
    create: async (table, fields, id = session.createId()) => {
      const record = { ...fields, id, portfolioId: portfolio.id, revision: 1, author: session.actor, createdAt: at, updatedAt: at, deletedAt: null };
      allow(table, null, record);
      return save(table, null, record as RecordOf<typeof table>, 'created');
    },
    change: async (table, before, fields, type = 'edited') => {
      // Unlocking is the one change of a locked portfolio, and it says so.
      if (type !== 'unlocked') allow(table, before, { ...before, ...fields });
      return save(table, before, { ...before, ...fields, revision: before.revision + 1, updatedAt: at, author: session.actor }, type);
    },
    setDeleted: async (table, id, isDeleted) => {
      const before = await find(table, id);
      allow(table, before, before);
      await save(
        table,
        before,
        { ...before, deletedAt: isDeleted ? at : null, revision: before.revision + 1, updatedAt: at, author: session.actor },
        isDeleted ? 'deleted' : 'restored',
      );
    },
  };
}

interface Logged<T extends OwnedTable> {
  readonly at: string;
  readonly type: Event['type'];
  readonly table: T;
  readonly before: RecordOf<T> | null;
  readonly next: RecordOf<T>;
}

/** Writes the audit entry; edits of one sitting grow into one entry, from the first value to the last. */
async function log<T extends OwnedTable>(transaction: Transaction, session: Session, { at, type, table, before, next }: Logged<T>): Promise<void> {
  const events = transaction.table<Event, string>('events');
  const changes = type === 'edited' || type === 'unlocked' ? diffValues(before, next).filter(({ field }) => !UNLOGGED.has(field)) : [];
  if (type === 'edited' && changes.length === 0) return;
  const entry: Event = {
    id: session.createId(),
    portfolioId: next.portfolioId,
    at,
    actor: session.actor,
    type,
    table,
    recordId: next.id,
    reference: referenceTo(table, next),
    changes: changes.map(cut),
  };
  if (type === 'edited') {
    const last = await events.where('[recordId+at]').between([next.id, ''], [next.id, '\uffff']).last();
    const isOneSitting = last?.type === 'edited' && last.actor === entry.actor && minutesBetween(last.at, at) <= SITTING_MINUTES;
    if (isOneSitting && !(await wasSignedSince(transaction, last))) {
      await events.put(event.parse({ ...entry, id: last.id, at: last.at, changes: joinChanges(last.changes, entry.changes) }));
      return;
    }
  }
  await events.put(event.parse(entry));
}

/** S11: a signature ends a sitting, so that what was changed after it stands in an entry of its own. */
async function wasSignedSince(transaction: Transaction, { portfolioId, at }: Event): Promise<boolean> {
  const workplace = await transaction.table<Workplace, string>('workplaces').get(portfolioId);
  // T1: what stands in a signed batch does not grow any more either.
  if (workplace?.committedAt && workplace.committedAt >= at) return true;
  const events = transaction.table<Event, string>('events');
  const since = events.where('[portfolioId+at]').between([portfolioId, at], [portfolioId, '\uffff']);
  return (await since.filter(({ table }) => table === 'signatures').count()) > 0;
}

function joinChanges(earlier: Event['changes'], later: Event['changes']): Event['changes'] {
  const byField = new Map(earlier.map((change) => [change.field, change]));
  for (const change of later) byField.set(change.field, { ...change, from: byField.get(change.field)?.from ?? change.from });
  return [...byField.values()];
}

function cut({ field, from, to }: Difference): Event['changes'][number] {
  const short = (value: Difference['from']) =>
    typeof value === 'string' && value.length > LONGEST_LOGGED_TEXT ? `${value.slice(0, LONGEST_LOGGED_TEXT)}…` : value;
  return { field, from: short(from) as Event['changes'][number]['from'], to: short(to) as Event['changes'][number]['to'] };
}

function minutesBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 60_000;
}
