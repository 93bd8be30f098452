import type { PublicKey } from '../domain/grant.ts';
import { evidenceReference } from '../domain/evidence.ts';
import { logoOf } from '../domain/logo.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Unit } from '../domain/unit.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Batch } from '../log/batch.ts';
import { dataVersion } from '../migrations/steps.ts';
import { signJws } from '../signing/jws.ts';
import { keyIdOf } from '../signing/keys.ts';
import { hashText } from '../signing/hash-text.ts';
import { APP_VERSION_SHAPE, BAGIT_TEXT, bagInfoText, manifestText, PORTFOLIO_ID_SHAPE } from './bag.ts';
import { evidenceCsv } from './evidence-csv.ts';
import { largestAt, PACKAGE_FORMAT, PACKAGE_TYPE, packageLimits, type Heads, type PackageKind, type PackageWork } from './format.ts';
import { byPath, textEntry, type PackageEntry } from './package-entry.ts';
import type { PackageError } from './package-error.ts';
import * as places from './places.ts';
import { portfolioJsonText, type ListedFile } from './portfolio-json.ts';
import { readmeText } from './readme-text.ts';
import { writeZip } from './write-zip.ts';

/** A file to go along. `open` is called once, when its turn comes, so that no two files need be at hand at a time. */
export interface PackageFile {
  readonly sha256: string;
  readonly size: number;
  /** Name as people know it; the package derives a plain one from it. */
  readonly name: string;
  readonly open: () => Promise<Blob | undefined>;
}

export interface PackageInput {
  readonly kind: PackageKind;
  readonly appVersion: string;
  readonly portfolioId: string;
  /** The portfolio to read without Folio; null in a sparse package (a review). Never trusted over the logs. */
  readonly snapshot: Snapshot | null;
  readonly batches: readonly Batch[];
  /** Newest batch known of each log, for logs that are not in this package; of the others it is the last one in it. */
  readonly heads: Heads;
  readonly unit: Unit | null;
  /** Files that go along. Attachments of the snapshot that are not among them are "listed, not included". */
  readonly files: readonly PackageFile[];
  /** Who signs the package; null leaves it unsigned, and then the same content gives the same bytes. */
  readonly signer: { readonly privateKey: CryptoKey; readonly publicKey: PublicKey } | null;
}

export interface WrittenPackage {
  /** Bytes written. */
  readonly size: number;
  readonly files: number;
  /** SHA-256 of the tag manifest: stands for everything in the package but its signature. */
  readonly digest: string;
}

/**
 * Writes a package (SPEC X) to a sink, piece by piece, and closes it; on any failure the sink is aborted, and what it has
 * is worth nothing. Every file is hashed on its way. Errors: file-lost, file-damaged, too-large, too-many-files,
 * not-written, cancelled.
 */
export async function writePackage(
  input: PackageInput,
  sink: WritableStream<Uint8Array>,
  work: PackageWork = {},
): Promise<Result<WrittenPackage, PackageError>> {
  const payload = payloadOf(input);
  const { entries, manifest } = await withTags(input, payload);
  const refusal = refusalOf(input, entries);
  if (refusal) {
    await sink.abort(refusal.type).catch(() => undefined);
    return failure(refusal);
  }
  const written = await writeZip(places.topFolder(input.portfolioId), entries, sink, work);
  return written.ok ? success({ size: written.value, files: entries.length, digest: hashText(manifest) }) : written;
}

/** What lies under `data/`, by path. */
function payloadOf(input: PackageInput): readonly PackageEntry[] {
  const { snapshot, unit } = input;
  // A log says one thing with one number; the same batch twice is once.
  const batches = [...new Map(input.batches.map((batch) => [places.batchPath(batch.keyId, batch.payload.seq), batch])).values()];
  const { files, listed } = placeFiles(input);
  const names = new Map(listed.map(({ sha256, path, name }) => [sha256, path ?? `${name} (not included)`]));
  const unitText = unit && canonicalJson(unit);
  const keys = new Map(batches.map(({ keyId, publicKey }) => [keyId, publicKey]));
  if (input.signer) keys.set(keyIdOf(input.signer.publicKey), input.signer.publicKey);
  return [
    textEntry(places.PORTFOLIO_JSON, portfolioJsonText(input.portfolioId, { ...input.heads, ...headsOf(batches) }, listed, snapshot)),
    ...(snapshot
      ? [
          textEntry(
            places.EVIDENCE_CSV,
            evidenceCsv(snapshot, (sha256) => names.get(sha256) ?? ''),
          ),
        ]
      : []),
    ...(unitText === null ? [] : [textEntry(places.unitPath(hashText(unitText)), unitText)]),
    ...batches.map(({ keyId, payload, jws }) => textEntry(places.batchPath(keyId, payload.seq), jws)),
    ...[...keys].map(([keyId, { kty, crv, x, y }]) => textEntry(places.keyPath(keyId), JSON.stringify({ kty, crv, x, y }))),
    ...files,
  ].sort(byPath);
}

function headsOf(batches: readonly Batch[]): Heads {
  const inOrder = [...batches].sort((a, b) => a.payload.seq - b.payload.seq);
  return Object.fromEntries(inOrder.map(({ keyId, hash, payload }) => [keyId, { seq: payload.seq, hash }]));
}

/** X4: each content once, under the reference of the first evidence that has it; and all files that the portfolio speaks of. */
function placeFiles({ snapshot, files }: PackageInput): { readonly files: readonly PackageEntry[]; readonly listed: readonly ListedFile[] } {
  const references = new Map<string, string>();
  const shaOf = new Map(snapshot?.attachments.map(({ id, sha256 }) => [id, sha256]));
  for (const evidence of snapshot?.evidence ?? [])
    for (const id of evidence.attachmentIds) {
      const sha256 = shaOf.get(id);
      if (sha256 !== undefined && !references.has(sha256)) references.set(sha256, evidenceReference(evidence));
    }
  const logo = snapshot && logoOf(snapshot);
  if (logo && !references.has(logo.sha256)) references.set(logo.sha256, 'logo');
  const taken = new Set<string>();
  const placed = new Map<string, PackageEntry>();
  // By hash, so that the same files get the same names in whatever order they come.
  for (const file of [...files].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))) {
    if (placed.has(file.sha256)) continue;
    const path = places.filePath(references.get(file.sha256) ?? '', file.name, file.sha256, taken);
    taken.add(path);
    placed.set(file.sha256, { ...file, path });
  }
  const missing = new Map((snapshot?.attachments ?? []).filter(({ sha256 }) => !placed.has(sha256)).map((file) => [file.sha256, file]));
  const listed = [
    ...[...placed.values()].map(({ sha256, size, name, path }) => ({ sha256, size, name: name.slice(0, 500), path })),
    ...[...missing.values()].map(({ sha256, size, name }) => ({ sha256, size, name, path: null })),
  ];
  return { files: [...placed.values()], listed: listed.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)) };
}

/** Everything with the tag files (RFC 8493), by path, and the tag manifest. */
async function withTags(input: PackageInput, payload: readonly PackageEntry[]): Promise<{ entries: readonly PackageEntry[]; manifest: string }> {
  const oxum = { bytes: payload.reduce((sum, { size }) => sum + size, 0), count: payload.length };
  const info = { format: PACKAGE_FORMAT, dataVersion, appVersion: input.appVersion, kind: input.kind, portfolioId: input.portfolioId };
  const tags = [
    textEntry(places.BAGIT, BAGIT_TEXT),
    textEntry(places.BAG_INFO, bagInfoText(info, oxum)),
    textEntry(places.MANIFEST, manifestText(payload)),
    textEntry(places.README, readmeText(input.kind, input.signer !== null)),
  ];
  const manifest = manifestText(tags);
  const { signer } = input;
  const signature = signer ? [textEntry(places.SIGNATURE, await signJws(signer, PACKAGE_TYPE, manifest))] : [];
  return { entries: [...payload, ...tags, textEntry(places.TAG_MANIFEST, manifest), ...signature].sort(byPath), manifest };
}

/** Nothing is written that could not be read again (X5). */
function refusalOf({ portfolioId, appVersion }: PackageInput, entries: readonly PackageEntry[]): PackageError | null {
  const count = entries.length;
  if (count > packageLimits.entries) return { type: 'too-many-files', count, limit: packageLimits.entries };
  const large = entries.find(({ path, size }) => size > largestAt(path, packageLimits));
  if (large) return { type: 'too-large', name: large.name, size: large.size, limit: largestAt(large.path, packageLimits) };
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size > packageLimits.bytes) return { type: 'too-large', name: 'The portfolio', size, limit: packageLimits.bytes };
  if (!PORTFOLIO_ID_SHAPE.test(portfolioId) || !APP_VERSION_SHAPE.test(appVersion))
    return { type: 'not-written', reason: 'its id is not one that Folio gives' };
  return null;
}
