import { putWhole } from '../lib/put-whole.ts';
import { safeName } from './safe-name.ts';

// Files that came from another app of the device, such as photos shared from the gallery. They wait here until they are part of a
// portfolio: the part of Folio that receives them has no portfolio at hand, and nobody may be looking.

/** In the browser's store for answers, which what receives them and the page both reach. */
const SHARED_FILES_CACHE = 'folio-shared-files';
/** Never asked for from anywhere: the store wants addresses as keys. */
const ADDRESS = 'https://shared-files.invalid/';
const REFUSED_ADDRESS = 'https://shared-files-refused.invalid/';

/** Any page of the web can send files here, as an app of the device does: what waits may not fill the device. */
export const MOST_SHARED_FILES = 50;
export const MOST_SHARED_BYTES = 1_000_000_000;
/** More are not worth reading. */
const MOST_REFUSED_NAMES = 20;

/** A file that waits. */
export interface SharedFile {
  /** Sorts by when it came. */
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
}

/** What was not kept of the files that came last. */
export interface RefusedFiles {
  readonly count: number;
  /** The first of them. */
  readonly files: readonly RefusedFile[];
}

export interface RefusedFile {
  readonly name: string;
  readonly size: number;
  readonly why: 'too-many' | 'too-large';
}

/**
 * Keeps files in the order given, as far as they fit beside those that wait: what came first stays. What does not fit is remembered, to be
 * told. Throws when the device has no room; those before are then kept.
 */
export function keepSharedFiles(files: readonly File[], at: Date): Promise<void> {
  // One after another: two that count at once would both find room.
  const kept = turn.then(() => keepWhatFits(files, at));
  turn = kept.catch(() => undefined);
  return kept;
}

let turn: Promise<void> = Promise.resolve();

async function keepWhatFits(files: readonly File[], at: Date): Promise<void> {
  const cache = await caches.open(SHARED_FILES_CACHE);
  const waiting = await listSharedFiles();
  let count = waiting.length;
  let bytes = waiting.reduce((sum, { size }) => sum + size, 0);
  const fitting: File[] = [];
  const refused: RefusedFile[] = [];
  for (const file of files) {
    if (count < MOST_SHARED_FILES && bytes + file.size <= MOST_SHARED_BYTES) {
      fitting.push(file);
      count += 1;
      bytes += file.size;
    } else refused.push({ name: safeName(file.name), size: file.size, why: count >= MOST_SHARED_FILES ? 'too-many' : 'too-large' });
  }

  await forgetRefusedFiles();
  if (refused.length > 0) {
    const told: RefusedFiles = { count: refused.length, files: refused.slice(0, MOST_REFUSED_NAMES) };
    await cache.put(REFUSED_ADDRESS, Response.json(told));
  }
  for (const [index, file] of fitting.entries()) {
    const id = `${at.toISOString()}-${String(index).padStart(4, '0')}-${crypto.randomUUID()}`;
    const headers = {
      'content-type': file.type || 'application/octet-stream',
      'content-length': String(file.size),
      'x-name': encodeURIComponent(file.name),
    };
    await putWhole(cache, ADDRESS + encodeURIComponent(id), new Response(file, { headers }), file.size);
  }
}

/** What did not fit the last time that files came, until it was read; null when all of it was kept. */
export async function readRefusedFiles(): Promise<RefusedFiles | null> {
  if (!('caches' in globalThis) || !(await caches.has(SHARED_FILES_CACHE))) return null;
  const kept = await (await caches.open(SHARED_FILES_CACHE)).match(REFUSED_ADDRESS);
  // Written by this version or the one before; nobody else writes here.
  return kept ? ((await kept.json()) as RefusedFiles) : null;
}

export async function forgetRefusedFiles(): Promise<void> {
  await (await caches.open(SHARED_FILES_CACHE)).delete(REFUSED_ADDRESS);
}

/** All that wait, first come first. None where the browser has no such store. */
export async function listSharedFiles(): Promise<readonly SharedFile[]> {
  if (!('caches' in globalThis) || !(await caches.has(SHARED_FILES_CACHE))) return [];
  const cache = await caches.open(SHARED_FILES_CACHE);
  const files: SharedFile[] = [];
  for (const request of await cache.keys()) {
    if (!request.url.startsWith(ADDRESS)) continue;
    const headers = (await cache.match(request))?.headers;
    if (!headers) continue;
    files.push({
      id: decodeURIComponent(request.url.slice(ADDRESS.length)),
      name: decodeURIComponent(headers.get('x-name') ?? ''),
      size: Number(headers.get('content-length') ?? 0),
      mediaType: headers.get('content-type') ?? '',
    });
  }
  return files.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The bytes of one that waits, under its name; null when it is gone. */
export async function readSharedFile({ id, name, mediaType }: SharedFile): Promise<File | null> {
  const cache = await caches.open(SHARED_FILES_CACHE);
  const kept = await cache.match(ADDRESS + encodeURIComponent(id));
  return kept ? new File([await kept.blob()], name, { type: mediaType }) : null;
}

/** Lets go of one that was taken in, or that is not wanted. */
export async function removeSharedFile({ id }: Pick<SharedFile, 'id'>): Promise<void> {
  await (await caches.open(SHARED_FILES_CACHE)).delete(ADDRESS + encodeURIComponent(id));
}
