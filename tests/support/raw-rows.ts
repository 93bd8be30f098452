/** Every row of a database as the browser keeps it, without Folio's own layers, by table. */
export async function rawRows(name: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const db = await resultOf(indexedDB.open(name));
  const tables: Record<string, readonly unknown[]> = {};
  for (const table of db.objectStoreNames) tables[table] = await resultOf<unknown[]>(db.transaction(table).objectStore(table).getAll());
  db.close();
  return tables;
}

/** Everything that can be read in a value: its texts and names, and whatever stands in its bytes. */
export async function readableIn(value: unknown): Promise<string> {
  if (value instanceof Blob) return readableIn(new Uint8Array(await value.arrayBuffer()));
  if (value instanceof Uint8Array) {
    return new TextDecoder('utf-8').decode(value) + new TextDecoder('utf-16le').decode(value.subarray(0, value.length - (value.length % 2)));
  }
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = await Promise.all(Object.entries(value).map(async ([field, part]) => `${field} ${await readableIn(part)}`));
  return parts.join('\n');
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('unknown')));
  });
}
