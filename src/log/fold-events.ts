import type { Event } from '../domain/event.ts';
import { isSameJson } from '../lib/canonical-json.ts';
import { digestOf } from '../signing/digest.ts';
import { refusalOfWriter, type Authority } from './authority.ts';
import { inOrder, type EventEntry } from './entries.ts';
import type { Rejection, RejectionReason } from './folded.ts';

/** L36: the audit log of all devices together, by time. An entry that somebody else has said otherwise before stays as it was. */
export function foldEvents(
  entries: readonly EventEntry[],
  authority: Authority,
): { readonly events: readonly Event[]; readonly rejected: readonly Rejection[] } {
  const kept = new Map<string, EventEntry>();
  const rejected: Rejection[] = [];
  for (const entry of [...entries].sort(inOrder)) {
    const { event, batch } = entry;
    const before = kept.get(event.id);
    const reason = refusalOf(entry, before, authority);
    if (reason !== null) rejected.push(rejectionOf(entry, reason));
    else if (!before || before.batch.keyId === batch.keyId) kept.set(event.id, entry);
  }
  const events = [...kept.values()].map(({ event }) => event).sort((a, b) => (a.at !== b.at ? (a.at < b.at ? -1 : 1) : a.id < b.id ? -1 : 1));
  return { events, rejected };
}

function rejectionOf({ event, batch, raw }: EventEntry, reason: RejectionReason): Rejection {
  const { id, reference } = event;
  return { keyId: batch.keyId, seq: batch.payload.seq, table: 'events', id, version: digestOf(raw), reference, reason };
}

function refusalOf({ event, batch }: EventEntry, before: EventEntry | undefined, { roles, exampleBatch }: Authority): RejectionReason | null {
  const writer = batch === exampleBatch ? null : refusalOfWriter(batch, event.actor, roles);
  if (writer || !before || isSameJson(before.event, event)) return writer;
  return before.batch.keyId === batch.keyId && hasGrown(before.event, event) ? null : 'changed-for-good';
}

/** Edits of one sitting are one entry, which may have been sent before the sitting was over: then it reaches further, from the same values. */
function hasGrown({ changes: earlier, ...before }: Event, { changes: later, ...after }: Event): boolean {
  const isSameElse = isSameJson({ ...before, reference: '' }, { ...after, reference: '' });
  return isSameElse && earlier.every(({ field, from }) => later.some((change) => change.field === field && isSameJson(change.from, from)));
}
