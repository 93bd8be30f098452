import { dataVersion } from '../migrations/steps.ts';
import type { RestorePoint } from '../storage/device-rows.ts';
import type { Session } from '../storage/session.ts';
import type { WorkingCopy } from '../storage/working-copy.ts';

/** A portfolio as it stands, to be put back to. */
export function restorePointOf({ createId, now }: Session, copy: WorkingCopy, reason: string): RestorePoint {
  return {
    id: createId(),
    portfolioId: copy.portfolioId,
    at: now().toISOString(),
    reason,
    version: dataVersion,
    rows: copy.rows,
    batchHashes: copy.batches.map(({ hash }) => hash),
    workplace: copy.workplace,
  };
}
