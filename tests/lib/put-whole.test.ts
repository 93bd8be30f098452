import { expect, test } from 'vitest';
import { countBytes, putWhole } from '../../src/lib/put-whole.ts';
import { FakeCache } from '../support/fake-cache.ts';

test('R62: what is kept whole stays', async () => {
  const cache = new FakeCache();
  await putWhole(cache.asCache, '/a.js', new Response('twelve bytes'), 12);
  expect(cache.kept.get('/a.js')?.body.byteLength).toBe(12);
});

test('R62: what the store kept without its content is let go of, and said', async () => {
  const cache = new FakeCache();
  cache.isFull = true;
  await expect(putWhole(cache.asCache, '/a.js', new Response('twelve bytes'), 12)).rejects.toThrow('/a.js was not kept whole');
  expect(cache.kept.size).toBe(0);
});

test('R62: content is counted in bytes; nothing is 0, and what breaks off is −1', async () => {
  expect(await countBytes(new Response('Siân'))).toBe(5);
  expect(await countBytes(new Response(null))).toBe(0);
  expect(await countBytes(new Response(''))).toBe(0);
  const breaksOff = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(3)),
    pull: (controller) => controller.error(new Error('Gone.')),
  });
  expect(await countBytes(new Response(breaksOff))).toBe(-1);
});
