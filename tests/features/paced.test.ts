import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paced } from '../../src/features/paced.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('the first is shown at once, then five a second at most', () => {
  const shown: number[] = [];
  const show = paced((done: number) => void shown.push(done));
  for (let done = 0; done < 1_000; done += 10) {
    show(done);
    vi.advanceTimersByTime(10);
  }
  expect(shown).toEqual([0, 200, 400, 600, 800]);
});
