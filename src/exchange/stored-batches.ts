import type { Batch } from '../log/batch.ts';
import { readBatch } from '../log/read-batch.ts';
import type { StoredBatch } from '../storage/device-rows.ts';

/** A batch's text never changes, so what was proved once in this session need not be proved again. */
const proved = new Map<string, Batch>();
const MOST_PROVED = 5_000;

/** Batches from the database, proved again. One that no longer holds, or is of a newer Folio, is left out: the fold finds the gap. */
export function readStoredBatches(stored: readonly StoredBatch[]): readonly Batch[] {
  return stored.flatMap(({ jws }) => {
    const known = proved.get(jws);
    if (known) return [known];
    const read = readBatch(jws);
    if (!read.ok) return [];
    if (proved.size >= MOST_PROVED) proved.clear();
    proved.set(jws, read.value);
    return [read.value];
  });
}

/** A batch as it is kept. */
export function toStored({ keyId, hash, jws, payload }: Batch, receivedAt: string): StoredBatch {
  return { portfolioId: payload.portfolioId, keyId, seq: payload.seq, hash, jws, receivedAt };
}
