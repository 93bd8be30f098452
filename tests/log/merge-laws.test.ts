import { expect, test } from 'vitest';
import { runSchedule } from './schedule.ts';

const SCHEDULES = 20_000;

test('L40–L45: on 20,000 random schedules of two to five devices all read the same, and no edit is lost', { timeout: 600_000 }, () => {
  let conflicts = 0;
  for (let seed = 1; seed <= SCHEDULES; seed += 1) {
    const outcome = runSchedule(seed);
    conflicts += outcome.conflicts;
    if (outcome.violations.length > 0) expect({ seed, violations: outcome.violations }).toEqual({ seed, violations: [] });
  }
  // Else the schedules would not have tried what they are for.
  expect(conflicts).toBeGreaterThan(SCHEDULES / 10);
});
