/** A file of the browser's own that is written piece by piece and then read, so that large files need no memory. */
export interface ScratchFile {
  readonly stream: WritableStream<Uint8Array>;
  /** What was written, once the stream is closed. Good for an hour. */
  readonly read: () => Promise<Blob>;
}

const FOLDER = 'scratch';
/** A download may take long; after this time nobody needs the copy any more. */
const KEPT = 3_600_000;

/** Null where the browser has no such files, as in private windows of some. Clears away what earlier ones left. */
export async function openScratchFile(now: number): Promise<ScratchFile | null> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FOLDER, { create: true });
    await clearAway(folder, now);
    const handle = await folder.getFileHandle(`${now}-${Math.random().toString(36).slice(2)}`, { create: true });
    return { stream: await handle.createWritable(), read: () => handle.getFile() };
  } catch {
    return null;
  }
}

async function clearAway(folder: FileSystemDirectoryHandle, now: number): Promise<void> {
  for await (const name of folder.keys()) {
    if (now - Number.parseInt(name, 10) > KEPT) await folder.removeEntry(name).catch(() => undefined);
  }
}
