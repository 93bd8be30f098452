import { useEffect, useMemo, useRef, useState } from 'react';
import { useForm, type DefaultValues, type FieldPath, type FieldValues, type PathValue, type Resolver, type UseFormReturn } from 'react-hook-form';
import type { Problem } from '../domain/evidence/row.ts';
import { saveEdits, type EditableTable } from '../storage/record-commands.ts';
import { useStorage } from '../storage/storage-context.tsx';
import type { RecordOf } from '../domain/tables.ts';
import { useAutosave, type SaveState } from '../ui/use-autosave.ts';
import { createAgreedState } from './agreed-state.ts';
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

  const [agreed] = useState(() =>
    createAgreedState<R>(record, { read: getValues, put: (field, value) => setValue(field as FieldPath<R>, value as PathValue<R, FieldPath<R>>) }),
  );

  const autosave = useAutosave<R>(form, async (values) => {
    if (hasClash.current) return { ok: false, message: writeErrorText({ type: 'changed-elsewhere', clashes: [] }) };
    const sent = agreed.toSend(values);
    const result = await saveEdits(session, table, sent.from, sent.values);
    if (result.ok) {
      agreed.wasSaved(result.value as R);
      return { ok: true };
    }
    agreed.wasNotSaved();
    if (result.error.type === 'changed-elsewhere') {
      hasClash.current = true;
      setIsClashing(true);
    }
    return { ok: false, message: writeErrorText(result.error) };
  });

  // What another tab, or another part of this one, changed flows into the fields that are not being edited here.
  useEffect(() => {
    agreed.takeIn(record);
  }, [record, agreed]);

  const settle = async (prefer: (newer: R) => void) => {
    hasClash.current = false;
    setIsClashing(false);
    prefer(record);
    await autosave.flush();
  };
  const clash = isClashing ? { keepMine: () => settle(agreed.preferForm), keepTheirs: () => settle(agreed.preferNewer) } : null;

  return { form, state: autosave.state, flush: autosave.flush, clash };
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
