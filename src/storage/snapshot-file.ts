import { z } from 'zod';
import { event } from '../domain/event.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { RecordFields } from '../domain/record.ts';
import type { Signature } from '../domain/signature.ts';
import type { Snapshot, SnapshotWithEvents } from '../domain/snapshot.ts';
import { forTables, listRecords, type ListTable, type RecordLists } from '../domain/table-lists.ts';
import { tableSchemas, type RecordOf } from '../domain/tables.ts';
import type { CreateId } from '../lib/ids.ts';

type ListSchemas = { readonly [T in ListTable]: z.ZodArray<(typeof tableSchemas)[T]> };

/** A whole portfolio as one JSON value, checked as strictly as rows of the database. */
const snapshotFile = z.strictObject({
  portfolio: tableSchemas.portfolios,
  ...(forTables((table) => z.array(tableSchemas[table])) as ListSchemas),
  events: z.array(event),
});

/** Reads a whole portfolio from JSON. Throws with the path and the reason when it does not have the shape. */
export function parseSnapshot(json: unknown): SnapshotWithEvents {
  return snapshotFile.parse(json);
}

/** A portfolio with some records replaced, by id, and some added; a portfolio in `changes` replaces the portfolio. */
export function overlaySnapshot(base: SnapshotWithEvents, changes: Partial<SnapshotWithEvents>): SnapshotWithEvents {
  const merge = <T extends { readonly id: string }>(before: readonly T[], after: readonly T[] = []): readonly T[] => {
    const changed = new Map(after.map((record) => [record.id, record]));
    const known = new Set(before.map(({ id }) => id));
    return [...before.map((record) => changed.get(record.id) ?? record), ...after.filter(({ id }) => !known.has(id))];
  };
  const [before, after]: readonly [RecordLists, Partial<RecordLists>] = [base, changes];
  return {
    portfolio: changes.portfolio ?? base.portfolio,
    ...listRecords(<T extends ListTable>(table: T) => merge<RecordOf<T>>(before[table], after[table])),
    events: merge(base.events, changes.events),
  };
}

/** How the digests are taken that records hold, of a portfolio as it stands. Handed in, so that storage needs no cryptography. */
export interface SnapshotDigests {
  readonly ofSigned: (snapshot: Snapshot, subject: Signature['subject']) => string;
  readonly ofJudged: (snapshot: Snapshot, pointId: string) => string;
  readonly ofEvidence: (snapshot: Snapshot, evidence: Evidence) => string;
}

/**
 * The same portfolio under new ids, so that a copy can lie beside it. Every id that a record bears is replaced wherever it
 * stands. Digests hold ids: judgements, reviews and returns get theirs again as far as the evidence has not changed since, and
 * signatures, which cover them too, are sealed again.
 */
export function withNewIds(snapshot: SnapshotWithEvents, createId: CreateId, digests: SnapshotDigests): SnapshotWithEvents {
  const newIds = new Map<string, string>();
  const bearers: readonly (readonly Pick<RecordFields, 'id'>[])[] = [[snapshot.portfolio], ...Object.values(snapshot).filter(Array.isArray)];
  for (const { id } of bearers.flat()) newIds.set(id, createId());
  const renamed = parseSnapshot(replaceIds(snapshot, newIds));
  const copy = { ...renamed, ...withNewDigests(snapshot, renamed, newIds, digests) };
  return { ...copy, signatures: copy.signatures.map((signature) => ({ ...signature, digest: digests.ofSigned(copy, signature.subject) })) };
}

/** What holds digests of evidence, with those of the copy in place of those that still agree. */
function withNewDigests(
  snapshot: Snapshot,
  renamed: Snapshot,
  newIds: ReadonlyMap<string, string>,
  digests: SnapshotDigests,
): Pick<Snapshot, 'judgements' | 'evidenceReviews' | 'returns'> {
  const copies = new Map(renamed.evidence.map((item) => [item.id, item]));
  const seen = new Map<string, { readonly before: string; readonly after: string }>();
  for (const item of snapshot.evidence) {
    const copy = copies.get(newIds.get(item.id) ?? '');
    if (copy) seen.set(copy.id, { before: digests.ofEvidence(snapshot, item), after: digests.ofEvidence(renamed, copy) });
  }
  const again = (evidenceId: string, digest: string) => {
    const known = seen.get(evidenceId);
    return known?.before === digest ? known.after : digest;
  };
  return {
    judgements: renamed.judgements.map((judgement) =>
      judgement.digest === digests.ofJudged(snapshot, judgement.pointId)
        ? { ...judgement, digest: digests.ofJudged(renamed, judgement.pointId) }
        : judgement,
    ),
    evidenceReviews: renamed.evidenceReviews.map((review) => ({ ...review, digest: again(review.evidenceId, review.digest) })),
    returns: renamed.returns.map((one) => ({
      ...one,
      seen: Object.fromEntries(Object.entries(one.seen).map(([id, digest]) => [id, again(id, digest)])),
    })),
  };
}

/** Replaces whole strings that are ids, also as names of fields, and within keys of answers such as `K21 evidence-7 simulated`. */
function replaceIds(value: unknown, newIds: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return newIds.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => replaceIds(item, newIds));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      newIds.get(key) ?? key,
      key === 'findingKey' && typeof item === 'string'
        ? item
            .split(' ')
            .map((word) => newIds.get(word) ?? word)
            .join(' ')
        : replaceIds(item, newIds),
    ]),
  );
}
