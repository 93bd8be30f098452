/**
 * Runs in the page. Every row of the database, read past the app. Of a file the row says in `found` which bytes there really are: their
 * hash, or why they cannot be read. Null when there is no database; none is made by asking.
 */
export async function readStored(isHashed = true) {
  const settled = (request) =>
    new Promise((done, fail) => {
      request.addEventListener('success', () => done(request.result));
      request.addEventListener('error', () => fail(request.error));
    });
  const opening = indexedDB.open('folio');
  opening.addEventListener('upgradeneeded', () => opening.transaction.abort());
  const db = await settled(opening).catch((error) => {
    if (error?.name === 'AbortError') return null;
    throw error;
  });
  if (db === null) return null;
  const names = [...db.objectStoreNames];
  const transaction = db.transaction(names);
  const lists = await Promise.all(names.map((name) => settled(transaction.objectStore(name).getAll())));
  const tables = Object.fromEntries(names.map((name, index) => [name, lists[index]]));
  const { version } = db;
  db.close();
  const chunks = tables.chunks ?? [];
  delete tables.chunks;
  const files = [];
  for (const { blob, ...file } of tables.files ?? []) {
    const own = chunks.filter(({ sha256 }) => sha256 === file.sha256).sort((a, b) => a.index - b.index);
    files.push({ ...file, found: isHashed ? await found(blob ?? new Blob(own.map(({ bytes }) => bytes))) : null });
  }
  return { version, tables: { ...tables, files }, chunks: chunks.map(({ sha256, index }) => [sha256, index]) };

  async function found(blob) {
    try {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
      return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    } catch (error) {
      return `unreadable: ${error.name}`;
    }
  }
}
