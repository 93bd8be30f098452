import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useForm, type DefaultValues, type FieldPath, type FieldValues, type PathValue, type Resolver, type UseFormReturn } from 'react-hook-form';
import type { Problem } from '../domain/evidence/row.ts';
import type { RecordFields } from '../domain/record.ts';
import { diffValues } from '../lib/diff-values.ts';
import { mergeEdits } from '../lib/merge-edits.ts';
import { saveEdits, type EditableTable } from '../storage/record-commands.ts';
import { useStorage } from '../storage/storage-context.tsx';
import type { RecordOf } from '../domain/tables.ts';
import { useAutosave, type SaveState } from '../ui/use-autosave.ts';
import { writeErrorText } from './write-error-text.ts';

/** A form that is the record: every change is kept within a second, and changes from other tabs flow in. */
export interface RecordForm<T extends FieldValues> {
  readonly form: UseFormReturn<T>;
  readonly state: SaveState;
  readonly flush: () => Promise<void>;
  /** Set when another tab changed the same field in another way: nothing is saved until one version is chosen. */
  readonly clash: Clash | null;
}

interface Clash {
  readonly keepMine: () => Promise<void>;
  readonly keepTheirs: () => Promise<void>;
}

/**
 * Opens a record for editing. `record` is the live record of the open portfolio; `problems` finds what is wrong or
 * missing in it. What is wrong shows when a field is left, what is missing only after an attempt to submit.
 */
export function useRecordForm<T extends EditableTable, R extends RecordOf<T> & FieldValues>(
  table: T,
  record: R,
  problems: (values: R) => readonly Problem[],
): RecordForm<R> {
  const { session } = useStorage();
  const base = useRef<R>(record);
  const live = useRef<R>(record);
  const hasClash = useRef(false);
  const [isClashing, setIsClashing] = useState(false);
  const latestProblems = useRef(problems);
  useEffect(() => {
    latestProblems.current = problems;
  }, [problems]);

  const resolver = useMemo<Resolver<R>>(
    // React Hook Form asks about one field when it is left, and about all of them on submit.
    () => (values, _context, options) => {
      const found = latestProblems.current(values).filter((problem) => problem.isWrong === true || options.names?.length !== 1);
      return found.length === 0 ? { values, errors: {} } : { values: {}, errors: toErrors(found) };
    },
    [],
  );

  const form = useForm<R>({
    defaultValues: record as DefaultValues<R>,
    resolver,
    mode: 'onBlur',
    reValidateMode: 'onChange',
    shouldFocusError: false,
  });
  const { setValue, getValues } = form;

  /** The record as it stands in the form. Its bookkeeping is that of `known`: the form never changes it. */
  const typedOver = useCallback((known: R): R => ({ ...known, ...getValues(), ...bookkeepingOf(known) }), [getValues]);

  const show = useCallback(
    (value: R) => {
      for (const { field } of diffValues(typedOver(value), value))
        setValue(field as FieldPath<R>, valueAt(value, field) as PathValue<R, FieldPath<R>>);
    },
    [typedOver, setValue],
  );

  /**
   * Brings a newer state of the record into the form and leaves alone what was typed since `known`, the state that the form
   * agreed with last. Does nothing, and says false, where both changed the same field in different ways.
   */
  const takeIn = useCallback(
    (known: R, newer: R): boolean => {
      const { value, clashes } = mergeEdits<R>(known, typedOver(known), newer);
      if (clashes.length > 0) return false;
      base.current = newer;
      show(value);
      return true;
    },
    [typedOver, show],
  );

  const autosave = useAutosave<R>(form, async (values) => {
    if (hasClash.current) return { ok: false, message: writeErrorText({ type: 'changed-elsewhere', clashes: [] }) };
    const sent: R = { ...base.current, ...values, ...bookkeepingOf(base.current) };
    const result = await saveEdits(session, table, base.current, sent);
    if (result.ok) {
      // What was saved may hold changes of another tab. If one of them clashes with what was typed meanwhile, the next save asks.
      if (!takeIn(sent, result.value as R)) base.current = sent;
      return { ok: true };
    }
    if (result.error.type === 'changed-elsewhere') {
      hasClash.current = true;
      setIsClashing(true);
    }
    return { ok: false, message: writeErrorText(result.error) };
  });

  // What another tab, or another part of this one, changed flows into the fields that are not being edited here.
  useEffect(() => {
    live.current = record;
    if (record.revision > base.current.revision) takeIn(base.current, record);
  }, [record, takeIn]);

  /** Ends a clash with `value`, in which one side was preferred where both had changed a field, and both are kept elsewhere. */
  const settle = async (value: R) => {
    hasClash.current = false;
    setIsClashing(false);
    base.current = live.current;
    show(value);
    await autosave.flush();
  };
  const clash = isClashing
    ? {
        keepMine: () => settle(mergeEdits<R>(base.current, typedOver(base.current), live.current).value),
        keepTheirs: () => settle(mergeEdits<R>(base.current, live.current, typedOver(base.current)).value),
      }
    : null;

  return { form, state: autosave.state, flush: autosave.flush, clash };
}

/** What storage keeps of a record for itself. */
function bookkeepingOf({
  revision,
  author,
  createdAt,
  updatedAt,
  deletedAt,
}: RecordFields): Pick<RecordFields, 'revision' | 'author' | 'createdAt' | 'updatedAt' | 'deletedAt'> {
  return { revision, author, createdAt, updatedAt, deletedAt };
}

/** Nested errors as React Hook Form keeps them, from problems with paths. */
function toErrors(problems: readonly Problem[]): Record<string, never> {
  const errors: Record<string, unknown> = {};
  for (const { path, message } of problems) {
    let node = errors;
    path.slice(0, -1).forEach((key) => {
      node = (node[key] ??= {}) as Record<string, unknown>;
    });
    const last = path.at(-1);
    if (last !== undefined) node[last] ??= { type: 'custom', message };
  }
  return errors as Record<string, never>;
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Readonly<Record<string, unknown>> | undefined)?.[key], value);
}
