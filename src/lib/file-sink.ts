import { saveDownload } from './download.ts';
import { openScratchFile } from './scratch-file.ts';

/** Where a file is written, and how to have it again. */
export interface FileSink {
  readonly stream: WritableStream<Uint8Array | Blob>;
  /** What was written, once the stream is closed. */
  readonly read: () => Promise<Blob>;
  /** Called when all is well. Hands the file to the downloads where it was not written to its place already. */
  readonly finish: () => Promise<void>;
  /** In words, where the person finds it. */
  readonly where: string;
  /** True where `read` reads what lies at the place that the person chose; else it gives what went to the downloads. */
  readonly isAtItsPlace: boolean;
}

interface SaveHandle {
  createWritable(): Promise<WritableStream<Uint8Array | Blob>>;
  getFile(): Promise<Blob>;
  /** Not in the standard yet, though in the browsers that have the picker. */
  remove?: () => Promise<void>;
}

/** What Chromium and Edge have: the person chooses the place, and the bytes go straight there. */
interface SavePicker {
  showSaveFilePicker(options: { readonly suggestedName: string }): Promise<SaveHandle>;
}

/** As many bytes are held in memory before the browser may lay them aside as part of a Blob. */
const HELD = 8_000_000;

/**
 * A place for a file: one that the person chooses, where the browser lets them, else a download. Null when they closed the
 * dialog. Call it straight from a click: browsers open the dialog only then. A stream that is aborted leaves nothing behind, and a
 * file that was there before as it was.
 */
export async function openSink(fileName: string, mediaType: string): Promise<FileSink | null> {
  if (!hasPicker(window)) return downloadSink(fileName, mediaType);
  try {
    const handle = await window.showSaveFilePicker({ suggestedName: fileName });
    return {
      stream: removedWhenAborted(await handle.createWritable(), handle),
      read: () => handle.getFile(),
      finish: () => Promise.resolve(),
      where: 'It lies where you saved it.',
      isAtItsPlace: true,
    };
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return null;
    // The picker is forbidden here, such as within a frame.
    return downloadSink(fileName, mediaType);
  }
}

/** True where the person can say where a file goes. */
export function canChoosePlace(): boolean {
  return hasPicker(window);
}

/** The picker makes an empty file at once; the browser replaces it only when the stream is closed. */
function removedWhenAborted(stream: FileSink['stream'], handle: SaveHandle): FileSink['stream'] {
  const writer = stream.getWriter();
  const removeEmpty = async () => {
    const { size } = await handle.getFile();
    if (size === 0) await handle.remove?.();
  };
  // A stream that failed, at a place that is full, can no longer be aborted: nobody would clear up.
  const clearingUp = async (cause: unknown) => {
    await removeEmpty().catch(() => undefined);
    throw cause;
  };
  return new WritableStream({
    write: (chunk) => writer.write(chunk).catch(clearingUp),
    close: () => writer.close().catch(clearingUp),
    async abort(reason) {
      await writer.abort(reason);
      await removeEmpty();
    },
  });
}

function hasPicker(host: object): host is SavePicker {
  return 'showSaveFilePicker' in host;
}

/** Collects the bytes and downloads them at the end. What is more than a little is laid aside on the disk where the browser has room for it. */
function downloadSink(fileName: string, mediaType: string): FileSink {
  const parts: Blob[] = [];
  let held: (Uint8Array<ArrayBuffer> | Blob)[] = [];
  let size = 0;
  let scratch: ScratchWriter | null | undefined;
  const layAside = async () => {
    const piece = new Blob(held);
    held = [];
    size = 0;
    // Asked for at the first piece alone: most packages are small and need none.
    if (scratch === undefined) scratch = await openScratchWriter();
    if (scratch) await scratch.writer.write(new Uint8Array(await piece.arrayBuffer()));
    else parts.push(piece);
  };
  const whole = async () => new Blob(scratch ? [await scratch.read(), ...parts] : parts, { type: mediaType });
  return {
    stream: new WritableStream({
      async write(chunk) {
        // A copy: whoever writes may use the same memory for the next piece.
        held.push(chunk instanceof Blob ? chunk : new Uint8Array(chunk));
        size += chunk instanceof Blob ? chunk.size : chunk.length;
        if (size >= HELD) await layAside();
      },
      async close() {
        await scratch?.writer.close();
        parts.push(new Blob(held));
        held = [];
      },
      async abort(reason) {
        held = [];
        parts.length = 0;
        await scratch?.writer.abort(reason);
      },
    }),
    read: whole,
    finish: async () => saveDownload(await whole(), fileName),
    where: 'You find it among your downloads.',
    isAtItsPlace: false,
  };
}

interface ScratchWriter {
  readonly writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly read: () => Promise<Blob>;
}

async function openScratchWriter(): Promise<ScratchWriter | null> {
  const file = await openScratchFile(Date.now());
  return file && { writer: file.stream.getWriter(), read: file.read };
}
