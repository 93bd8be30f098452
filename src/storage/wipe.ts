import { DATABASE_NAME } from './database.ts';

/** Of everything that Folio keeps in a browser the names begin so, but for the few below, which are older than this rule. */
const OWN = /^folio/;
const MARK = 'folio.removing';
const MARK_FILE = 'folio-removing';
const OLDER_FILES: ReadonlySet<string> = new Set(['scratch', 'sentinel.json']);
const OLDER_CACHES = /^(?:workbox-precache|script-fonts-)/;

/** How long it may take for an app that is just being installed to stop: so often it is looked at, after so many milliseconds each. */
const MOST_LOOKS = 40;
const LOOK_EVERY = 250;

/** What is being removed; `waiting` while another tab still has the database open. */
export type WipeStep = 'words' | 'waiting' | 'files' | 'app' | 'settings';

/** Something that is still there after a wipe, in the words of the screen that lists it. */
export type LeftOver = 'words' | 'files' | 'app' | 'settings';

/** True when removing was begun and not ended. Whatever is asked first at a start: then nothing else may be opened (R48). */
export async function wipeWasBegun(): Promise<boolean> {
  if (isWipeMarked()) return true;
  // The small storage is written late by some browsers, and a crash may have lost the mark there.
  const root = await privateFiles();
  return (
    root !== null &&
    (await root.getFileHandle(MARK_FILE).then(
      () => true,
      () => false,
    ))
  );
}

/** The same as far as it can be said at once. */
export function isWipeMarked(): boolean {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}

/** R48: from here on it is removed, whatever happens: the next start ends what this one does not. */
export async function markWipe(): Promise<void> {
  localStorage.setItem(MARK, 'begun');
  const root = await privateFiles();
  const file = await root?.getFileHandle(MARK_FILE, { create: true });
  const stream = await file?.createWritable();
  await stream?.write('begun');
  await stream?.close();
}

/** R47: removes everything of Folio from this browser, the words first and the mark last, and says what is still there. */
export async function wipe(onStep: (step: WipeStep) => void): Promise<readonly LeftOver[]> {
  onStep('words');
  for (const name of await databaseNames()) await deleteDatabase(name, () => onStep('waiting'));
  onStep('files');
  await removeFiles((name) => name !== MARK_FILE);
  onStep('app');
  await removeApp();
  onStep('settings');
  for (const key of ownKeys(sessionStorage)) sessionStorage.removeItem(key);
  for (const key of ownKeys(localStorage)) if (key !== MARK) localStorage.removeItem(key);
  const left = await leftOvers();
  if (left.length === 0) {
    await removeFiles(() => true);
    localStorage.removeItem(MARK);
  }
  return left;
}

/** What of Folio is in this browser, the mark aside. */
async function leftOvers(): Promise<readonly LeftOver[]> {
  const left: LeftOver[] = [];
  if ((await databaseNames({ known: false })).length > 0) left.push('words');
  if ((await fileNames()).some((name) => name !== MARK_FILE)) left.push('files');
  if ((await cacheNames()).length + (await workers()).length > 0) left.push('app');
  if ([...ownKeys(sessionStorage), ...ownKeys(localStorage)].some((key) => key !== MARK)) left.push('settings');
  return left;
}

/** With `known`, also the one that there must be where the browser lists none. */
async function databaseNames({ known = true } = {}): Promise<readonly string[]> {
  // Firefox lists them since 2024.
  const listed = 'databases' in indexedDB ? await indexedDB.databases().catch(() => []) : [];
  const names = listed.flatMap(({ name }) => (name !== undefined && OWN.test(name) ? [name] : []));
  return known ? [...new Set([DATABASE_NAME, ...names])] : names;
}

function deleteDatabase(name: string, onWaiting: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('blocked', onWaiting);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error ?? new Error('The database was not removed.')));
  });
}

/** Null where the browser has no such files, as in private windows of some. */
async function privateFiles(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await navigator.storage.getDirectory();
  } catch {
    return null;
  }
}

async function fileNames(): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of (await privateFiles())?.keys() ?? []) if (OWN.test(name) || OLDER_FILES.has(name)) names.push(name);
  return names;
}

async function removeFiles(isMeant: (name: string) => boolean): Promise<void> {
  const root = await privateFiles();
  // One that is still being written to stays, and is told of at the end.
  for (const name of await fileNames()) if (isMeant(name)) await root?.removeEntry(name, { recursive: true }).catch(() => undefined);
}

/** One that is just being installed goes on filling its cache for a moment: looked at until it has been gone for two looks. */
async function removeApp(): Promise<void> {
  let isGone = false;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const [registrations, names] = await Promise.all([workers(), cacheNames()]);
    if (registrations.length + names.length === 0 && isGone) return;
    isGone = registrations.length + names.length === 0;
    for (const registration of registrations) await registration.unregister();
    for (const name of names) await caches.delete(name);
    await new Promise((done) => setTimeout(done, LOOK_EVERY));
  }
}

async function cacheNames(): Promise<readonly string[]> {
  if (!('caches' in globalThis)) return [];
  return (await caches.keys()).filter((name) => OWN.test(name) || (OLDER_CACHES.test(name) && isOfThisPlace(name)));
}

/** Another Folio at another address of the same site keeps its own. */
function isOfThisPlace(cacheName: string): boolean {
  return !cacheName.includes('://') || cacheName.endsWith(new URL('.', document.baseURI).href);
}

async function workers(): Promise<readonly ServiceWorkerRegistration[]> {
  if (!('serviceWorker' in navigator)) return [];
  const scope = new URL('.', document.baseURI).href;
  return (await navigator.serviceWorker.getRegistrations()).filter((registration) => registration.scope === scope);
}

function ownKeys(storage: Storage): readonly string[] {
  return Object.keys(storage).filter((key) => OWN.test(key));
}
