import type { Page } from '@playwright/test';

/** Leaves the app for a picture of the same origin, so that nothing of Folio runs while something happens to what it keeps. */
export async function leaveApp(page: Page): Promise<void> {
  await page.goto('./icon.svg');
}

/** What a browser does that clears its databases: the app's own is gone, the rest of what it keeps is not. */
export async function loseDatabase(page: Page): Promise<void> {
  await leaveApp(page);
  await page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const request = indexedDB.deleteDatabase('folio');
        request.addEventListener('success', () => done());
        request.addEventListener('error', () => fail(request.error ?? new Error('not deleted')));
      }),
  );
}

/** Takes the first rows of a table away, as damage of the disk may. */
export async function loseRows(page: Page, table: string, count: number): Promise<void> {
  await leaveApp(page);
  await page.evaluate(
    async ([name, most]) => {
      const opening = indexedDB.open('folio');
      const db = await new Promise<IDBDatabase>((done) => opening.addEventListener('success', () => done(opening.result)));
      const transaction = db.transaction(name, 'readwrite');
      const keys = transaction.objectStore(name).getAllKeys(null, most);
      keys.addEventListener('success', () => keys.result.forEach((key) => transaction.objectStore(name).delete(key)));
      await new Promise((done) => transaction.addEventListener('complete', done));
      db.close();
    },
    [table, count] as const,
  );
}

/** Makes the database that of a Folio to come. */
export async function makeNewer(page: Page): Promise<void> {
  await leaveApp(page);
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const request = indexedDB.open('folio', 990);
        request.addEventListener('upgradeneeded', () => request.result.createObjectStore('later', { keyPath: 'id' }));
        request.addEventListener('success', () => {
          request.result.close();
          done();
        });
      }),
  );
}

/** Waits until what there is is remembered outside the database. */
export async function waitUntilRemembered(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => localStorage.getItem('folio.sentinel')?.includes(wanted), name);
}
