import type { z } from 'zod';
import { event, type Event } from '../domain/event.ts';
import type { OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import { migrateRow } from '../migrations/steps.ts';
import { digestOf } from '../signing/digest.ts';
import type { Batch, BatchEntry } from './batch.ts';
import type { RejectionReason } from './folded.ts';

export type TableSchemas = Readonly<Record<OwnedTable, z.ZodType>>;

/** One record that a batch says, in the shape of today. */
export interface RecordEntry {
  readonly batch: Batch;
  readonly table: OwnedTable;
  readonly id: string;
  readonly record: RecordFields;
  readonly base: readonly string[];
  /** Digest of the record as it was signed: the same for every reader, whatever migrations follow. */
  readonly version: string;
}

export interface EventEntry {
  readonly batch: Batch;
  readonly event: Event;
  /** As it was signed. */
  readonly raw: BatchEntry['record'];
}

export interface UnreadEntry {
  readonly batch: Batch;
  readonly table: string;
  readonly id: string;
  readonly raw: BatchEntry['record'];
  readonly reason: RejectionReason;
}

export interface BatchEntries {
  readonly records: readonly RecordEntry[];
  readonly events: readonly EventEntry[];
  readonly unread: readonly UnreadEntry[];
}

const known = new WeakMap<TableSchemas, WeakMap<Batch, BatchEntries>>();

/** L15: what a batch says, each entry read by its table's schema. Remembered: a batch never changes, and logs are folded often. */
export function entriesOf(batch: Batch, schemas: TableSchemas): BatchEntries {
  const byBatch = known.get(schemas) ?? new WeakMap<Batch, BatchEntries>();
  known.set(schemas, byBatch);
  const entries = byBatch.get(batch) ?? readEntries(batch, schemas);
  byBatch.set(batch, entries);
  return entries;
}

function readEntries(batch: Batch, schemas: TableSchemas): BatchEntries {
  const records: RecordEntry[] = [];
  const events: EventEntry[] = [];
  const unread: UnreadEntry[] = [];
  const said = new Set<string>();
  for (const entry of batch.payload.entries) {
    const id = typeof entry.record['id'] === 'string' ? entry.record['id'] : '';
    const name = `${entry.table} ${id}`;
    const read = said.has(name) ? 'said-twice' : readEntry(batch, entry, schemas);
    said.add(name);
    if (typeof read === 'string') unread.push({ batch, table: entry.table, id, raw: entry.record, reason: read });
    else if ('event' in read) events.push(read);
    else records.push(read);
  }
  return { records, events, unread };
}

function readEntry(batch: Batch, { table, base, record: raw }: BatchEntry, schemas: TableSchemas): RecordEntry | EventEntry | RejectionReason {
  const { version, portfolioId } = batch.payload;
  const migrated = migrateRow(table, raw, version);
  if (table === 'events') {
    const parsed = event.safeParse(migrated);
    if (!parsed.success) return 'not-readable';
    return parsed.data.portfolioId === portfolioId ? { batch, event: parsed.data, raw } : 'foreign-portfolio';
  }
  if (!isTable(table, schemas)) return 'unknown-table';
  const parsed = schemas[table].safeParse(migrated);
  if (!parsed.success) return 'not-readable';
  const record = parsed.data as RecordFields;
  if (record.portfolioId !== portfolioId || (table === 'portfolios' && record.id !== portfolioId)) return 'foreign-portfolio';
  return { batch, table, id: record.id, record, base, version: digestOf(raw) };
}

function isTable(table: string, schemas: TableSchemas): table is OwnedTable {
  return Object.hasOwn(schemas, table);
}

/** L16: one order for everything that all batches say: by clock, then key, then number. */
export function inOrder(a: { readonly batch: Batch }, b: { readonly batch: Batch }): number {
  return compareBatches(a.batch, b.batch);
}

export function compareBatches(a: Batch, b: Batch): number {
  if (a.payload.clock !== b.payload.clock) return a.payload.clock < b.payload.clock ? -1 : 1;
  if (a.keyId !== b.keyId) return a.keyId < b.keyId ? -1 : 1;
  return a.payload.seq - b.payload.seq;
}
