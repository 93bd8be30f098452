import { restorePoint } from '../../exchange/restore-points.ts';
import { formatInstant } from '../../lib/dates.ts';
import type { RestorePoint } from '../../storage/device-rows.ts';
import { useRestorePoints } from '../../storage/device-hooks.ts';
import { showToast } from '../../ui/toast.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useExchange } from '../use-exchange.ts';
import { KeptStatesCard } from './kept-states-card.tsx';
import { countWords } from './log-words.ts';

/** Earlier states of the portfolio, kept before each thing that cannot be undone step by step. */
export function RestorePointsCard() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const points = useRestorePoints(portfolioId);
  const exchange = useExchange();
  if (!points || points.length === 0) return null;
  const goBack = async ({ id, at }: RestorePoint) => {
    const back = await exchange(({ session }) => restorePoint(session, portfolioId, id));
    if (back.isDone) showToast({ message: `The portfolio is as it was on ${formatInstant(at)}.`, tone: 'success' });
  };
  return (
    <KeptStatesCard
      title="Earlier states"
      states={points}
      reason={({ reason }) => reasonWords(reason)}
      label={({ at }) => `Go back to this: ${formatInstant(at)}`}
      onGoBack={goBack}
    >
      {({ reason, rows }) => (
        <>
          <p>{`It was kept ${reasonWords(reason)}.`}</p>
          <p>{`Then: ${countWords(countsOf(rows)) || 'nothing'}.`}</p>
          <p>{`Now: ${countWords(countsOf({ ...snapshot, portfolios: [] })) || 'nothing'}.`}</p>
        </>
      )}
    </KeptStatesCard>
  );
}

const COUNTED: ReadonlySet<string> = new Set(['stages', 'risks', 'evidence', 'attachments', 'people', 'judgements', 'samples', 'signatures']);

/** How much there was of what people count, without what lay in the bin. */
function countsOf(rows: object): Readonly<Record<string, number>> {
  const lists = Object.entries(rows).flatMap(([table, list]: [string, unknown]) =>
    COUNTED.has(table) && Array.isArray(list) ? [[table, list.filter(isKept).length] as const] : [],
  );
  return Object.fromEntries(lists.filter(([, count]) => count > 0));
}

function isKept(row: unknown): boolean {
  return typeof row === 'object' && row !== null && (!('deletedAt' in row) || row.deletedAt === null);
}

/** Why a state was kept, in words. */
function reasonWords(reason: string): string {
  if (reason.startsWith('before-import')) return 'before a package was taken over';
  if (reason.startsWith('before-restore') || reason.startsWith('before-put')) return 'before going back to an earlier state';
  if (reason === 'before-accepted-key') return 'before a seal was accepted';
  return reason.replaceAll('-', ' ');
}
