import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { SnapshotWithEvents } from '../../src/domain/snapshot.ts';
import type { Workplace } from '../../src/storage/device-rows.ts';
import { leaveApp } from './behind-the-back.ts';
import { HomePage } from './pages/home-page.ts';

/** A file whose bytes lie in the browser, under the SHA-256 of its content. */
export interface StoredFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

interface More {
  readonly files?: readonly StoredFile[];
  /** Rows of tables that a snapshot does not hold, or only without what was deleted. */
  readonly rows?: Readonly<Record<string, readonly object[]>>;
}

/**
 * Puts a portfolio straight into the browser's database, as if it had been written there, and shows Home. The app does not run meanwhile:
 * to one that does, a database that another hand changed is a database that was lost.
 */
export async function storePortfolio(page: Page, snapshot: SnapshotWithEvents, { files = [], rows = {} }: More = {}): Promise<void> {
  const home = new HomePage(page);
  await home.open();
  await leaveApp(page);
  const { portfolio, ...lists } = snapshot;
  const tables = Object.entries({ portfolios: [portfolio], ...lists });
  const stored: Stored = {
    tables: [...tables, ...Object.entries(rows)],
    files: files.map(({ bytes, mediaType }) => ({ sha256: digestOfFile(bytes), base64: bytes.toString('base64'), mediaType })),
    startedAt: portfolio.createdAt,
  };
  await page.evaluate(store, JSON.stringify(stored));
  await home.open();
}

/** The row that says in which role this device works in a portfolio that somebody handed over; nothing was signed here yet. */
export function workplaceRow(portfolioId: string, role: Workplace['role']): Workplace {
  return { portfolioId, role, keyId: null, founderKeyId: null, trusted: [], committedAt: null, sharedAt: null, backedUpAt: null };
}

export function digestOfFile(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

interface Stored {
  readonly tables: readonly (readonly [string, readonly object[]])[];
  readonly files: readonly { readonly sha256: string; readonly base64: string; readonly mediaType: string }[];
  readonly startedAt: string;
}

/** Runs in the page. */
async function store(json: string): Promise<void> {
  const { tables, files, startedAt } = JSON.parse(json) as Stored;
  const request = indexedDB.open('folio');
  const db = await new Promise<IDBDatabase>((done, fail) => {
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => fail(request.error ?? new Error('The database does not open.')));
  });
  const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
  for (const [name, records] of tables) for (const record of records) transaction.objectStore(name).put(record);
  // What Folio did not write itself is counted anew at the next start.
  transaction.objectStore('ledger').clear();
  for (const { sha256, base64, mediaType } of files) {
    const blob = new Blob([Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0)], { type: mediaType });
    transaction.objectStore('files').put({ sha256, size: blob.size, mediaType, isReady: true, startedAt, blob });
  }
  await new Promise((done, fail) => {
    transaction.addEventListener('complete', done);
    transaction.addEventListener('error', fail);
  });
  db.close();
  localStorage.removeItem('folio.sentinel');
  await caches.delete('folio-here');
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('folio-sentinel.json').catch(() => undefined);
}
