import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followProgress, type ShownProgress } from '../../../src/features/export/progress-words.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function follow(expected: number) {
  const shown: ShownProgress[] = [];
  const progress = followProgress((now) => shown.push(now));
  if (expected > 0) progress.expect(expected);
  return { shown, progress };
}

test('what is made and what is written are each half of the whole, and never go back', () => {
  const { shown, progress } = follow(1_000_000_000);
  const steps = [
    () => progress.making({ stage: 'files', done: 250, total: 500 }),
    () => progress.written(100_000_000, 500_000_000),
    () => progress.making({ stage: 'pages', evidence: 100 }),
    () => progress.making({ stage: 'writing', pages: 500 }),
    () => progress.written(400_000_000, 900_000_000),
    () => progress.made(),
    () => progress.written(600_000_000, 1_100_000_000),
    () => progress.written(1_100_000_000, 1_100_000_000),
  ];
  for (const step of steps) {
    step();
    vi.advanceTimersByTime(200);
  }
  expect(shown.map(({ words }) => words)).toEqual([
    'Reading files: 250 of 500',
    'Reading files: 250 of 500',
    'Laying out pages: 100 pieces of evidence',
    'Writing 500 pages',
    'Writing 500 pages',
    'Saving: 600 MB of 1.1 GB',
    'Saving: 1.1 GB of 1.1 GB',
  ]);
  const fractions = shown.map(({ fraction }) => fraction);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions.at(-1)).toBe(1);
});

test('where nothing is written meanwhile, the making is the whole', () => {
  const { shown, progress } = follow(0);
  progress.making({ stage: 'files', done: 500, total: 500 });
  expect(shown).toEqual([{ fraction: 0.6, words: 'Reading files: 500 of 500' }]);
});

test('is shown a few times a second at most', () => {
  const { shown, progress } = follow(0);
  for (let done = 1; done <= 500; done += 1) {
    progress.making({ stage: 'files', done, total: 500 });
    vi.advanceTimersByTime(10);
  }
  expect(shown).toHaveLength(25);
});
