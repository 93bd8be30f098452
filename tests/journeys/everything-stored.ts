import type { Page } from '@playwright/test';

/** Everything that this origin keeps, read without Folio: rows with their bytes as text, the small storages, private files, caches. */
export interface Kept {
  readonly databases: readonly string[];
  readonly rows: string;
  readonly storage: string;
  readonly files: string;
  readonly fileNames: readonly string[];
  readonly caches: readonly string[];
  readonly workers: number;
}

export function readEverything(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const readable = async (value: unknown): Promise<string> => {
      if (value instanceof Blob) return readable(new Uint8Array(await value.arrayBuffer()));
      if (value instanceof Uint8Array) return new TextDecoder('utf-8').decode(value);
      if (typeof value !== 'object' || value === null) return String(value);
      const parts = await Promise.all(Object.entries(value).map(async ([field, part]) => `${field} ${await readable(part)}`));
      return parts.join('\n');
    };
    const ended = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => fail(request.error ?? new Error('not read')));
      });
    // Folio tries the room on the disk with a file that may change while it is read.
    const textOf = async (handle: FileSystemFileHandle): Promise<string> => {
      try {
        return await (await handle.getFile()).text();
      } catch (cause) {
        if (cause instanceof DOMException && ['NotFoundError', 'NotReadableError'].includes(cause.name)) return '';
        throw cause;
      }
    };
    const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
    let rows = '';
    for (const name of databases) {
      const db = await ended(indexedDB.open(name));
      for (const table of db.objectStoreNames) rows += await readable(await ended(db.transaction(table).objectStore(table).getAll()));
      db.close();
    }
    const fileNames: string[] = [];
    let files = '';
    const visit = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        fileNames.push(name);
        if (handle instanceof FileSystemDirectoryHandle) await visit(handle);
        else if (handle instanceof FileSystemFileHandle) files += await textOf(handle);
      }
    };
    await visit(await navigator.storage.getDirectory());
    return {
      databases,
      rows,
      storage: JSON.stringify([...Object.entries(localStorage), ...Object.entries(sessionStorage)]),
      files,
      fileNames,
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    };
  });
}
