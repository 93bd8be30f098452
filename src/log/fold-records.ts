import type { Portfolio } from '../domain/portfolio.ts';
import type { OwnedTable } from '../domain/policy.ts';
import { forTables } from '../domain/table-lists.ts';
import { referenceTo, type RecordOf } from '../domain/tables.ts';
import { refusalOf, type Authority } from './authority.ts';
import { isSameForPeople } from './compare-records.ts';
import { inOrder, type RecordEntry } from './entries.ts';
import type { Conflict, FoldedRecords, Rejection, Version } from './folded.ts';

export interface RecordFold {
  readonly records: FoldedRecords;
  readonly conflicts: readonly Conflict[];
  readonly rejected: readonly Rejection[];
}

/** L30–L43: of all versions of each record those that count, the one that is shown, and those that wait for a choice. */
export function foldRecords(entries: readonly RecordEntry[], authority: Authority): RecordFold {
  const records = emptyRecords();
  const conflicts: Conflict[] = [];
  const rejected: Rejection[] = [];
  for (const said of byRecord(entries)) {
    const accepted = acceptEntries(said, authority, rejected);
    const [newest, ...others] = headsOf(accepted);
    if (!newest) continue;
    const { table, id } = newest;
    const shown = table === 'portfolios' ? withHighestNumbers(newest, accepted) : versionOf(newest);
    (records[table] as Map<string, Version>).set(id, shown);
    const offered = others.filter((other) => !isSameForPeople(table, other.record, newest.record));
    if (offered.length > 0) conflicts.push({ table, id, shown, others: offered.map(versionOf) });
  }
  return { records, conflicts, rejected };
}

/** What was said of each record, first things first. */
function byRecord(entries: readonly RecordEntry[]): readonly (readonly RecordEntry[])[] {
  const tables = new Map<OwnedTable, Map<string, RecordEntry[]>>();
  for (const entry of entries) {
    const groups = tables.get(entry.table) ?? new Map<string, RecordEntry[]>();
    tables.set(entry.table, groups);
    const group = groups.get(entry.id);
    if (group) group.push(entry);
    else groups.set(entry.id, [entry]);
  }
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
  return [...tables].sort(byName).flatMap(([, groups]) => [...groups].sort(byName).map(([, group]) => group.sort(inOrder)));
}

function acceptEntries(said: readonly RecordEntry[], authority: Authority, rejected: Rejection[]): readonly RecordEntry[] {
  const accepted: RecordEntry[] = [];
  for (const entry of said) {
    const reason = refusalOf(entry, accepted[0]?.record ?? null, authority);
    if (reason === null) accepted.push(entry);
    else rejected.push(rejectionOf(entry, reason));
  }
  return accepted;
}

function rejectionOf({ batch, table, id, record, version }: RecordEntry, reason: Rejection['reason']): Rejection {
  const reference = referenceTo(table, record as RecordOf<typeof table>);
  return { keyId: batch.keyId, seq: batch.payload.seq, table, id, version, reference, reason };
}

/**
 * L40, L41: the versions that no other replaces, newest first, each once. A version replaces those that it names, as far as its author
 * had seen them. What its author wrote before and does not name stays open as well: it was not shown to them when they wrote this.
 */
function headsOf(accepted: readonly RecordEntry[]): readonly RecordEntry[] {
  if (accepted.length <= 1) return accepted;
  const open = accepted.filter((entry) => !accepted.some((other) => replaces(other, entry)));
  // Only somebody who lies about what they had seen can make versions replace each other in a circle.
  const heads = (open.length > 0 ? [...open] : [...accepted]).reverse();
  const versions = new Set<string>();
  return heads.filter(({ version }) => !versions.has(version) && versions.add(version));
}

function replaces(later: RecordEntry, earlier: RecordEntry): boolean {
  const { keyId, payload } = earlier.batch;
  const known = later.batch.keyId === keyId ? later.batch.payload.seq - 1 : (later.batch.payload.seen[keyId] ?? 0);
  return known >= payload.seq && later.base.includes(earlier.version);
}

function versionOf({ record, version, batch }: RecordEntry): Version {
  return { record, version, keyId: batch.keyId, seq: batch.payload.seq, clock: batch.payload.clock };
}

/** L43: two devices of a candidate give numbers without knowing of each other; the next one is new on both. */
function withHighestNumbers(newest: RecordEntry, accepted: readonly RecordEntry[]): Version {
  const highest = (field: 'nextEvidenceNumber' | 'nextRiskNumber') => Math.max(...accepted.map(({ record }) => (record as Portfolio)[field]));
  const numbers = { nextEvidenceNumber: highest('nextEvidenceNumber'), nextRiskNumber: highest('nextRiskNumber') };
  return { ...versionOf(newest), record: { ...newest.record, ...numbers } };
}

type Growing = { readonly [T in OwnedTable]: Map<string, Version<RecordOf<T>>> };

function emptyRecords(): Growing {
  return { portfolios: new Map(), ...forTables(() => new Map()) };
}
