import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSealed, SealedRowError } from '../../src/storage/at-rest.ts';
import { createCipher, opensOnly } from '../../src/storage/at-rest-cipher.ts';
import { FolioDatabase } from '../../src/storage/database.ts';
import { rawRows, readableIn } from '../support/raw-rows.ts';
import { newCipher, newKey, rowFor, sealedTables } from '../support/sealed-rows.ts';
import { stubSmallStorage } from '../support/small-storage.ts';

const nameOf = () => `at-rest-${Math.random()}`;

/** Words that nothing else in a database happens to be. */
const words = fc.string({ unit: 'grapheme', minLength: 6, maxLength: 60 }).filter((text) => text.trim().length >= 6 && /[^\d\s.,:-]/u.test(text));

test('R44: every table gives back what was put in, and holds none of its words', async () => {
  await fc.assert(
    fc.asyncProperty(words, async (typed) => {
      const [name, dataKey] = [nameOf(), newKey()];
      const writer = new FolioDatabase(name, { cipher: await createCipher('lock-1', dataKey) });
      // Another start: what was sealed is remembered by the cipher that did it.
      const db = new FolioDatabase(name, { cipher: await createCipher('lock-1', dataKey) });
      const rows = new Map(sealedTables(db).map((table) => [table.name, [rowFor(table, typed, 1), rowFor(table, typed, 2)]]));
      for (const table of sealedTables(writer)) await table.bulkAdd(rows.get(table.name) ?? []);
      writer.close();
      for (const table of sealedTables(db)) {
        expect(await table.toArray()).toEqual(rows.get(table.name));
        // By their fields' order sums of rows are made.
        expect(JSON.stringify(await table.toCollection().first())).toBe(JSON.stringify(rows.get(table.name)?.[0]));
      }
      db.close();
      const raw = await rawRows(name);
      for (const table of rows.keys()) expect(raw[table]).toHaveLength(2);
      expect(await readableIn(raw)).not.toContain(typed);
    }),
    { numRuns: 40 },
  );
});

test('R44: rows are found, changed, counted and gone through as without a lock', async () => {
  const db = new FolioDatabase(nameOf(), { cipher: await newCipher() });
  const event = (id: string, at: string) => ({ id, portfolioId: 'p', recordId: 'r', at, words: `words of ${id}` });
  const events = db.table<ReturnType<typeof event>, string>('events');
  await events.bulkPut([event('a', '1'), event('b', '2'), event('c', '3')]);
  expect((await events.get('b'))?.words).toBe('words of b');
  expect((await events.bulkGet(['c', 'x'])).map((row) => row?.words)).toEqual(['words of c', undefined]);
  expect((await events.where('[portfolioId+at]').between(['p', '2'], ['p', '\uffff']).last())?.words).toBe('words of c');
  expect(
    await events
      .where('[portfolioId+at]')
      .between(['p', ''], ['p', '\uffff'])
      .reverse()
      .filter(({ words: text }) => text !== 'words of b')
      .primaryKeys(),
  ).toEqual(['c', 'a']);
  const seen: string[] = [];
  await events.toCollection().each(({ words: text }) => seen.push(text));
  expect(seen).toEqual(['words of a', 'words of b', 'words of c']);
  await events.update('a', { words: 'other words' });
  await events.where('id').equals('b').modify({ words: 'changed' });
  await events.delete('c');
  expect((await events.toArray()).map(({ words: text }) => text)).toEqual(['other words', 'changed']);
  expect(await events.count()).toBe(2);
});

test('R44: a key that the browser keeps stays a key, beside what is sealed', async () => {
  const name = nameOf();
  const db = new FolioDatabase(name, { cipher: await newCipher() });
  const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const row = { keyId: 'k', privateKey, name: 'Aisha Khan', recipientSecret: 'AGE-SECRET-KEY-1' };
  await db.table('identities').put(row);
  const read = (await db.table<typeof row, string>('identities').get('k')) ?? row;
  expect(Object.keys(read)).toEqual(Object.keys(row));
  expect(read.name).toBe('Aisha Khan');
  await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, read.privateKey, new Uint8Array(1));
  const raw = await readableIn(await rawRows(name));
  expect(raw).not.toContain('Aisha');
  expect(raw).not.toContain('AGE-SECRET');
});

test('R45: without the key a sealed row is refused, not taken for damaged; with another one it is set aside', async () => {
  const name = nameOf();
  const db = new FolioDatabase(name, { cipher: await newCipher() });
  await db.table('phrases').put({ id: 'a', text: 'Well observed' });
  db.close();
  const without = new FolioDatabase(name);
  await expect(without.phrases.toArray()).rejects.toThrow(SealedRowError);
  without.close();
  const withAnother = new FolioDatabase(name, { cipher: await newCipher() });
  expect((await withAnother.table('phrases').toArray()).map(isSealed)).toEqual([true]);
});

test('R43: a row that was changed, or put in another one’s place, does not open', async () => {
  const [name, dataKey] = [nameOf(), newKey()];
  const cipher = await createCipher('lock-1', dataKey);
  const db = new FolioDatabase(name, { cipher });
  await db.table('phrases').bulkPut([
    { id: 'a', text: 'first' },
    { id: 'b', text: 'second' },
  ]);
  db.close();
  const raw = new FolioDatabase(name, { cipher: opensOnly({ ...cipher, openText: () => 'not looked at' }) });
  const [a, b] = await raw.table<{ id: string; $sealed: Uint8Array }, string>('phrases').toArray();
  if (!a || !b) throw new Error('Both rows are there.');
  await raw.table('phrases').bulkPut([
    { id: 'a', $sealed: b.$sealed },
    { id: 'b', $sealed: b.$sealed.map((byte, index) => (index === 30 ? byte ^ 1 : byte)) },
  ]);
  raw.close();
  const again = new FolioDatabase(name, { cipher: await createCipher('lock-1', dataKey) });
  expect((await again.table('phrases').toArray()).map(isSealed)).toEqual([true, true]);
});

test('R45: a tab that slept through a change of the lock does not write in its own way', async () => {
  const stored = stubSmallStorage('localStorage');
  const name = nameOf();
  const cipher = await newCipher('lock-1');
  const open = new FolioDatabase(name);
  await open.table('phrases').put({ id: 'a', text: 'before' });
  stored.set('folio.lock', JSON.stringify({ id: 'lock-1', step: 'sealing' }));
  await expect(open.table('phrases').put({ id: 'b', text: 'open words' })).rejects.toThrow('lock');
  const sealing = new FolioDatabase(name, { cipher });
  await sealing.table('phrases').put({ id: 'b', text: 'sealed words' });
  stored.set('folio.lock', JSON.stringify({ id: 'lock-1', step: 'opening' }));
  await expect(sealing.table('phrases').put({ id: 'c', text: 'never to be opened again' })).rejects.toThrow('lock');
  stored.delete('folio.lock');
  await expect(sealing.table('phrases').put({ id: 'c', text: 'never to be opened again' })).rejects.toThrow('lock');
  stored.set('folio.lock', JSON.stringify({ id: 'lock-2', step: 'on' }));
  await expect(sealing.table('phrases').put({ id: 'c', text: 'under another key' })).rejects.toThrow('lock');
});
