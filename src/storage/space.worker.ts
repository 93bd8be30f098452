import { randomBytes } from '../lib/random-bytes.ts';
import type { SpaceAnswer, SpaceRequest } from './space-files.ts';

const PIECE = 1024 * 1024;
/** One is enough: what presses data together does not look back as far as the one before. */
const piece = randomBytes(PIECE);

globalThis.addEventListener('message', ({ data, ports: [port] }: MessageEvent<SpaceRequest>) => {
  void answer(data).then((said) => port?.postMessage(said));
});

async function answer({ type, name, bytes }: SpaceRequest): Promise<SpaceAnswer> {
  try {
    // Nobody but one may have such a file open, among all windows.
    return await navigator.locks.request(name, () => (type === 'fill' ? fill(name, bytes) : withFile(name, type === 'empty' ? cut : measure, bytes)));
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
      // A disk that has no room says so in several ways, one of them being to write less. It need not have them all for good to say it.
      if (access.write(part, { at }) < part.length) throw new Error('Not all was written.');
    }
    return { type: 'done', wasThere: true };
  } catch {
    access.truncate(0);
    return { type: 'no-room' };
  } finally {
    access.close();
  }
}

/** Does something with a file that may be there. */
async function withFile(name: string, act: (access: FileSystemSyncAccessHandle, bytes: number) => boolean, bytes: number): Promise<SpaceAnswer> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(name).catch(() => null);
  if (handle === null) return { type: 'done', wasThere: false };
  const access = await handle.createSyncAccessHandle();
  try {
    return { type: 'done', wasThere: act(access, bytes) };
  } finally {
    access.close();
  }
}

function cut(access: FileSystemSyncAccessHandle): boolean {
  const wasThere = access.getSize() > 0;
  access.truncate(0);
  return wasThere;
}

function measure(access: FileSystemSyncAccessHandle, bytes: number): boolean {
  return access.getSize() >= bytes;
}
