import { deleteRecord, restoreRecord } from '../storage/record-commands.ts';
import type { BinTable } from '../storage/bin.ts';
import { showToast } from '../ui/toast.tsx';
import { useCommand } from './use-command.ts';

interface Deletion {
  readonly table: BinTable;
  readonly record: { readonly id: string; readonly portfolioId: string };
  /** Saves what is still being typed, so that an undo brings back every word. */
  readonly flush: () => Promise<void>;
  /** What to tell, with a way to undo it. */
  readonly message: string;
  /** Where to go once it is gone. */
  readonly leave?: () => void | Promise<void>;
}

/** Puts a record in the bin, leaves its screen, and offers to undo it. */
export function useDelete(): (deletion: Deletion) => Promise<void> {
  const command = useCommand();
  return async ({ table, record: { id, portfolioId }, flush, message, leave }) => {
    await flush();
    const deleted = await command((session) => deleteRecord(session, table, portfolioId, id));
    if (!deleted.isDone) return;
    await leave?.();
    showToast({ message, undo: { run: async () => void (await command((session) => restoreRecord(session, table, portfolioId, id))) } });
  };
}
