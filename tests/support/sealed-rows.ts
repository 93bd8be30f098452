import type { FolioDatabase } from '../../src/storage/database.ts';
import { createCipher } from '../../src/storage/at-rest-cipher.ts';
import { openTables } from '../../src/storage/at-rest.ts';

export const newKey = () => crypto.getRandomValues(new Uint8Array(32));
export const newCipher = (id = 'lock-1') => createCipher(id, newKey());
export const sealedTables = (db: FolioDatabase) => db.tables.filter(({ name }) => !openTables.has(name));

/** A row for a table: its keys, and words wherever words may stand. */
export function rowFor(table: FolioDatabase['tables'][number], words: string, index: number): Record<string, unknown> {
  const keys = [table.schema.primKey, ...table.schema.indexes].flatMap(({ keyPath }) => keyPath ?? []);
  const row: Record<string, unknown> = { title: words, list: [{ words }, [words, null, 0.1, true]], [`field ${words}`]: 1, empty: '' };
  for (const key of keys) row[key] = key === 'seq' || key === 'version' ? index : `${key}-${index}`;
  return row;
}
