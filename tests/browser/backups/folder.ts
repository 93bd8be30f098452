import { afterEach, beforeEach, vi } from 'vitest';

let folders = 0;

/** A folder of the browser's own for each test, which the picker gives: its handles work like those of a folder that a person chose. */
export function setupChosenFolder() {
  let handle: FileSystemDirectoryHandle | null = null;
  const had = Object.getOwnPropertyDescriptor(window, 'showDirectoryPicker');
  beforeEach(async () => {
    folders += 1;
    const root = await navigator.storage.getDirectory();
    handle = await root.getDirectoryHandle(`Backups ${folders} ${Math.random().toString(36).slice(2)}`, { create: true });
    Object.defineProperty(window, 'showDirectoryPicker', { configurable: true, value: () => Promise.resolve(handle) });
  });
  afterEach(() => {
    if (had) Object.defineProperty(window, 'showDirectoryPicker', had);
    else Reflect.deleteProperty(window, 'showDirectoryPicker');
  });
  const folder = () => {
    if (!handle) throw new Error('No folder yet.');
    return handle;
  };
  return {
    folder,
    names: async () => {
      const names: string[] = [];
      for await (const name of folder().keys()) names.push(name);
      return names.sort();
    },
    put: async (name: string, words: string) => {
      const stream = await (await folder().getFileHandle(name, { create: true })).createWritable();
      await stream.write(words);
      await stream.close();
    },
    read: async (name: string) => (await folder().getFileHandle(name)).getFile(),
    remove: async () => {
      const root = await navigator.storage.getDirectory();
      await root.removeEntry(folder().name, { recursive: true });
    },
  };
}

/** What the browser answers when it is asked whether Folio may write. */
export function answerPermission(now: PermissionState, onAsking: PermissionState = now) {
  const prototype = FileSystemHandle.prototype as FileSystemHandle & Permissions;
  vi.spyOn(prototype, 'queryPermission').mockImplementation(() => Promise.resolve(now));
  const ask = vi.spyOn(prototype, 'requestPermission').mockImplementation(() => {
    vi.spyOn(prototype, 'queryPermission').mockImplementation(() => Promise.resolve(onAsking));
    return Promise.resolve(onAsking);
  });
  return ask;
}

interface Permissions {
  queryPermission(options: object): Promise<PermissionState>;
  requestPermission(options: object): Promise<PermissionState>;
}
