import { expect, test } from 'vitest';
import { runSchedule } from './schedule.ts';

const SCHEDULES = 20_000;

test('L10, L41: on 20,000 random schedules of two to five devices all read the same, and no edit is lost', { timeout: 600_000 }, () => {
  let conflicts = 0;
  const broken: { readonly seed: number; readonly violations: readonly string[] }[] = [];
  for (let seed = 1; seed <= SCHEDULES && broken.length === 0; seed += 1) {
    const { violations, conflicts: met } = runSchedule(seed);
    conflicts += met;
    if (violations.length > 0) broken.push({ seed, violations });
  }
  expect(broken).toEqual([]);
  // Else the schedules would not have tried what they are for.
  expect(conflicts).toBeGreaterThan(SCHEDULES / 10);
});
