import { z } from 'zod';
import { event, type Event } from '../domain/event.ts';

import type { OwnedTable } from '../domain/policy.ts';
import type { Portfolio } from '../domain/portfolio.ts';
import { id, instant, text, type RecordFields } from '../domain/record.ts';
import { signOffLine } from '../domain/signature.ts';
import { samplingPlan } from '../domain/sampling/plan.ts';
import { ownedTables } from '../domain/table-lists.ts';
import { tableSchemas } from '../domain/tables.ts';
import { readBatch } from '../log/read-batch.ts';
import { migrateRow } from '../migrations/steps.ts';
import type { Phrase, Resolution, RestorePoint, StoredBatch, UnitFile, Workplace } from '../storage/device-rows.ts';
import type { DeviceRows } from '../storage/rewrite-all.ts';
import { parseUnit } from '../units/load-unit.ts';
import { toStored } from './stored-batches.ts';

/** One portfolio as a copy of a device has it, every row of it proved. */
export interface CopiedPortfolio {
  readonly portfolioId: string;
  readonly portfolio: Portfolio;
  readonly rows: Readonly<Partial<Record<OwnedTable, readonly RecordFields[]>>>;
  readonly events: readonly Event[];
  readonly batches: readonly StoredBatch[];
  readonly resolutions: readonly Resolution[];
  readonly workplace: Workplace | null;
  readonly restorePoints: readonly RestorePoint[];
}

export interface CopiedRows {
  readonly portfolios: readonly CopiedPortfolio[];
  /** What belongs to no portfolio; restore points stand with theirs. */
  readonly device: Omit<DeviceRows, 'restorePoints'>;
  /** Rows that this Folio cannot read, or that belong to nothing: they stay in the copy. */
  readonly unread: readonly { readonly table: string; readonly count: number }[];
}

/** R23: rows of a copy, each led to this version, checked against its table's shape, and put to its portfolio. */
export function sortCopiedRows(rows: ReadonlyMap<string, readonly unknown[]>, version: number): CopiedRows {
  const unread = new Map<string, number>();
  const setAside = (table: string, count = 1) => void unread.set(table, (unread.get(table) ?? 0) + count);
  const parse = <T>(table: string, schema: z.ZodType<T>): readonly T[] =>
    (rows.get(table) ?? []).flatMap((row) => {
      const parsed = schema.safeParse(isRow(row) ? migrateRow(table, row, version) : row);
      if (!parsed.success) setAside(table);
      return parsed.success ? [parsed.data] : [];
    });

  const owned = new Map<OwnedTable, readonly RecordFields[]>(ownedTables.map((table) => [table, parse<RecordFields>(table, tableSchemas[table])]));
  const portfolios = parse('portfolios', tableSchemas.portfolios);
  const known = new Set(portfolios.map((portfolio) => portfolio.id));
  const own = <T extends { readonly portfolioId: string }>(table: string, found: readonly T[]) => {
    const orphans = found.filter(({ portfolioId }) => !known.has(portfolioId)).length;
    if (orphans > 0) setAside(table, orphans);
    return byPortfolio(found);
  };
  const records = new Map(ownedTables.map((table) => [table, own(table, owned.get(table) ?? [])]));
  const events = own('events', parse('events', event));
  const batches = own('batches', parse('batches', z.looseObject({ jws: z.string(), receivedAt: instant })).flatMap(provedBatch(setAside)));
  const resolutions = own('resolutions', parse('resolutions', resolution));
  const workplaces = own('workplaces', parse('workplaces', workplace));
  const restorePoints = own('restorePoints', parse('restorePoints', restorePoint));

  return {
    portfolios: portfolios.map((portfolio) => ({
      portfolioId: portfolio.id,
      portfolio,
      rows: Object.fromEntries(ownedTables.map((table) => [table, records.get(table)?.get(portfolio.id) ?? []])),
      events: events.get(portfolio.id) ?? [],
      batches: batches.get(portfolio.id) ?? [],
      resolutions: resolutions.get(portfolio.id) ?? [],
      workplace: workplaces.get(portfolio.id)?.[0] ?? null,
      restorePoints: restorePoints.get(portfolio.id) ?? [],
    })),
    device: {
      phrases: parse('phrases', phrase),
      samplingPlans: parse('samplingPlans', samplingPlan),
      units: parse('units', unitFile).filter(({ id: unitId, json }) => {
        const isUnit = parseUnit(json, `unit ${unitId}`).ok;
        if (!isUnit) setAside('units');
        return isUnit;
      }),
    },
    unread: [...unread].map(([table, count]) => ({ table, count })),
  };
}

/** A batch is signed: what it says of itself is taken from its text, and only if that holds. */
function provedBatch(setAside: (table: string) => void): (row: { readonly jws: string; readonly receivedAt: string }) => readonly StoredBatch[] {
  return ({ jws, receivedAt }) => {
    const read = readBatch(jws);
    if (!read.ok) setAside('batches');
    return read.ok ? [toStored(read.value, receivedAt)] : [];
  };
}

function byPortfolio<T extends { readonly portfolioId: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.portfolioId);
    if (group) group.push(row);
    else groups.set(row.portfolioId, [row]);
  }
  return groups;
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Rows of the device (src/storage/device-rows.ts), as strictly as records: nothing else checks them before they are used.

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const role = signOffLine;

const resolution: z.ZodType<Resolution> = z.strictObject({ id, portfolioId: id, table: id, recordId: id, versions: z.array(hash).max(1000) });

const workplace: z.ZodType<Workplace> = z.strictObject({
  portfolioId: id,
  role,
  keyId: hash.nullable(),
  founderKeyId: hash.nullable(),
  trusted: z.array(z.strictObject({ keyId: hash, role, name: z.string().max(500) })).max(1000),
  committedAt: instant.nullable(),
  sharedAt: instant.nullable(),
  backedUpAt: instant.nullable(),
});

/** Its rows are checked when it is gone back to. */
const restorePoint: z.ZodType<RestorePoint> = z.strictObject({
  id,
  portfolioId: id,
  at: instant,
  reason: z.string().max(500),
  version: z.int().min(1),
  rows: z.record(z.string(), z.array(z.unknown())),
  batchHashes: z.array(hash),
  workplace: workplace.nullable(),
});

const phrase: z.ZodType<Phrase> = z.strictObject({ id, text, usedAt: instant });

const unitFile: z.ZodType<UnitFile> = z.strictObject({ id: z.string().max(200), version: z.int().min(1), json: z.unknown() });
