import type { Page } from '@playwright/test';

/** Every row of the tables that people write in, read from the browser's database itself. The app must have opened it before. */
export async function readStored(page: Page): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return page.evaluate(async () => {
    const request = indexedDB.open('folio');
    const db = await new Promise<IDBDatabase>((done, fail) => {
      // An empty database made here would stand in the way of the app's own.
      request.addEventListener('upgradeneeded', () => request.transaction?.abort());
      request.addEventListener('success', () => done(request.result));
      request.addEventListener('error', () => fail(request.error ?? new Error('The database does not open.')));
    });
    const names = [...db.objectStoreNames].filter((name) => !['files', 'chunks', 'events', 'ledger', 'deviceSettings'].includes(name));
    const transaction = db.transaction(names);
    const tables: Record<string, readonly unknown[]> = {};
    for (const name of names) {
      const all = transaction.objectStore(name).getAll();
      tables[name] = await new Promise<unknown[]>((done, fail) => {
        all.addEventListener('success', () => done(all.result));
        all.addEventListener('error', () => fail(all.error ?? new Error(`${name} cannot be read.`)));
      });
    }
    db.close();
    return tables;
  });
}
