import type { TaggedDocument } from './document/document.ts';
import type { JpegImage } from './document/image.ts';
import { probeJpegBlob, type UnusableImage } from './document/probe-jpeg.ts';
import { readAhead } from './read-ahead.ts';
import type { EmbeddedFile } from './report/file-report.ts';

/** Reads the bytes of a file as a Blob; undefined when they are not on this device. */
export type ReadFile = (sha256: string) => Promise<Blob | undefined>;

export type LoadedFile =
  | { readonly type: 'photo'; readonly blob: Blob; readonly image: JpegImage }
  /** A photo that cannot go on paper as it is; its file can still be attached. */
  | { readonly type: 'unplaceable'; readonly blob: Blob; readonly reason: UnusableImage['reason'] }
  | { readonly type: 'file'; readonly blob: Blob };

/** By SHA-256. A file that could not be read is not in it. */
export type LoadedFiles = ReadonlyMap<string, LoadedFile>;

export interface LoadOptions {
  readonly readFile: ReadFile;
  /** So many were read. The next are read once this is done. */
  readonly onLoaded: (count: number) => void | Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes hold of the files as Blobs: of photos only the heads are read. A few at a time, in a fixed order. `onLoaded` is called now and then,
 * and at the end.
 */
export async function loadFiles(
  document: TaggedDocument,
  files: readonly EmbeddedFile[],
  { readFile, onLoaded, signal }: LoadOptions,
): Promise<LoadedFiles> {
  const loaded = new Map<string, LoadedFile>();
  const read = async ({ sha256, isPhoto }: EmbeddedFile) => {
    const blob = await readFile(sha256);
    return { sha256, blob, info: blob && isPhoto ? await probeJpegBlob(blob) : undefined };
  };
  let done = 0;
  for await (const { sha256, blob, info } of readAhead(files, AT_ONCE, read)) {
    signal?.throwIfAborted();
    if (blob && !info) loaded.set(sha256, { type: 'file', blob });
    else if (blob && info)
      loaded.set(
        sha256,
        info.kind === 'jpeg' ? { type: 'photo', blob, image: document.addJpeg(blob, info) } : { type: 'unplaceable', blob, reason: info.reason },
      );
    done += 1;
    if (done % TOLD_AFTER === 0 || done === files.length) await onLoaded(done);
  }
  return loaded;
}

/** Each takes several turns between worker, page and database; sealed files are in memory meanwhile. */
const AT_ONCE = 12;
const TOLD_AFTER = 8;
