import { hashFile } from '../attachments/hash-file.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { PackageWork } from '../package/format.ts';
import { dropFiles, keepBytes } from '../storage/attachment-commands.ts';
import { readableFiles } from '../storage/readable-files.ts';
import type { Storage } from '../storage/storage-context.tsx';
import type { ExchangeError } from './exchange-error.ts';
import type { Staged } from './stage-package.ts';

/**
 * Stores the files that a package brings and that this portfolio speaks of, one after the other: written, read back, hashed. They are
 * found by their hash alone, so that nothing is replaced. `kept` gets the hash of each.
 */
export async function keepFiles(
  { session, files }: Storage,
  { read, folded }: Staged,
  { onProgress, signal }: PackageWork,
  kept: string[],
): Promise<Result<void, ExchangeError>> {
  const wanted = new Map([...folded.records.attachments.values()].map(({ record }) => [record.sha256, record.mediaType]));
  const here = await readableFiles(session);
  const missing = read.files.filter(({ sha256 }) => wanted.has(sha256) && !here.has(sha256));
  const total = missing.reduce((sum, { size }) => sum + size, 0);
  let bytes = 0;
  for (const file of missing) {
    if (signal?.aborted) return failure({ type: 'package', error: { type: 'cancelled' } });
    const blob = file.bytes.slice(0, file.bytes.size, wanted.get(file.sha256) ?? '');
    kept.push(file.sha256);
    const stored = await keepBytes(session, files, (content) => hashFile(content), file.sha256, blob);
    if (!stored.ok) return stored;
    bytes += file.size;
    onProgress?.({ bytes, total });
  }
  return signal?.aborted ? failure({ type: 'package', error: { type: 'cancelled' } }) : success(undefined);
}

/** Takes away files of a package that was not taken over after all. What cannot be taken away does no harm. */
export async function dropUnusedFiles({ session }: Storage, kept: readonly string[]): Promise<void> {
  if (kept.length > 0) await dropFiles(session, kept);
}
