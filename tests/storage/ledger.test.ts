import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataVersion } from '../../src/migrations/steps.ts';
import type { FolioDatabase } from '../../src/storage/database.ts';
import { LEDGER_KEY, noRows } from '../../src/storage/ledger.ts';
import { joinSums, rowSum, withoutSum } from '../../src/storage/row-sum.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { acceptPresentState } from '../../src/storage/start-check.ts';
import { setupSession } from '../support/storage-session.ts';

interface Row {
  readonly id: string;
  readonly text: string;
}

/** What a command may do to a table; each in one transaction, several of them at once within it. */
type Step =
  | { readonly type: 'put' | 'add'; readonly rows: readonly Row[] }
  | { readonly type: 'delete'; readonly ids: readonly string[] }
  | { readonly type: 'modify'; readonly id: string; readonly text: string }
  | { readonly type: 'clear' };

const id = fc.constantFrom('a', 'b', 'c', 'd');
const row = fc.record({ id, text: fc.string() });
const step = fc.oneof(
  fc.record({ type: fc.constantFrom('put' as const, 'add' as const), rows: fc.array(row, { maxLength: 4 }) }),
  fc.record({ type: fc.constant('delete' as const), ids: fc.array(id, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('modify' as const), id, text: fc.string() }),
  fc.record({ type: fc.constant('clear' as const) }),
);

describe('the ledger (R1)', () => {
  test('agrees with the rows after whatever commands, also those that fail or run at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 3 }), { maxLength: 6 }), async (transactions) => {
        const { db } = await setupCounted();
        const phrases = db.table<Row, string>('phrases');
        for (const steps of transactions) {
          await db
            .transaction('rw', phrases, () =>
              Promise.all(
                steps.map(async (one: Step) => {
                  if (one.type === 'put') return phrases.bulkPut([...one.rows]);
                  if (one.type === 'add') return phrases.bulkAdd([...one.rows]).catch(() => undefined);
                  if (one.type === 'delete') return phrases.bulkDelete([...one.ids]);
                  if (one.type === 'modify') return phrases.update(one.id, { text: one.text });
                  return phrases.clear();
                }),
              ),
            )
            .catch(() => undefined);
        }
        expect(await ledgerOf(db, 'phrases')).toEqual(await countedByHand(phrases.toArray()));
        await db.delete();
      }),
      { numRuns: 100 },
    );
  });

  test('counts each writing transaction once, and tells of it when it is on the disk', async () => {
    const session = await setupCounted();
    const { db } = session;
    const told: number[] = [];
    db.onCommit(({ seq }) => told.push(seq));
    await db.transaction('rw', db.phrases, db.units, async () => {
      await db.phrases.add({ id: 'one', text: '', usedAt: '' });
      await db.units.add({ id: 'unit', version: 1, json: {} });
    });
    await db.transaction('r', db.phrases, () => db.phrases.count());
    await db.phrases.add({ id: 'two', text: '', usedAt: '' });
    expect(told).toEqual([2, 3]);
  });

  test('a transaction that fails leaves it as it was', async () => {
    const { db } = await setupCounted();
    await db.phrases.add({ id: 'one', text: '', usedAt: '' });
    const before = await db.ledger.get(LEDGER_KEY);
    await expect(
      db.transaction('rw', db.phrases, async () => {
        await db.phrases.add({ id: 'two', text: '', usedAt: '' });
        throw new Error('changed one’s mind');
      }),
    ).rejects.toThrow('changed one’s mind');
    expect(await db.ledger.get(LEDGER_KEY)).toEqual(before);
  });

  test('R3: refuses to write once a newer Folio wrote here, and says so', async () => {
    const session = await setupCounted();
    const { db } = session;
    await db.phrases.add({ id: 'one', text: '', usedAt: '' });
    const kept = await db.ledger.get(LEDGER_KEY);
    if (!kept) throw new Error('no ledger');
    await db.ledger.put({ ...kept, dataVersion: dataVersion + 1 });
    await expect(db.phrases.add({ id: 'two', text: '', usedAt: '' })).rejects.toThrow('newer');
    expect(await createPortfolio(session, { unitId: 'unit-311', unitVersion: 1 })).toMatchObject({ ok: false, error: { type: 'newer-data' } });
    expect(await db.phrases.count()).toBe(1);
  });
});

test('sums do not depend on the order, and what went is as if it had never been', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (texts) => {
      const sums = texts.map(rowSum);
      const joined = sums.reduce(joinSums, 0);
      expect(sums.toReversed().reduce(joinSums, 0)).toBe(joined);
      expect(sums.reduce(withoutSum, joined)).toBe(0);
      expect(Number.isSafeInteger(joined)).toBe(true);
    }),
  );
});

test('one changed letter changes the sum', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(rowSum({ text: a }) === rowSum({ text: b })).toBe(a === b);
    }),
  );
});

/** A database that was counted, as it is at the first start. */
async function setupCounted() {
  const session = setupSession();
  const nowhere = { read: () => Promise.resolve(null), write: () => Promise.resolve(), clear: () => Promise.resolve() };
  await acceptPresentState(session.db, nowhere);
  return session;
}

async function ledgerOf(db: FolioDatabase, table: string) {
  return (await db.ledger.get(LEDGER_KEY))?.tables?.[table] ?? noRows;
}

async function countedByHand(reading: PromiseLike<readonly Row[]>) {
  const rows = await reading;
  return { rows: rows.length, sum: rows.map(rowSum).reduce(joinSums, 0) };
}
