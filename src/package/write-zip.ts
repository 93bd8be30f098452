import { ZipWriter } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { reasonOf } from '../lib/reason-of.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { PackageWork } from './format.ts';
import { hashedStream } from './hash-stream.ts';
import type { PackageEntry } from './package-entry.ts';
import type { PackageError } from './package-error.ts';

/** 1 January 1980, 00:00 as DOS writes it: the same bytes whatever the day and the time zone. */
const FIXED_DATE = 0x0021_0000;

/**
 * X1: writes entries in the order given, stored as they are. Holds a few megabytes at a time, however large the files:
 * it goes as fast as the sink takes the bytes. Closes the sink, or aborts it on failure. Gives the bytes written.
 */
export async function writeZip(
  folder: string,
  entries: readonly PackageEntry[],
  sink: WritableStream<Uint8Array>,
  { onProgress, signal }: PackageWork,
): Promise<Result<number, PackageError>> {
  const out = sink.getWriter();
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const state: { done: number; written: number; lost: PackageError | null } = { done: 0, written: 0, lost: null };
  const counted = new WritableStream<Uint8Array>({
    write: async (piece) => {
      await out.ready;
      await out.write(piece);
      state.written += piece.length;
    },
  });
  try {
    // Without workers: the content policy allows none from a blob, and nothing is compressed that would need them.
    const zip = new ZipWriter(counted, {
      level: 0,
      rawLastModDate: FIXED_DATE,
      extendedTimestamp: false,
      keepOrder: true,
      msDosCompatible: true,
      useWebWorkers: false,
    });
    for (const entry of entries) {
      signal?.throwIfAborted();
      const file = await openChecked(entry, (error) => (state.lost = error));
      const before = state.done;
      await zip.add(`${folder}/${entry.path}`, file ? { readable: file, size: entry.size } : undefined, {
        uncompressedSize: entry.size,
        ...(signal ? { signal } : {}),
        onprogress: (bytes) => {
          onProgress?.({ bytes: before + bytes, total });
          return undefined;
        },
      });
      state.done += entry.size;
      onProgress?.({ bytes: state.done, total });
    }
    await zip.close();
    await out.close();
    return success(state.written);
  } catch (cause) {
    const error = state.lost ?? whyNotWritten(cause, signal);
    await out.abort(cause).catch(() => undefined);
    return failure(error);
  }
}

/** The bytes of an entry, which prove on their way that they are those it should have; null for an empty one. */
async function openChecked(
  { open, name, size, sha256 }: PackageEntry,
  report: (error: PackageError) => void,
): Promise<ReadableStream<Uint8Array> | null> {
  const stop = (error: PackageError): never => {
    report(error);
    throw new Error(error.type);
  };
  const blob = await open().catch(() => undefined);
  if (!blob) return stop({ type: 'file-lost', name });
  if (blob.size !== size) return stop({ type: 'file-damaged', name });
  if (size === 0) return null;
  const source = hashedStream(blob, (found) => {
    if (found !== sha256) stop({ type: 'file-damaged', name });
  }).getReader();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await source.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (cause) {
          if (!(cause instanceof Error && cause.message === 'file-damaged')) report({ type: 'file-lost', name });
          throw cause;
        }
      },
      cancel: (reason) => source.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

function whyNotWritten(cause: unknown, signal: AbortSignal | undefined): PackageError {
  if (signal?.aborted === true) return { type: 'cancelled' };
  return { type: 'not-written', reason: reasonOf(cause) };
}
