import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageWords, daysSince, isChange, isLater, isReminderDue, waitAfterCopy } from '../../src/domain/backup.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const now = new Date('2026-11-22T12:00:00.000Z');
const ago = (days: number) => new Date(now.getTime() - days * DAY).toISOString();

describe('R31: the reminder', () => {
  test.each([
    ['never backed up, nine changes', null, 9, false],
    ['never backed up, ten changes', null, 10, true],
    ['a day old with a thousand changes', 1, 1_000, false],
    ['nearly fourteen days old, with changes', 13.99, 5, false],
    ['fourteen days old, with one change', 14, 1, true],
    ['a year old, with no change', 365, 0, false],
    ['from the future, on a clock that was put back', -3, 50, false],
  ])('%s', (_, days, changes, isDue) => {
    expect(isReminderDue({ backedUpAt: days === null ? null : ago(days), changes }, now, null)).toBe(isDue);
  });

  test('“Later” is quiet for seven days and not a moment longer', () => {
    const facts = { backedUpAt: null, changes: 10 };
    expect(isReminderDue(facts, now, ago(0))).toBe(false);
    expect(isReminderDue(facts, now, ago(6.99))).toBe(false);
    expect(isReminderDue(facts, now, ago(7))).toBe(true);
  });

  test('a “Later” of tomorrow or of no day at all quiets nothing', () => {
    expect(isLater(now, ago(-1))).toBe(false);
    expect(isLater(now, 'yesterday')).toBe(false);
    expect(isLater(now, null)).toBe(false);
  });

  test('more changes or more age never end a reminder', () => {
    fc.assert(
      fc.property(fc.option(fc.nat(100)), fc.nat(60), fc.nat(50), fc.nat(30), (days, changes, more, older) => {
        const at = (age: number | null) => (age === null ? null : ago(age));
        if (!isReminderDue({ backedUpAt: at(days), changes }, now, null)) return;
        expect(isReminderDue({ backedUpAt: at(days === null ? null : days + older), changes: changes + more }, now, null)).toBe(true);
      }),
    );
  });
});

test('R30: a day is a whole day, and a backup of the future is of today', () => {
  expect(daysSince(null, now)).toBeNull();
  expect(daysSince(ago(0.99), now)).toBe(0);
  expect(daysSince(ago(1), now)).toBe(1);
  expect(daysSince(ago(-2), now)).toBe(0);
  expect([0, 1, 2, 30].map(ageWords)).toEqual(['today', 'yesterday', '2 days ago', '30 days ago']);
});

test('R30: where a portfolio went is no change; what came in is one', () => {
  const types = ['shared', 'backed up', 'opened', 'imported', 'put back', 'edited', 'file removed'] as const;
  expect(types.map((type) => isChange({ type }))).toEqual([false, false, false, true, true, true, true]);
});

test('R32: ten minutes after a small copy, ten for each 100 MB, and never more than two hours', () => {
  expect([0, 5_000, 100_000_000, 300_000_000, 5_000_000_000].map((bytes) => waitAfterCopy(bytes) / MINUTE)).toEqual([10, 10, 10, 30, 120]);
});
