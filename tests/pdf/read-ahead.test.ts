import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAhead } from '../../src/pdf/read-ahead.ts';

async function collect<T>(source: AsyncGenerator<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

test('what is read comes in the order of the items, however long each takes, and never more are under way than may be', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 3 })), fc.integer({ min: 1, max: 5 }), async (turns, atOnce) => {
      let [underWay, most] = [0, 0];
      const read = async (index: number) => {
        most = Math.max(most, (underWay += 1));
        for (let left = turns[index] ?? 0; left > 0; left -= 1) await Promise.resolve();
        underWay -= 1;
        return index;
      };
      const items = turns.map((_, index) => index);
      expect(await collect(readAhead(items, atOnce, read))).toEqual(items);
      expect(most).toBeLessThanOrEqual(atOnce);
    }),
  ));

test('what cannot be read is told when its turn comes, and what was read before it has come by then', async () => {
  const read = (item: string) => (item === 'broken' ? Promise.reject(new Error('It cannot be read.')) : Promise.resolve(item));
  const seen: string[] = [];
  const all = async () => {
    for await (const each of readAhead(['first', 'second', 'broken', 'last'], 3, read)) seen.push(each);
  };
  await expect(all()).rejects.toThrow('It cannot be read.');
  expect(seen).toEqual(['first', 'second']);
});
