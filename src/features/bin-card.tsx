import { restoreRecord } from '../storage/record-commands.ts';
import type { BinTable } from '../storage/bin.ts';
import { useBin } from '../storage/use-live-snapshot.ts';
import { formatInstant } from '../lib/dates.ts';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toast.tsx';
import { BinList } from './bin-list.tsx';
import { useOpenPortfolio } from './portfolio-context.tsx';
import { useCommand } from './use-command.ts';

const NOUNS: Readonly<Record<BinTable, string>> = { stages: 'Stage', risks: 'Risk', evidence: 'Evidence', people: 'Person' };

/** What was deleted, and the way back. Nothing is shown while the bin is empty. */
export function BinCard({ tables }: { readonly tables: readonly BinTable[] }) {
  const { portfolioId } = useOpenPortfolio();
  const command = useCommand();
  const entries = (useBin(portfolioId) ?? []).filter((entry) => tables.includes(entry.table));
  if (entries.length === 0) return null;
  const restore = async (table: BinTable, id: string, reference: string) => {
    const restored = await command((session) => restoreRecord(session, table, portfolioId, id));
    if (restored.isDone) showToast({ message: `${reference} is back.`, tone: 'success' });
  };
  return (
    <BinList title={entries.length === 1 ? '1 deleted item' : `${entries.length} deleted items`}>
      {entries.map(({ table, id, reference, deletedAt }) => (
        <li key={id}>
          <span>
            {NOUNS[table]} {reference} <small>deleted {formatInstant(deletedAt)}</small>
          </span>
          <Button size="s" variant="secondary" onClick={() => void restore(table, id, reference)} aria-label={`Restore ${reference}`}>
            Restore
          </Button>
        </li>
      ))}
    </BinList>
  );
}
