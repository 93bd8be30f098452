import { openAsItIs } from '../../src/lib/open-as-it-is.ts';
import { saveCopy, type CopyReport } from '../../src/rescue/save-copy.ts';

/** A database as the rescue page opens it. */
export async function rawDatabase(name: string): Promise<IDBDatabase> {
  const opened = await openAsItIs(name);
  if (opened.type !== 'open') throw new Error(`${name} is ${opened.type}`);
  return opened.db;
}

/** The copy that the rescue page makes of a database. */
export async function rescueCopy(name: string): Promise<{ readonly blob: Blob; readonly report: CopyReport }> {
  const db = await rawDatabase(name);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const report = await saveCopy(
    { db, others: [], settings: { 'folio-color-scheme': 'dark' } },
    async (bytes) => void parts.push(new Uint8Array(bytes)),
    { madeAt: new Date('2026-11-22T10:00:00.000Z'), folder: 'folio-rescue-2026-11-22' },
  );
  db.close();
  return { blob: new Blob(parts, { type: 'application/zip' }), report };
}
