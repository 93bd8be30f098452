import { readFileSync } from 'node:fs';

/** The tables of the oldest version as it was published: key path, then indexes. */
const stores = {
  portfolios: ['id'],
  stages: ['id', 'portfolioId'],
  risks: ['id', 'portfolioId'],
  evidence: ['id', 'portfolioId'],
  people: ['id', 'portfolioId'],
  attachments: ['id', 'portfolioId', 'sha256'],
  judgements: ['id', 'portfolioId'],
  planItems: ['id', 'portfolioId'],
  questions: ['id', 'portfolioId'],
  samples: ['id', 'portfolioId'],
  signatures: ['id', 'portfolioId'],
  checkAnswers: ['id', 'portfolioId'],
  events: ['id', ['portfolioId', 'at'], ['recordId', 'at']],
  files: ['sha256'],
  chunks: [['sha256', 'index']],
};

/** Rows of the oldest version: a portfolio that was signed in it, so many times over, each with ids of its own. */
export function oldRows(copies) {
  const fixture = JSON.parse(readFileSync(new URL('../fixtures/data-versions/1-signed.json', import.meta.url), 'utf8'));
  const { portfolio, ...lists } = fixture;
  const tables = { portfolios: [portfolio], ...lists };
  const idOf = (id, copy) => `${id}-${copy}`;
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      Array.from({ length: copies }, (_, copy) =>
        rows.map((row) => ({
          ...row,
          id: idOf(row.id, copy),
          portfolioId: idOf(row.portfolioId, copy),
          ...(row.recordId === undefined ? {} : { recordId: idOf(row.recordId, copy) }),
        })),
      ).flat(),
    ]),
  );
}

/** Makes the database of the oldest version in an empty page of the app's origin. */
export function storeOldDatabase(page, rows) {
  return page.evaluate(
    async (tables, keys) => {
      const settled = (request, type = 'success') =>
        new Promise((done, fail) => {
          request.addEventListener(type, () => done(request.result));
          request.addEventListener('error', () => fail(request.error));
        });
      // Dexie counts versions in tenths.
      const opening = indexedDB.open('folio', 10);
      opening.addEventListener('upgradeneeded', () => {
        for (const [name, [keyPath, ...indexes]] of Object.entries(keys)) {
          const store = opening.result.createObjectStore(name, { keyPath });
          for (const index of indexes) store.createIndex(Array.isArray(index) ? `[${index.join('+')}]` : index, index);
        }
      });
      const db = await settled(opening);
      const transaction = db.transaction(Object.keys(tables), 'readwrite');
      for (const [name, list] of Object.entries(tables)) for (const row of list) transaction.objectStore(name).put(row);
      await settled(transaction, 'complete');
      db.close();
    },
    rows,
    stores,
  );
}
