import { ownedTables } from '../domain/table-lists.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { RestorePoint } from '../storage/device-rows.ts';
import { rewritePortfolio } from '../storage/rewrite-portfolio.ts';
import type { Session } from '../storage/session.ts';
import { listSetAside, readSetAside, type SetAsideCopy } from '../storage/set-aside.ts';
import type { ExchangeError } from './exchange-error.ts';
import { planPutBack } from './restore-points.ts';

/** Copies from before updates of Folio that hold this portfolio, newest first. */
export async function listBeforeUpdates(portfolioId: string): Promise<readonly SetAsideCopy[]> {
  const copies = await listSetAside();
  const held = await Promise.all(copies.map(async ({ id }) => (await readSetAside(id, 'portfolios')).some((row) => isOf(row, 'id', portfolioId))));
  return copies.filter((_, index) => held[index]);
}

/**
 * R26: puts a portfolio back to how it was before an update of Folio, as any earlier state (T9): a restore point of the present is made
 * first. Rows are led to the shape of today; the same update is not blamed twice, for its steps only add.
 */
export async function goBackBeforeUpdate(session: Session, portfolioId: string, copy: SetAsideCopy): Promise<Result<void, ExchangeError>> {
  const rows: Record<string, readonly unknown[]> = {};
  const opened = async (table: string, key: 'id' | 'portfolioId') =>
    (await readSetAside(copy.id, table)).filter((row) => isOf(row, key, portfolioId)).map((row) => session.db.openStored(table, { ...row }));
  for (const table of ownedTables) rows[table] = await opened(table, table === 'portfolios' ? 'id' : 'portfolioId');
  if (rows['portfolios']?.length === 0) return failure({ type: 'not-found' });
  const batches = await opened('batches', 'portfolioId');
  const point: RestorePoint = {
    id: '',
    portfolioId,
    at: copy.at,
    reason: '',
    version: copy.from,
    rows,
    batchHashes: batches.map(({ hash }) => (typeof hash === 'string' ? hash : '')),
    workplace: null,
  };
  const present = await session.db.workplaces.get(portfolioId);
  const planned = await planPutBack(session, { ...point, workplace: present ?? null });
  if (!planned.ok) return planned;
  const written = await rewritePortfolio(session, planned.value);
  return written.ok ? success(undefined) : written;
}

function isOf(row: unknown, key: 'id' | 'portfolioId', portfolioId: string): row is object {
  return typeof row === 'object' && row !== null && Object.entries(row).some(([name, value]) => name === key && value === portfolioId);
}
