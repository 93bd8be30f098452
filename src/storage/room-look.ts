import type { SpacePlace } from './space-place.ts';

/** The file whose bytes show whether there is room. */
export const PROBE = 'folio-probe';
/** Of a look that failed for reasons unknown: how often it is tried in all, and after how many milliseconds again. */
const MOST_TRIES = 3;
const TRY_AGAIN_AFTER = 50;

/** Finds out whether there is room, by taking it for a moment. */
export interface RoomLook {
  /** One after another, while the database is at rest: what one takes must not seem to be gone to another. */
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>;
  /** Resolves when all that takes room in turn has given it back. */
  readonly turn: () => Promise<unknown>;
  /** Whether fewer bytes than these are there. False also where it could never be found out. */
  readonly lacks: (needed: number) => Promise<boolean>;
}

/** R36: looks only while the database is at rest (`whenAtRest`). */
export function createRoomLook(place: SpacePlace, whenAtRest: () => Promise<unknown>): RoomLook {
  let canLook = false;
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = turn.then(whenAtRest).then(task);
    turn = done.catch(() => undefined);
    return done;
  }

  async function lacksNow(needed: number): Promise<boolean> {
    for (let left = MOST_TRIES; ; left -= 1) {
      const found = await tryFor(needed);
      if (found !== 'unknown') return found === 'lacking';
      // On a full disk Chromium fails in many ways, even at making a file; and another window may have taken the file away.
      if (!canLook || left === 1) return canLook;
      await new Promise((done) => setTimeout(done, TRY_AGAIN_AFTER));
    }
  }

  async function tryFor(needed: number): Promise<'there' | 'lacking' | 'unknown'> {
    try {
      await place.fill(PROBE, needed);
      canLook = true;
      return 'there';
    } catch (cause) {
      if (hasName(cause, 'QuotaExceededError')) return 'lacking';
      // Then it goes on as in a browser that has no such files.
      return hasName(cause, 'TimeoutError') ? 'there' : 'unknown';
    } finally {
      await place.empty(PROBE).catch(() => false);
    }
  }

  return { inTurn, turn: () => turn, lacks: (needed) => inTurn(() => lacksNow(needed)) };
}

/** True for an error with this name, as the browser gives them. */
export function hasName(cause: unknown, name: string): boolean {
  return cause instanceof Error && cause.name === name;
}
