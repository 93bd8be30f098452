import type { RecordFields } from '../domain/record.ts';
import { diffValues } from '../lib/diff-values.ts';
import { mergeEdits } from '../lib/merge-edits.ts';

/** The fields of a form. */
export interface FormFields<R> {
  readonly read: () => R;
  /** Puts a value where it belongs; `field` is a dotted path. */
  readonly put: (field: string, value: unknown) => void;
}

/** What is given to be saved, and the state that the form and storage had agreed on by then. */
export interface Sent<R> {
  readonly from: R;
  readonly values: R;
}

/**
 * What a form and storage agreed on last. What differs from it in the form was typed since; what differs from it in storage was changed in
 * another tab, or in another part of this one.
 */
export interface AgreedState<R> {
  /** Begins a save of what stands in the form. Exactly one of `wasSaved` and `wasNotSaved` ends it. */
  readonly toSend: (values: R) => Sent<R>;
  /** What was sent is kept as `saved`, with what others changed before. */
  readonly wasSaved: (saved: R) => void;
  readonly wasNotSaved: () => void;
  /**
   * Brings what others changed into the fields that are not being edited. Waits for the end of a save: until then nobody can tell what was
   * sent from what others changed. Where both changed one field it waits for the next save.
   */
  readonly takeIn: (newer: R) => void;
  /** Ends a clash with the form's side, or with that of `newer`, where both changed a field; all else of both is kept. */
  readonly preferForm: (newer: R) => void;
  readonly preferNewer: (newer: R) => void;
}

/** The state of an opened form, which shows `record`. */
export function createAgreedState<R extends RecordFields>(record: R, fields: FormFields<R>): AgreedState<R> {
  let base = record;
  let sent: Sent<R> | null = null;
  let latest = record;

  /** The record as it stands in the form. Its bookkeeping is that of `known`: the form never changes it. */
  const typedOver = (known: R): R => ({ ...known, ...fields.read(), ...bookkeepingOf(known) });

  function show(value: R): void {
    for (const { field } of diffValues(typedOver(value), value)) fields.put(field, valueAt(value, field));
  }

  /** False, and nothing done, where the form and `newer` changed the same field since `known` in different ways. */
  function merge(known: R, newer: R): boolean {
    const { value, clashes } = mergeEdits(known, typedOver(known), newer);
    if (clashes.length > 0) return false;
    base = newer;
    show(value);
    return true;
  }

  function takeInLatest(): void {
    if (sent === null && latest.revision > base.revision) merge(base, latest);
  }

  function settle(newer: R, value: R): void {
    base = newer;
    show(value);
  }

  return {
    toSend: (values) => {
      sent = { from: base, values: { ...base, ...values, ...bookkeepingOf(base) } };
      return sent;
    },
    wasSaved: (saved) => {
      const known = sent?.values ?? base;
      sent = null;
      // It may hold changes of another tab. If one of them clashes with what was typed meanwhile, the next save asks.
      if (!merge(known, saved)) base = known;
      takeInLatest();
    },
    wasNotSaved: () => {
      sent = null;
      takeInLatest();
    },
    takeIn: (newer) => {
      latest = newer;
      takeInLatest();
    },
    preferForm: (newer) => settle(newer, mergeEdits(base, typedOver(base), newer).value),
    preferNewer: (newer) => settle(newer, mergeEdits(base, newer, typedOver(base)).value),
  };
}

/** What storage keeps of a record for itself. */
function bookkeepingOf({ revision, author, createdAt, updatedAt, deletedAt }: RecordFields): Omit<RecordFields, 'id' | 'portfolioId'> {
  return { revision, author, createdAt, updatedAt, deletedAt };
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Readonly<Record<string, unknown>> | undefined)?.[key], value);
}
