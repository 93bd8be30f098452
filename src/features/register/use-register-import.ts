import { useMemo, useState } from 'react';
import type { ImportChoices, ImportPlan, SheetProblem } from '../../domain/register-import-plan.ts';
import { sheetToRisks } from '../../domain/register-import.ts';
import type { Result } from '../../lib/result.ts';
import { importRisks, undoImport } from '../../storage/register-commands.ts';
import { announce } from '../../ui/announce.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { countsOf, countsText } from './import-counts.ts';
import type { RegisterFile } from './read-register-file.ts';
import { registerProblemText } from './register-file-problem.ts';

/** A file that was read: which sheet of it, and what the candidate chose. */
export interface ReadyImport {
  readonly type: 'ready';
  readonly name: string;
  readonly file: RegisterFile;
  readonly sheet: number;
  readonly choices: ImportChoices;
}

type ImportState =
  | { readonly type: 'idle' }
  | { readonly type: 'reading'; readonly name: string }
  | { readonly type: 'refused'; readonly name: string; readonly sentence: string }
  | ReadyImport
  | { readonly type: 'writing'; readonly written: number; readonly total: number };

/** From the choice of a file to the toast that can undo its import. */
export function useRegisterImport(onDone: () => void) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const { stages, risks } = snapshot;
  const command = useCommand();
  const [state, setState] = useState<ImportState>({ type: 'idle' });
  const plan = useMemo((): Result<ImportPlan, SheetProblem> | null => {
    if (state.type !== 'ready') return null;
    return sheetToRisks(state.file.sheets[state.sheet]?.rows ?? [], { stages, risks }, state.choices);
  }, [state, stages, risks]);

  const choose = async (file: File) => {
    const { name } = file;
    setState({ type: 'reading', name });
    const { readRegisterFile } = await import('./read-register-file.ts');
    const read = await readRegisterFile(file);
    if (!read.ok) {
      setState({ type: 'refused', name, sentence: registerProblemText(read.error) });
      return;
    }
    const plans = read.value.sheets.map(({ rows }) => sheetToRisks(rows, { stages, risks }));
    const sheet = Math.max(
      0,
      plans.findIndex(({ ok }) => ok),
    );
    setState({ type: 'ready', name, file: read.value, sheet, choices: {} });
    const first = plans[sheet];
    if (first?.ok) announce(`${name} was read. ${countsText(countsOf(first.value))}`);
  };

  const write = async () => {
    if (!plan?.ok || state.type !== 'ready') return;
    const counts = countsOf(plan.value);
    const total = counts.new + counts.changed;
    setState({ type: 'writing', written: 0, total });
    const imported = await command((session) =>
      importRisks(session, portfolioId, plan.value, (written) => setState({ type: 'writing', written, total })),
    );
    if (!imported.isDone) {
      setState(state);
      return;
    }
    onDone();
    showToast({
      message: `Imported: ${countsText({ ...counts, unchanged: 0, refused: 0 })}`,
      tone: 'success',
      undo: {
        run: async () => {
          const undone = await command((session) => undoImport(session, portfolioId, imported.value));
          if (undone.isDone) showToast({ message: 'The import is undone. What it added is in the bin.' });
        },
      },
    });
  };

  const change = (changes: Partial<Pick<ReadyImport, 'sheet' | 'choices'>>) =>
    setState((now) => (now.type === 'ready' ? { ...now, ...changes } : now));

  return { state, plan, choose, change, write };
}
