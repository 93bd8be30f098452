import type { FolioDatabase } from './database.ts';

/** R35: true once somebody's own portfolio, no example, has evidence that is ready or has a file. */
export async function hasWorkWorthKeeping(db: FolioDatabase): Promise<boolean> {
  const own = new Set((await db.portfolios.toArray()).filter(({ isExample, deletedAt }) => !isExample && deletedAt === null).map(({ id }) => id));
  if (own.size === 0) return false;
  const found = await db.evidence
    .filter(
      ({ portfolioId, deletedAt, status, attachmentIds }) =>
        own.has(portfolioId) && deletedAt === null && (status === 'ready' || attachmentIds.length > 0),
    )
    .first();
  return found !== undefined;
}

/** R35: false when a first write of a few bytes fails, as it does in some private windows. */
export async function canKeepAnything(db: FolioDatabase): Promise<boolean> {
  try {
    await db.deviceSettings.put({ id: PROBE });
    const found = await db.deviceSettings.get(PROBE);
    await db.deviceSettings.delete(PROBE);
    return found !== undefined;
  } catch {
    return false;
  }
}

const PROBE = 'first-write';
