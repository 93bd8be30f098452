import type { Event } from './event.ts';

const DAY = 24 * 60 * 60 * 1_000;
const MINUTE = 60 * 1_000;

/** R31: this many changes without any backup, or a backup this many days old with changes since, are worth a word. */
const FIRST_AFTER_CHANGES = 10;
const OLD_AFTER_DAYS = 14;
/** R31: as long "Later" lasts. */
const LATER_DAYS = 7;

/** R32: how often a copy is made at most, and for which size the wait grows. */
const COPY_EVERY_MINUTES = 10;
const COPY_SIZE = 100_000_000;
const LONGEST_WAIT_MINUTES = 120;

/** How a portfolio stands beside its newest backup. */
export interface BackupFacts {
  /** As of when the newest backup that was read back is, as an instant; null when there is none. */
  readonly backedUpAt: string | null;
  /** Changes since, or all when there is none. */
  readonly changes: number;
}

/** Entries that say only where a portfolio went: what they tell is no work that could be lost. */
const noChange: ReadonlySet<Event['type']> = new Set(['shared', 'backed up', 'opened']);

/** R30: true for an entry of the audit log after which a backup is no longer the newest state. */
export function isChange({ type }: Pick<Event, 'type'>): boolean {
  return !noChange.has(type);
}

/** Whole days since a backup; null when there is none. A clock that was put back counts as today. */
export function daysSince(backedUpAt: string | null, now: Date): number | null {
  return backedUpAt === null ? null : Math.max(0, Math.floor((now.getTime() - Date.parse(backedUpAt)) / DAY));
}

/** R31: whether a person is reminded. `laterAt` is when they last said "Later" on this device. */
export function isReminderDue({ backedUpAt, changes }: BackupFacts, now: Date, laterAt: string | null): boolean {
  const days = daysSince(backedUpAt, now);
  const isDue = days === null ? changes >= FIRST_AFTER_CHANGES : days >= OLD_AFTER_DAYS && changes > 0;
  return isDue && !isLater(now, laterAt);
}

/** R31: true for seven days after "Later". */
export function isLater(now: Date, laterAt: string | null): boolean {
  const since = laterAt === null ? -1 : now.getTime() - Date.parse(laterAt);
  // One that lies in the future was said on a clock that was wrong.
  return since >= 0 && since < LATER_DAYS * DAY;
}

/** R32: how long after a copy of this size the next one may be made, in milliseconds. */
export function waitAfterCopy(bytes: number): number {
  return Math.min(LONGEST_WAIT_MINUTES, COPY_EVERY_MINUTES * Math.max(1, bytes / COPY_SIZE)) * MINUTE;
}

/** R30: the age in words, such as "3 days ago"; null when there is none. */
export function ageWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}
