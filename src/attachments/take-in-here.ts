import { failure, type Result, success } from '../lib/result.ts';
import type { FileNote, FileProblem } from './file-problem.ts';
import { hashFile } from './hash-file.ts';
import { LARGE_FOR_PHONES, LARGEST_FILE } from './limits.ts';
import { extensionFits } from './media-types.ts';
import { movieHasLocation } from './movie.ts';
import { extensionOf, safeName } from './safe-name.ts';
import { isCutShort, sniffType, type SniffedType } from './sniff-type.ts';
import { takeInPicture } from './take-in-picture.ts';
import type { NamedBlob, TakeInFile, TakeInOptions, TakenInFile } from './taken-in-file.ts';

/**
 * Takes a file in on this thread: finds its type, strips and scales pictures, hashes. On a page use `takeInFile`, which
 * runs this in a worker; tests and the worker call it directly.
 */
export const takeInHere: TakeInFile = async (file, options = {}) => {
  const name = safeName(file.name);
  try {
    return await takeInNamed(file, name, options);
  } catch (error) {
    return failure(problemOf(error, name, options.signal));
  }
};

async function takeInNamed(file: NamedBlob, name: string, options: TakeInOptions): Promise<Result<TakenInFile, FileProblem>> {
  options.signal?.throwIfAborted();
  if (file.size === 0) return failure({ type: 'empty', name });
  if (file.size > LARGEST_FILE) return failure({ type: 'too-large', name, size: file.size, limit: LARGEST_FILE, isPicture: false });

  options.onProgress?.({ stage: 'reading', fraction: 0 });
  const type = await sniffType(file);
  options.signal?.throwIfAborted();

  const taken =
    type.kind === 'image' ? await takeInPicture(file, name, type.mediaType, options) : success(await takeInUnchanged(file, name, type, options));
  if (!taken.ok) return taken;
  return success({ ...taken.value, notes: [...nameNotes(name, type), ...taken.value.notes] });
}

async function takeInUnchanged(
  file: Blob,
  name: string,
  { mediaType, kind }: SniffedType,
  { signal, onProgress }: TakeInOptions,
): Promise<TakenInFile> {
  const hasLocation = LOCATION_BEARING.has(mediaType) && (await movieHasLocation(file));
  const isCut = await isCutShort(file, mediaType);
  const sha256 = await hashFile(file, { signal, onProgress: (fraction) => onProgress?.({ stage: 'reading', fraction }) });
  const notes: readonly FileNote[] = [
    ...(mediaType === 'image/svg+xml' || mediaType === 'text/html' ? [{ type: 'never-opened', name, mediaType } as const] : []),
    ...(hasLocation ? [{ type: 'holds-location', name, mediaType } as const] : []),
    ...(isCut ? [{ type: 'may-be-cut-short', name, mediaType } as const] : []),
    ...(file.size > LARGE_FOR_PHONES ? [{ type: 'large-for-phones', name, size: file.size } as const] : []),
  ];
  return {
    bytes: file.slice(0, file.size, mediaType),
    facts: { name, kind, mediaType, size: file.size, sha256, width: null, height: null, original: null, hadLocation: hasLocation, takenOn: '' },
    notes,
  };
}

const LOCATION_BEARING: ReadonlySet<string> = new Set(['video/mp4', 'video/quicktime', 'video/3gpp', 'audio/mp4']);

/** A name without an ending, or with one that nobody uses for anything, says nothing that could be wrong. */
function nameNotes(name: string, { mediaType }: SniffedType): readonly FileNote[] {
  const disagrees = extensionFits(extensionOf(name), mediaType) === 'belongs-to-another';
  return disagrees ? [{ type: 'name-disagrees', name, mediaType }] : [];
}

function problemOf(error: unknown, name: string, signal: AbortSignal | undefined): FileProblem {
  if (signal?.aborted === true) return { type: 'cancelled', name };
  if (error instanceof DOMException && UNREADABLE.has(error.name)) return { type: 'unreadable', name };
  return { type: 'not-finished', name, reason: error instanceof Error ? error.message : String(error) };
}

const UNREADABLE: ReadonlySet<string> = new Set(['NotReadableError', 'NotFoundError', 'SecurityError']);
