import type { Event } from '../domain/event.ts';
import { refusalToWrite, type Actor, type OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import type { RecordOf } from '../domain/tables.ts';
import { isSameJson } from '../lib/canonical-json.ts';
import { dataVersion } from '../migrations/steps.ts';
import { digestOf } from '../signing/digest.ts';
import { isChangedForGood } from './authority.ts';
import type { BatchEntry, BatchPayload, Signer } from './batch.ts';
import { nextClock } from './clock.ts';
import type { Folded, Version } from './folded.ts';

/** Letters of JSON in one batch: far below what a reader accepts. What does not fit goes into the next. */
const FULL = 6_000_000;
const MOST_ENTRIES = 50_000;
const MOST_BASES = 50;

type PlainRecord = RecordFields & BatchEntry['record'];

/** Rows of one portfolio as they lie on this device, those in the bin among them. */
export type WorkingRows = { readonly [T in OwnedTable]?: readonly RecordOf<T>[] };

export interface NextBatchInput {
  /** What the logs say so far, this key's own among them. */
  readonly folded: Folded;
  readonly rows: WorkingRows;
  readonly events: readonly Event[];
  /** Choices between versions that were made here since the last batch. */
  readonly resolutions: readonly { readonly table: string; readonly recordId: string; readonly versions: readonly string[] }[];
  readonly keyId: string;
  /** In which role this device works: the batch says nothing that this role may not write. */
  readonly role: Actor;
  readonly signer: Signer;
  readonly purpose: BatchPayload['purpose'];
  /** True when this device began the portfolio and its logs begin now. */
  readonly founds: boolean;
  /** This device's time, as an instant. */
  readonly now: string;
}

/**
 * L50–L54: what this device has to say that its log does not say yet; null when there is nothing. A batch has a limit: sign it, fold
 * it in, and ask again until there is nothing. Throws when the key's log stands still (`isStandingStill`): ask that first.
 */
export function nextBatch(input: NextBatchInput): BatchPayload | null {
  const { folded, keyId, signer, purpose, founds, now } = input;
  if (isStandingStill(folded, keyId)) throw new Error('The log of this key stands still: nothing can be added to it.');
  const entries = firstThatFit(entriesToSay(input));
  const head = folded.heads[keyId];
  const isFirst = head === undefined;
  if (entries.length === 0 && !(founds && isFirst)) return null;
  const others = Object.entries(folded.heads).filter(([other]) => other !== keyId);
  return {
    version: dataVersion,
    portfolioId: folded.portfolioId,
    seq: (head?.seq ?? 0) + 1,
    previous: head?.hash ?? null,
    clock: nextClock(
      now,
      head?.clock ?? null,
      others.map(([, { clock }]) => clock),
    ),
    at: now,
    seen: Object.fromEntries(others.map(([other, { seq }]) => [other, seq])),
    purpose,
    founds: founds && isFirst,
    signer,
    entries,
  };
}

/** L54: true when nothing may be added to a key's log: it has forked or broken, or others know batches of it that are not here. */
export function isStandingStill({ problems }: Folded, keyId: string): boolean {
  return problems.some((problem) => {
    switch (problem.type) {
      case 'fork':
      case 'gap':
      case 'broken-chain':
      case 'newer':
        return problem.keyId === keyId;
      case 'clock-ahead':
      case 'second-founder':
      case 'no-founder':
      case 'foreign-portfolio':
        return false;
    }
  });
}

function entriesToSay({ folded, rows, events, resolutions, keyId, role, founds }: NextBatchInput): readonly BatchEntry[] {
  // What this key said last of a record, and what had no effect, perhaps only because no grant has come in yet: said again it would not help.
  const refused = new Map(folded.rejected.flatMap((item) => (item.keyId === keyId ? [[`${item.table} ${item.id}`, item.version]] : [])));
  const isFresh = ({ table, record }: BatchEntry) => refused.size === 0 || refused.get(`${table} ${String(record['id'])}`) !== digestOf(record);
  // L24: an example begins with what others would have written.
  const isExample = founds && folded.heads[keyId] === undefined && rows.portfolios?.[0]?.isExample === true;
  const records = (Object.entries(rows) as readonly (readonly [OwnedTable, readonly PlainRecord[]])[]).flatMap(([table, list]) => {
    const shown: ReadonlyMap<string, Version> = folded.records[table];
    return list.flatMap((row): readonly BatchEntry[] => {
      const known = shown.get(row.id);
      const chosen = openVersions(folded, table, row.id, resolutions);
      if (known && chosen.length === 0 && isSameJson(known.record, row)) return [];
      if (!isExample && !maySay(table, role, known?.record ?? null, row)) return [];
      const base = [known?.version, refused.get(`${table} ${row.id}`), ...chosen].filter((version) => version !== undefined);
      return [{ table, base: base.slice(0, MOST_BASES), record: row }];
    });
  });
  const logged = new Map(folded.events.map((event) => [event.id, event]));
  const audit = events
    .filter((event) => (isExample || event.actor === role) && !isSameJson(logged.get(event.id), event))
    .map((event): BatchEntry => ({ table: 'events', base: [], record: event }));
  return [...records, ...audit].filter(isFresh);
}

/** Versions of a record that somebody here chose against, and that are still open. */
function openVersions(folded: Folded, table: OwnedTable, id: string, resolutions: NextBatchInput['resolutions']): readonly string[] {
  const chosen = new Set(resolutions.flatMap((item) => (item.table === table && item.recordId === id ? item.versions : [])));
  if (chosen.size === 0) return [];
  const conflict = folded.conflicts.find((item) => item.table === table && item.id === id);
  return conflict?.others.flatMap(({ version }) => (chosen.has(version) ? [version] : [])) ?? [];
}

/** L51: what the fold would refuse is left out, and stays on this device. */
function maySay(table: OwnedTable, role: Actor, before: RecordFields | null, next: RecordFields): boolean {
  if (next.author !== role || (before && isChangedForGood(table, before, next))) return false;
  return refusalToWrite(table, role, { isLocked: false }, { before, next }) === null;
}

function firstThatFit(entries: readonly BatchEntry[]): BatchEntry[] {
  let size = 0;
  const end = entries.findIndex((entry, index) => {
    size += JSON.stringify(entry).length;
    return index > 0 && (size > FULL || index >= MOST_ENTRIES);
  });
  return entries.slice(0, end === -1 ? entries.length : end);
}
