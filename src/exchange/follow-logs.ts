import { success, type Result } from '../lib/result.ts';
import { rewritePortfolio } from '../storage/rewrite-portfolio.ts';
import type { Session } from '../storage/session.ts';
import { readWorkingCopy } from '../storage/working-copy.ts';
import { commitWork } from './commit-work.ts';
import type { ExchangeError } from './exchange-error.ts';
import { foldHere } from './fold-here.ts';
import { restorePointOf } from './restore-point-row.ts';
import { rowsFromFold } from './rows-from-fold.ts';

/**
 * T7: makes the rows what the logs on this device say, after a key was accepted whose batches came before. True when anything
 * changed. Files that came with them are not here any more: open the package again for those.
 */
export async function followLogs(session: Session, portfolioId: string): Promise<Result<boolean, ExchangeError>> {
  const committed = await commitWork(session, portfolioId, 'before-import');
  if (!committed.ok) return committed;
  const copy = await readWorkingCopy(session.db, portfolioId);
  if (!copy) return success(false);
  const { folded } = foldHere(session, copy);
  const rows = rowsFromFold(copy, folded, folded);
  if (rows.puts.length + rows.events.length === 0) return success(false);
  const written = await rewritePortfolio(session, {
    portfolioId,
    expected: copy.fingerprint,
    ...rows,
    restorePoint: restorePointOf(session, copy, 'before-accepted-key'),
  });
  return written.ok ? success(true) : written;
}
