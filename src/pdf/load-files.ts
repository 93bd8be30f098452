import type { TaggedDocument } from './document/document.ts';
import type { JpegImage } from './document/image.ts';
import { probeJpegBlob, type UnusableImage } from './document/probe-jpeg.ts';
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
  readonly onLoaded: (count: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Takes hold of the files as Blobs: of photos only the heads are read. A few at a time, in a fixed order. */
export async function loadFiles(
  document: TaggedDocument,
  files: readonly EmbeddedFile[],
  { readFile, onLoaded, signal }: LoadOptions,
): Promise<LoadedFiles> {
  const loaded = new Map<string, LoadedFile>();
  for (let at = 0; at < files.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    const group = files.slice(at, at + AT_ONCE);
    const found = await Promise.all(
      group.map(async ({ sha256, isPhoto }) => {
        const blob = await readFile(sha256);
        return { sha256, blob, info: blob && isPhoto ? await probeJpegBlob(blob) : undefined };
      }),
    );
    for (const { sha256, blob, info } of found) {
      if (!blob) continue;
      if (!info) loaded.set(sha256, { type: 'file', blob });
      else
        loaded.set(
          sha256,
          info.kind === 'jpeg' ? { type: 'photo', blob, image: document.addJpeg(blob, info) } : { type: 'unplaceable', blob, reason: info.reason },
        );
    }
    onLoaded(Math.min(at + AT_ONCE, files.length));
  }
  return loaded;
}

const AT_ONCE = 8;
