import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import { listTables } from '../../src/domain/table-lists.ts';
import type { BatchEntry } from '../../src/log/batch.ts';
import { signBatch } from '../../src/log/sign-batch.ts';
import { dataVersion } from '../../src/migrations/steps.ts';
import { writePackage } from '../../src/package/write-package.ts';
import type { SigningKey } from '../../src/signing/keys.ts';
import { unit311 } from '../../src/units/load-unit.ts';

/** A whole portfolio as its candidate's device packs it: everything in one batch of one log. */
export async function packPortfolio(
  { events, ...snapshot }: SnapshotWithEvents,
  key: SigningKey,
  files: ReadonlyMap<string, Blob> = new Map(),
): Promise<Blob> {
  const { portfolio } = snapshot;
  const entryOf = (table: string, record: object): BatchEntry => ({
    table,
    base: [],
    record: JSON.parse(JSON.stringify(record)) as BatchEntry['record'],
  });
  const at = '2026-11-21T09:00:00.000Z';
  const batch = await signBatch(key, {
    version: dataVersion,
    portfolioId: portfolio.id,
    seq: 1,
    previous: null,
    clock: `${at}-0000`,
    at,
    seen: {},
    purpose: 'share',
    founds: true,
    signer: { name: portfolio.candidate.name, role: 'candidate', isQualified: null, qualification: '', organisation: '' },
    entries: [
      entryOf('portfolios', portfolio),
      ...listTables.flatMap((table) => snapshot[table].map((record) => entryOf(table, record))),
      ...events.map((event) => entryOf('events', event)),
    ],
  });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const packed = snapshot.attachments.flatMap(({ sha256, name }) => {
    const bytes = files.get(sha256);
    return bytes ? [{ sha256, size: bytes.size, name, open: () => Promise.resolve(bytes) }] : [];
  });
  const written = await writePackage(
    {
      kind: 'full',
      appVersion: '0.1.0',
      portfolioId: portfolio.id,
      snapshot,
      batches: [batch],
      heads: { [batch.keyId]: { seq: 1, hash: batch.hash } },
      unit: unit311,
      files: packed,
      signer: key,
    },
    new WritableStream({ write: (piece) => void parts.push(new Uint8Array(piece)) }),
  );
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return new Blob(parts);
}
