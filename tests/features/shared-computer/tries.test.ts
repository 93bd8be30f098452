import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forgetTries, noteWrongTry, waitAfter, waitUntil } from '../../../src/features/shared-computer/tries.ts';
import { stubSmallStorage } from '../../support/small-storage.ts';

test('R42: nobody waits for three tries; then 5 seconds, and twice as long each time, up to 5 minutes', () => {
  expect([0, 1, 2, 3, 4, 5, 8, 9, 30].map((tries) => waitAfter(tries) / 1_000)).toEqual([0, 0, 0, 5, 10, 20, 160, 300, 300]);
});

test('R42: a wait outlives a reload and ends with the right words; a clock that is put back neither shortens it much nor locks out', () => {
  stubSmallStorage('localStorage');
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 40 }), fc.integer({ min: -10_000_000, max: 10_000_000 }), (tries, moved) => {
      forgetTries();
      for (let count = 0; count < tries; count += 1) noteWrongTry(1_000_000_000);
      const now = 1_000_000_000 + moved;
      expect(waitUntil(now) - now).toBeLessThanOrEqual(300_000);
      expect(waitUntil(now)).toBe(1_000_000_000 + Math.min(0, moved) + waitAfter(tries));
      forgetTries();
      expect(waitUntil(now)).toBeLessThanOrEqual(now);
    }),
  );
});
