import { createHash } from 'node:crypto';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { SignOffLine } from '../../src/domain/signature.ts';
import type { Batch, BatchPayload } from '../../src/log/batch.ts';
import { signBatch } from '../../src/log/sign-batch.ts';
import { createKeyPair, keyIdOf, type SigningKey } from '../../src/signing/keys.ts';
import type { Heads, PackageWork } from '../../src/package/format.ts';
import { writePackage, type PackageFile, type PackageInput } from '../../src/package/write-package.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { buildPortfolio } from '../support/build-portfolio.ts';

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bytes that look random and are the same every time. */
export function bytesOf(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = seed * 2_654_435_761 + 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

export function fileOf(name: string, bytes: Uint8Array<ArrayBuffer>): PackageFile {
  return { sha256: sha256Of(bytes), size: bytes.length, name, open: () => Promise.resolve(new Blob([bytes])) };
}

/** A sink that keeps what it is given. */
export function memorySink(): { readonly sink: WritableStream<Uint8Array>; readonly bytes: () => Uint8Array<ArrayBuffer> } {
  const parts: Uint8Array[] = [];
  return {
    sink: new WritableStream({ write: (piece) => void parts.push(new Uint8Array(piece)) }),
    bytes: () => new Uint8Array(Buffer.concat(parts)),
  };
}

/** A log of as many batches as there are lists of entries, each chained to the one before. */
export async function logOf(
  key: SigningKey,
  role: SignOffLine,
  portfolioId: string,
  said: readonly BatchPayload['entries'][],
): Promise<readonly Batch[]> {
  const batches: Batch[] = [];
  for (const [index, entries] of said.entries()) {
    const last = batches.at(-1);
    const at = `2026-11-${String(10 + index)}T09:00:00.000Z`;
    batches.push(
      await signBatch(key, {
        version: 2,
        portfolioId,
        seq: index + 1,
        previous: last?.hash ?? null,
        clock: `${at}-0000`,
        at,
        seen: {},
        purpose: 'share',
        founds: role === 'candidate' && index === 0,
        signer: { name: `Test ${role}`, role, isQualified: null, qualification: '', organisation: 'Centre' },
        entries: [...entries],
      }),
    );
  }
  return batches;
}

export function headsOf(batches: readonly Batch[]): Heads {
  return Object.fromEntries(batches.map(({ keyId, hash, payload }) => [keyId, { seq: payload.seq, hash }]));
}

function entryOf(table: string, record: object): BatchPayload['entries'][number] {
  return { table, base: [], record: JSON.parse(JSON.stringify(record)) as Readonly<Record<string, unknown>> };
}

/** A candidate with evidence, two files (one of them attached twice), and one that is not sent along; an assessor who says a little. */
export async function samplePackage({ fileSizes = [40_000, 3_000] }: { readonly fileSizes?: readonly number[] } = {}) {
  const [candidate, assessor] = [await createKeyPair(), await createKeyPair()];
  const contents = fileSizes.map((size, index) => bytesOf(size, index + 1));
  const builder = buildPortfolio();
  contents.forEach((bytes, index) => builder.attachment({ name: `Photo of désk ${index + 1}.JPG`, size: bytes.length, sha256: sha256Of(bytes) }));
  builder.attachment({ name: 'Not sent.pdf', size: 77, sha256: sha256Of('not sent') });
  builder.evidence('reflective', { title: '=cmd()', claims: ['311.1.1', { pointId: '1a', locator: 'p. 2' }], attachmentIds: ['attachment-1'] });
  builder.evidence('work-product', { title: 'Desk, "new"', attachmentIds: ['attachment-1', `attachment-${contents.length + 1}`] });
  const { events: _events, ...snapshot }: Snapshot & { events: unknown } = builder.snapshot();
  const portfolioId = snapshot.portfolio.id;
  const batches = [
    ...(await logOf(candidate, 'candidate', portfolioId, [
      [entryOf('portfolios', snapshot.portfolio), ...snapshot.evidence.map((item) => entryOf('evidence', item))],
      snapshot.attachments.map((item) => entryOf('attachments', item)),
    ])),
    ...(await logOf(assessor, 'assessor', portfolioId, [[]])),
  ];
  const input: PackageInput = {
    kind: 'submission',
    appVersion: '0.1.0',
    portfolioId,
    snapshot,
    batches,
    heads: headsOf(batches),
    unit: unit311,
    files: contents.map((bytes, index) => fileOf(`Photo of désk ${index + 1}.JPG`, bytes)),
    signer: candidate,
  };
  return { input, candidate, assessor, contents, candidateId: keyIdOf(candidate.publicKey) };
}

/** Writes a package into memory; throws when that fails. */
export async function packed(input: PackageInput, work?: PackageWork): Promise<Uint8Array<ArrayBuffer>> {
  const { sink, bytes } = memorySink();
  const written = await writePackage(input, sink, work);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return bytes();
}
