import { listRecords } from '../domain/table-lists.ts';
import type { WorkingCopy } from '../storage/working-copy.ts';
import { candidateWorkplace } from './workplace-row.ts';

/** A portfolio of which this device has nothing. */
export function emptyCopy(portfolioId: string): WorkingCopy {
  const rows: WorkingCopy['rows'] = { portfolios: [], ...listRecords(() => []) };
  return { portfolioId, rows, events: [], batches: [], resolutions: [], workplace: candidateWorkplace(portfolioId), fingerprint: '' };
}
