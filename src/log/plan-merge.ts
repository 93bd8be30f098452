import type { Actor, OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import { referenceTo, type RecordOf } from '../domain/tables.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { isSameForPeople } from './compare-records.ts';
import type { Conflict, Folded, LogProblem, Rejection, Version } from './folded.ts';
import type { WorkingRows } from './next-batch.ts';
import { isActor } from './roles.ts';

/** Whose a change is, as far as their key and its grant say. */
export interface Who {
  readonly keyId: string;
  readonly name: string;
  /** The role in which it was written; null when that is no role. */
  readonly role: Actor | null;
}

/** One record in the preview of an import. */
export interface PlannedChange {
  readonly table: OwnedTable;
  readonly id: string;
  /** What people call it: `E4`, `R7`, a name; '' when it has no short name. */
  readonly reference: string;
  /** Its title, where it has one. */
  readonly title: string;
  readonly who: Who;
}

export interface MissingFile {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
}

/** A key that has no role here, with what it would bring if it had one. */
export interface NewKey {
  readonly keyId: string;
  readonly who: Who;
  readonly entries: number;
  /** How many entries by table. */
  readonly brings: Readonly<Record<string, number>>;
}

/** What an import will do, to be read before it is done. */
export interface MergePlan {
  readonly added: readonly PlannedChange[];
  readonly changed: readonly PlannedChange[];
  /** Records that go to the bin. */
  readonly removed: readonly PlannedChange[];
  readonly conflicting: readonly (Conflict & PlannedChange)[];
  /** What had no effect and is new, without what keys without a role said: that is in `newKeys`. */
  readonly rejected: readonly (Rejection & { readonly who: Who })[];
  /** All that is wrong with the logs now, also what was known before. */
  readonly problems: readonly LogProblem[];
  /** Files that records speak of and that are neither here nor offered. */
  readonly missingFiles: readonly MissingFile[];
  readonly newKeys: readonly NewKey[];
  /** True when the import changes no record and says nothing new. */
  readonly isEmpty: boolean;
}

export interface PlanMergeInput {
  /** The working copy before the import. */
  readonly before: WorkingRows;
  /** What the logs said before the import. */
  readonly foldedBefore: Folded;
  readonly after: Folded;
  /** SHA-256 of the files that this device has, and of those that the package brings. */
  readonly filesHere: ReadonlySet<string>;
  readonly filesOffered: ReadonlySet<string>;
}

/** L60: what an import will do. Records that no log speaks of stay as they are and are not listed. */
export function planMerge({ before, foldedBefore, after, filesHere, filesOffered }: PlanMergeInput): MergePlan {
  const added: PlannedChange[] = [];
  const changed: PlannedChange[] = [];
  const removed: PlannedChange[] = [];
  for (const [table, shown] of Object.entries(after.records) as readonly (readonly [OwnedTable, ReadonlyMap<string, Version>])[]) {
    const rows = new Map((before[table] as readonly RecordFields[] | undefined)?.map((row) => [row.id, row]));
    for (const version of shown.values()) {
      const row = rows.get(version.record.id);
      const isDeleted = version.record.deletedAt !== null;
      if (row ? isSameForPeople(table, row, version.record) : isDeleted) continue;
      const change = describeChange(after, table, version);
      if (!row) added.push(change);
      else if (isDeleted && row.deletedAt === null) removed.push(change);
      else changed.push(change);
    }
  }
  const conflicting = after.conflicts.map((conflict) => ({ ...conflict, ...describeChange(after, conflict.table, conflict.shown) }));
  const rejected = newIn(after.rejected, foldedBefore.rejected)
    .filter(({ reason }) => reason !== 'no-role')
    .map((item) => ({ ...item, who: whoIs(after, item.keyId, null) }));
  const newKeys = findNewKeys(after);
  const isEmpty =
    added.length + changed.length + removed.length + rejected.length === 0 &&
    newIn(after.conflicts, foldedBefore.conflicts).length === 0 &&
    newIn(after.problems, foldedBefore.problems).length === 0 &&
    newIn(newKeys, findNewKeys(foldedBefore)).length === 0;
  const missingFiles = findMissingFiles(after, filesHere, filesOffered);
  return { added, changed, removed, conflicting, rejected, problems: after.problems, missingFiles, newKeys, isEmpty };
}

function describeChange(folded: Folded, table: OwnedTable, { record, keyId }: Version): PlannedChange {
  const { title = '' } = record as RecordFields & { readonly title?: string };
  return { table, id: record.id, reference: referenceIn(folded, table, record), title, who: whoIs(folded, keyId, record.author) };
}

/** What people call it; what is about a piece of evidence and has no name of its own goes by that. */
function referenceIn({ records }: Folded, table: OwnedTable, record: RecordFields): string {
  const own = referenceTo(table, record as RecordOf<typeof table>);
  const { evidenceId } = record as RecordFields & { readonly evidenceId?: string };
  const evidence = evidenceId === undefined ? undefined : records.evidence.get(evidenceId);
  return own === '' && evidence ? referenceTo('evidence', evidence.record) : own;
}

function whoIs({ keys }: Folded, keyId: string, author: string | null): Who {
  const key = keys[keyId];
  const role = author ?? key?.roles[0] ?? '';
  return { keyId, name: key?.grantedName || (key?.signer?.name ?? ''), role: isActor(role) ? role : null };
}

function findNewKeys(folded: Folded): readonly NewKey[] {
  const brought = new Map<string, Record<string, number>>();
  for (const { keyId, table, reason } of folded.rejected) {
    if (reason !== 'no-role') continue;
    const tables = brought.get(keyId) ?? {};
    tables[table] = (tables[table] ?? 0) + 1;
    brought.set(keyId, tables);
  }
  return [...brought].map(([keyId, brings]) => {
    const signer = folded.keys[keyId]?.signer;
    const entries = Object.values(brings).reduce((sum, count) => sum + count, 0);
    return { keyId, who: { keyId, name: signer?.name ?? '', role: signer?.role ?? null }, entries, brings };
  });
}

function findMissingFiles({ records }: Folded, here: ReadonlySet<string>, offered: ReadonlySet<string>): readonly MissingFile[] {
  const missing = new Map<string, MissingFile>();
  for (const { record } of records.attachments.values()) {
    const { sha256, name, size, deletedAt } = record;
    if (deletedAt === null && !here.has(sha256) && !offered.has(sha256)) missing.set(sha256, { sha256, name, size });
  }
  return [...missing.values()];
}

/** Items of a list that another does not have. */
function newIn<T>(now: readonly T[], then: readonly T[]): readonly T[] {
  const known = new Set(then.map(canonicalJson));
  return now.filter((item) => !known.has(canonicalJson(item)));
}
