import { lockHolders, penLockName, tabLockName } from './pen-lock.ts';
import type { PenSurroundings } from './pen-surroundings.ts';

/** A tab that has the pen no more may have been about to write: the next one begins after this. Milliseconds, as all here. */
export const LAST_WORDS = 300;
/** So long after getting the pen, and after a sleep, the browser is asked before each write. */
export const UNSURE = 1_500;
const TICK = 1_000;

/**
 * Tells whether this tab has been awake for a while, so that it has heard of what it lost. Right after a sleep it has not: what came
 * meanwhile waits for it, and browsers promise no order between a timer, a message and the news that a lock was taken away.
 */
export function watchSleep({ now, wait }: PenSurroundings): () => boolean {
  let lastAwake = now();
  let wokeAt = -Infinity;
  const tick = async (): Promise<never> => {
    for (;;) {
      await wait(TICK);
      // What stood still, slept: that this runs again says no more than that it is over.
      if (now() - lastAwake >= UNSURE) wokeAt = now();
      lastAwake = now();
    }
  };
  void tick();
  return () => now() - lastAwake < UNSURE && now() - wokeAt >= UNSURE;
}

/**
 * Whether this tab has a portfolio's lock, as the browser says. Who takes the pen from a tab that did not give it begins to write
 * LAST_WORDS later, so an answer is good for that long after the question; one that is older, as after a sleep, is asked for again.
 */
export async function isOurs({ locks, tabId, now }: PenSurroundings, portfolioId: string): Promise<boolean> {
  for (;;) {
    const asked = now();
    const holder = await lockHolders(locks);
    const own = holder(tabLockName(tabId));
    if (own === null || holder(penLockName(portfolioId)) !== own) return false;
    if (now() - asked < LAST_WORDS) return true;
  }
}
