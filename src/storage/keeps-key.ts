import type { FolioDatabase } from './database.ts';

const PROBE = 'folio-key-probe';

/** Whether this browser can keep a key that cannot be read out, found by keeping it for a moment. */
export async function keepsKey(db: FolioDatabase, key: CryptoKey): Promise<boolean> {
  const settings = db.table<{ readonly id: string; readonly key: CryptoKey }, string>('deviceSettings');
  try {
    await settings.put({ id: PROBE, key });
    await settings.delete(PROBE);
    return true;
  } catch (cause) {
    // A full disk says nothing of keys.
    return !/Data(?:Clone)?Error/.test(cause instanceof Error ? cause.name : '');
  }
}
