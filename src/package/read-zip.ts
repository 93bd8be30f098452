import { BlobReader, Uint8ArrayReader, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { failure, success, type Result } from '../lib/result.ts';
import { startHash } from '../signing/running-hash.ts';
import type { PackageLimits } from './format.ts';
import { hashAtOnce, SMALL } from './hash-stream.ts';
import type { PackageError } from './package-error.ts';
import { NAME_SHAPE } from './places.ts';
import { checkZipEnd } from './zip-end.ts';

/** A file in a zip: known from the directory, nothing of it proved yet. */
export interface ZippedFile {
  /** Below the top folder. */
  readonly path: string;
  readonly size: number;
  readonly entry: FileEntry;
}

export interface OpenedZip {
  readonly folder: string;
  /** In their order in the zip, which is that of their paths. */
  readonly files: readonly ZippedFile[];
  /** Where the directory begins: behind the last file. */
  readonly directoryAt: number;
}

/** What reading a file proves: its checksum and sizes hold in both of the zip's headers, and this is its SHA-256. */
export interface ReadFile {
  readonly sha256: string;
  /** The bytes within the package. Stored as they are, they can be handed on as a part of it. */
  readonly bytes: Blob;
  /** The same bytes, of a file small enough to be held. */
  readonly held: Uint8Array<ArrayBuffer> | null;
}

/** What the names in a zip of ours look like. */
export interface ZipLayout {
  /** A whole name: the top folder with its stroke, and the path below it. */
  readonly name: RegExp;
  readonly isSorted: boolean;
}

const packageLayout: ZipLayout = { name: /^(portfolio-[0-9a-f]{12}\/)(.+)$/, isSorted: true };

/** X5, X6: the directory of a zip as Folio writes it: stored, sorted, one top folder, plain names, nothing else. */
export async function openZip(
  blob: Blob,
  limits: PackageLimits,
  { name: shape, isSorted }: ZipLayout = packageLayout,
): Promise<Result<OpenedZip, PackageError>> {
  const end = await checkZipEnd(blob, limits);
  if (!end.ok) return end;
  // A small package is read in one go: it has as many files as a large one, and each would ask the disk five times.
  const source = blob.size <= SMALL ? new Uint8ArrayReader(new Uint8Array(await blob.arrayBuffer())) : new BlobReader(blob);
  const zip = new ZipReader(source, { strictness: 'strict', checkCrc32: true, checkOverlappingEntry: true, useWebWorkers: false });
  const files: ZippedFile[] = [];
  let folder = '';
  let last = '';
  let total = 0;
  const known = new Set<string>();
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      const name = entry.filename;
      const [, top, path] = shape.exec(name) ?? [];
      if (entry.directory || top === undefined || path === undefined) return failure({ type: 'bad-name', name });
      if (isSorted && !NAME_SHAPE.test(name)) return failure({ type: 'bad-name', name });
      if (entry.encrypted || entry.compressionMethod !== 0) return failure({ type: 'repacked', name });
      if (entry.compressedSize !== entry.uncompressedSize) return failure({ type: 'bad-zip', reason: `two sizes of ${name}` });
      if (folder !== '' && top !== folder) return failure({ type: 'bad-name', name });
      // Sorted names are different names.
      const isKnown = isSorted ? name <= last : known.has(name.toLowerCase());
      if (isKnown) return failure({ type: 'bad-zip', reason: `${name} is twice in it, or out of order` });
      if (!isSorted) known.add(name.toLowerCase());
      total += entry.uncompressedSize;
      if (total > blob.size) return failure({ type: 'bad-zip', reason: 'its parts are larger than the whole' });
      [folder, last] = [top, name];
      files.push({ path, size: entry.uncompressedSize, entry });
    }
  } catch (cause) {
    return failure(zipProblem(cause));
  }
  return files.length === 0 ? failure({ type: 'not-a-package' }) : success({ folder: folder.slice(0, -1), files, directoryAt: end.value });
}

/** Reads one file through, and proves it. */
export async function readFile(
  blob: Blob,
  { entry, size }: ZippedFile,
  { signal, onBytes }: { readonly signal?: AbortSignal | undefined; readonly onBytes?: (count: number) => void },
): Promise<Result<ReadFile, PackageError>> {
  const whole = size <= SMALL ? new Uint8Array(size) : null;
  const hash = startHash();
  let at = 0;
  const sink = new WritableStream<Uint8Array>({
    write: (piece) => {
      if (at + piece.length > size) throw new Error('more bytes than it says');
      if (whole) whole.set(piece, at);
      else hash.update(piece);
      at += piece.length;
      onBytes?.(piece.length);
    },
  });
  try {
    await entry.getData(sink, signal ? { signal } : {});
  } catch (cause) {
    return failure(signal?.aborted === true ? { type: 'cancelled' } : zipProblem(cause));
  }
  const start = entry.localDirectory?.dataOffset;
  if (at !== size || start === undefined) return failure({ type: 'bad-zip', reason: 'a part is shorter than it says' });
  return success({ sha256: whole ? await hashAtOnce(whole) : hash.hex(), bytes: blob.slice(start, start + size), held: whole });
}

/** X6: between two files lies what describes the first, and nothing else. To be asked once all are read. */
export function hasGaps(files: readonly ZippedFile[], directoryAt: number): boolean {
  return files.some(({ entry, size }, index) => {
    const end = (entry.localDirectory?.dataOffset ?? 0) + size;
    const next = files[index + 1]?.entry.offset ?? directoryAt;
    const described = entry.bitFlag?.dataDescriptor === true ? (entry.zip64 ? 24 : 16) : 0;
    return next !== end + described || (index === 0 && entry.offset !== 0);
  });
}

function zipProblem(cause: unknown): PackageError {
  return { type: 'bad-zip', reason: cause instanceof Error && cause.message !== '' ? cause.message.slice(0, 200) : 'it cannot be read' };
}
