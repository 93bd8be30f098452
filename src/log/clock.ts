const DAY = 24 * 60 * 60 * 1000;
const LAST_COUNT = 9999;

/**
 * L16: the clock of the next batch: later than everything that its author has seen, and never behind the author's own last. A clock
 * more than a day ahead of ours is not followed: else one wrong clock would put everybody's forward.
 */
export function nextClock(now: string, own: string | null, seen: readonly string[]): string {
  const present = new Date(now);
  const limit = new Date(present.getTime() + DAY).toISOString();
  const known = [...seen.filter((clock) => momentOf(clock) <= limit), ...(own === null ? [] : [own])].sort();
  const last = known.at(-1);
  if (last === undefined || momentOf(last) < present.toISOString()) return `${present.toISOString()}-0000`;
  const count = Number(last.slice(-4)) + 1;
  if (count <= LAST_COUNT) return `${momentOf(last)}-${String(count).padStart(4, '0')}`;
  return `${new Date(Date.parse(momentOf(last)) + 1).toISOString()}-0000`;
}

/** The instant in a clock, without its count. */
export function momentOf(clock: string): string {
  return clock.slice(0, -5);
}
