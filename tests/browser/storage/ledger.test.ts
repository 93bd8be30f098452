import { expect, test } from 'vitest';
import { createEvidence } from '../../../src/storage/record-commands.ts';
import { createPortfolio } from '../../../src/storage/portfolio-commands.ts';
import { acceptPresentState, checkEveryRow } from '../../../src/storage/start-check.ts';
import { setupSession, valueOf } from '../../support/storage-session.ts';

const nowhere = { read: () => Promise.resolve(null), write: () => Promise.resolve(), clear: () => Promise.resolve() };

test('R1: in a real browser the ledger keeps up with commands, with many writes at once in one transaction', async () => {
  const session = setupSession();
  const { db } = session;
  await acceptPresentState(db, nowhere);
  const portfolio = valueOf(await createPortfolio(session, {}));
  await Promise.all(Array.from({ length: 10 }, () => createEvidence(session, portfolio.id, 'everyday')));
  await db.transaction('rw', db.phrases, db.units, async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => db.phrases.put({ id: `phrase-${index % 7}`, text: `Text ${index}`, usedAt: '' })));
    await Promise.all([
      db.phrases.delete('phrase-1'),
      db.phrases.where('id').startsWith('phrase-2').delete(),
      db.units.add({ id: 'unit', version: 1, json: {} }),
    ]);
    await db.phrases.toCollection().modify({ text: 'The same' });
  });
  expect(await db.phrases.count()).toBe(5);
  expect(await checkEveryRow(db, nowhere)).toBeNull();
  expect((await db.ledger.get('folio'))?.tables).toMatchObject({ phrases: { rows: 5 }, evidence: { rows: 10 }, units: { rows: 1 } });
});
