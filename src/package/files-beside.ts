import { failure, success, type Result } from '../lib/result.ts';
import { hashedStream } from './hash-stream.ts';
import type { PackageWork } from './format.ts';
import type { PackageError } from './package-error.ts';
import type { PackedFile, ReadPackage } from './read-package.ts';

/** A file that lies beside a package, such as in the PDF that carries both. Nothing of it is proved. */
export interface FileBeside {
  readonly size: number;
  /** Its bytes; undefined when they cannot be had. */
  readonly open: () => Promise<Blob | undefined>;
}

/**
 * X14: a package together with those of its files that lie beside it, found by their size and proved by their SHA-256. One
 * that is of the right size and has other bytes was changed, and refuses the whole; one that is not there was not sent
 * along. What else lies there is nobody's concern. Errors: changed-file, cancelled; may throw what reading a Blob throws.
 */
export async function withFilesBeside(
  read: ReadPackage,
  beside: readonly FileBeside[],
  { onProgress, signal }: PackageWork = {},
): Promise<Result<ReadPackage, PackageError>> {
  const sizes = new Set(read.filesNotIncluded.map(({ size }) => size));
  const likely = beside.filter(({ size }) => sizes.has(size));
  const total = likely.reduce((sum, { size }) => sum + size, 0);
  const found = new Map<string, Blob>();
  const others: FileBeside[] = [];
  let done = 0;
  for (const file of likely) {
    const bytes = await file.open();
    if (signal?.aborted) return failure({ type: 'cancelled' });
    const sha256 = bytes && (await hashOf(bytes, (count) => onProgress?.({ bytes: done + count, total }), signal));
    if (signal?.aborted) return failure({ type: 'cancelled' });
    const isListed = sha256 !== undefined && read.filesNotIncluded.some((listed) => listed.sha256 === sha256 && listed.size === file.size);
    if (bytes && isListed) found.set(sha256, bytes);
    else others.push(file);
    done += file.size;
  }
  const missing = read.filesNotIncluded.filter(({ sha256 }) => !found.has(sha256));
  const changed = missing.find(({ size }) => others.some((other) => other.size === size));
  if (changed) return failure({ type: 'changed-file', name: changed.name });
  const added = read.filesNotIncluded.flatMap(({ sha256, size, name }): PackedFile[] => {
    const bytes = found.get(sha256);
    return bytes ? [{ sha256, size, name, path: '', bytes }] : [];
  });
  return success({ ...read, files: [...read.files, ...added], filesNotIncluded: missing });
}

/** Reads a file through. Stops in between when it is cancelled; what comes back then is worth nothing. */
async function hashOf(bytes: Blob, onBytes: (count: number) => void, signal: AbortSignal | undefined): Promise<string> {
  let sha256 = '';
  const reader = hashedStream(bytes, (hash) => (sha256 = hash)).getReader();
  let count = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    if (signal?.aborted === true) break;
    count += piece.value.length;
    onBytes(count);
  }
  return sha256;
}
