import type { Attachment } from '../domain/attachment.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Batch } from '../log/batch.ts';
import type { Heads, PackageKind } from '../package/format.ts';
import type { PackageFile, PackageInput } from '../package/write-package.ts';
import { readableFiles } from '../storage/readable-files.ts';
import { readSnapshot } from '../storage/snapshot-queries.ts';
import type { Storage } from '../storage/storage-context.tsx';
import { currentBuild, programName } from './build.ts';
import type { FoldedCopy } from './fold-here.ts';
import { unitFor } from './unit-files.ts';

export interface ChooseOptions {
  /** For a sample: only the files of this evidence go along. Without it all do. */
  readonly evidenceIds?: readonly string[] | undefined;
}

export interface PackageContent {
  readonly input: PackageInput;
  readonly missingFiles: readonly { readonly sha256: string; readonly name: string }[];
}

/**
 * What goes into a package of each kind. All logs go, so that whoever opens it can begin from it; but a review holds only what
 * others than the candidate say, with their files: kilobytes. A backup is not signed as a whole (each batch is), so that
 * the same work gives the same bytes.
 */
export async function chooseContent(
  storage: Storage,
  { copy, workplace, batches, folded }: FoldedCopy,
  kind: PackageKind,
  options: ChooseOptions,
): Promise<PackageContent> {
  const { session } = storage;
  const isReview = kind === 'review';
  const snapshot = isReview ? null : await snapshotOf(storage, copy.portfolioId);
  const sent = batches.filter((batch) => !isReview || folded.keys[batch.keyId]?.roles.includes('candidate') !== true);
  const wanted = filesFor(copy.rows, kind, options);
  const readable = await readableFiles(session);
  const identity = workplace.keyId === null ? undefined : await session.db.identities.get(workplace.keyId);
  const [portfolio] = copy.rows.portfolios;
  return {
    input: {
      kind,
      appVersion: programName(await currentBuild()),
      portfolioId: copy.portfolioId,
      snapshot,
      batches: oneForEachNumber(sent, headsOf(folded.heads)),
      heads: headsOf(folded.heads),
      unit: isReview || !portfolio ? null : await unitFor(session, portfolio),
      files: wanted.filter(({ sha256 }) => readable.has(sha256)).map((file) => toPackageFile(storage, file)),
      signer: identity && kind !== 'backup' ? identity : null,
    },
    missingFiles: wanted.filter(({ sha256 }) => !readable.has(sha256)).map(({ sha256, name }) => ({ sha256, name })),
  };
}

async function snapshotOf({ session }: Storage, portfolioId: string): Promise<Snapshot | null> {
  const read = await readSnapshot(session.db, portfolioId);
  if (!read) return null;
  const { events: _events, ...snapshot } = read.snapshot;
  return snapshot;
}

/** One attachment for each content. Backups and full copies take along what is in the bin too. */
function filesFor(
  { attachments, evidence, portfolios }: FoldedCopy['copy']['rows'],
  kind: PackageKind,
  { evidenceIds }: ChooseOptions,
): readonly Attachment[] {
  const chosen = new Set(evidence.filter(({ id }) => evidenceIds?.includes(id) === true).flatMap(({ attachmentIds }) => attachmentIds));
  for (const { logoId } of portfolios) if (logoId !== null) chosen.add(logoId);
  const isWanted = ({ id, author, deletedAt }: Attachment) => {
    switch (kind) {
      case 'full':
      case 'backup':
        return true;
      case 'submission':
        return deletedAt === null;
      case 'review':
        return deletedAt === null && author !== 'candidate';
      case 'sample':
        return deletedAt === null && (evidenceIds === undefined || chosen.has(id));
    }
  };
  return [...new Map(attachments.filter(isWanted).map((file) => [file.sha256, file])).values()];
}

function toPackageFile({ files }: Storage, { sha256, size, name }: Attachment): PackageFile {
  return { sha256, size, name, open: () => files.get(sha256) };
}

function headsOf(heads: FoldedCopy['folded']['heads']): Heads {
  return Object.fromEntries(Object.entries(heads).map(([keyId, { seq, hash }]) => [keyId, { seq, hash }]));
}

/** Of a forked log a package can hold one branch: that of the head, else the one with the smaller hash. */
function oneForEachNumber(batches: readonly Batch[], heads: Heads): readonly Batch[] {
  const chosen = new Map<string, Batch>();
  for (const batch of batches.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))) {
    const place = `${batch.keyId} ${batch.payload.seq}`;
    if (!chosen.has(place) || heads[batch.keyId]?.hash === batch.hash) chosen.set(place, batch);
  }
  return [...chosen.values()];
}
