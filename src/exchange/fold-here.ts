import type { Batch } from '../log/batch.ts';
import { foldLogs } from '../log/fold.ts';
import type { Folded, Trust } from '../log/folded.ts';
import type { WorkingRows } from '../log/next-batch.ts';
import type { Workplace } from '../storage/device-rows.ts';
import type { Session } from '../storage/session.ts';
import type { WorkingCopy } from '../storage/working-copy.ts';
import { readStoredBatches } from './stored-batches.ts';
import { candidateWorkplace } from './workplace-row.ts';

/** A portfolio on this device together with what its logs say. */
export interface FoldedCopy {
  readonly copy: WorkingCopy;
  readonly workplace: Workplace;
  readonly batches: readonly Batch[];
  readonly folded: Folded;
}

/** What the logs on this device say, to the one who works here. */
export function foldHere({ now }: Session, copy: WorkingCopy): FoldedCopy {
  const workplace = copy.workplace ?? candidateWorkplace(copy.portfolioId);
  const batches = readStoredBatches(copy.batches);
  return {
    copy,
    workplace,
    batches,
    folded: foldLogs(batches, trustOf(workplace), { portfolioId: copy.portfolioId, now: now().toISOString() }),
  };
}

/** Whom this device takes for whom: those it accepted, and its own key in its own role. */
export function trustOf({ founderKeyId, trusted, keyId, role }: Workplace): Trust {
  const accepted = trusted.map((key) => ({ keyId: key.keyId, role: key.role }));
  return { founderKeyId, trusted: keyId === null ? accepted : [...accepted, { keyId, role }] };
}

/** Rows as they go into logs. That a portfolio lies in the bin of one device is that device's own affair. */
export function workingRows({ rows }: WorkingCopy): WorkingRows {
  return { ...rows, portfolios: rows.portfolios.map((row) => ({ ...row, deletedAt: null })) };
}
