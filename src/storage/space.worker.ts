import { randomBytes } from '../lib/random-bytes.ts';
import type { SpaceAnswer, SpaceRequest } from './space-files.ts';

const PIECE = 1024 * 1024;
/** One is enough: what presses data together does not look back as far as the one before. */
const piece = randomBytes(PIECE);

globalThis.addEventListener('message', ({ data, ports: [port] }: MessageEvent<SpaceRequest>) => {
  void answer(data).then((said) => port?.postMessage(said));
});

async function answer({ name, bytes }: SpaceRequest): Promise<SpaceAnswer> {
  try {
    // Nobody but one may have such a file open, among all windows.
    return await navigator.locks.request(name, () => (bytes === 0 ? empty(name) : fill(name, bytes)));
  } catch (cause) {
    return { type: 'failed', reason: String(cause) };
  }
}

async function fill(name: string, bytes: number): Promise<SpaceAnswer> {
  const folder = await navigator.storage.getDirectory();
  const access = await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle();
  try {
    access.truncate(0);
    for (let at = 0; at < bytes; at += PIECE) {
      const part = piece.subarray(0, bytes - at);
      // A disk that has no room says so in several ways, one of them being to write less.
      if (access.write(part, { at }) < part.length) throw new Error('Not all was written.');
    }
    access.flush();
    return { type: 'done', wasThere: true };
  } catch {
    access.truncate(0);
    return { type: 'no-room' };
  } finally {
    access.close();
  }
}

async function empty(name: string): Promise<SpaceAnswer> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(name).catch(() => null);
  if (handle === null) return { type: 'done', wasThere: false };
  const access = await handle.createSyncAccessHandle();
  try {
    const wasThere = access.getSize() > 0;
    access.truncate(0);
    return { type: 'done', wasThere };
  } finally {
    access.close();
  }
}
