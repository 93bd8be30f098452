import { createRoomLook, hasName, PROBE } from './room-look.ts';
import type { Session } from './session.ts';
import type { SpacePlace } from './space-place.ts';

/** As much is kept back for the last words (R36). */
const RESERVE_BYTES = 8 * 1024 * 1024;
const RESERVE = 'folio-reserve';
/** Whoever finds less than this beside what they write is on a full disk: the database writes more than it is given. */
const MARGIN_BYTES = 2 * 1024 * 1024;
/** What the smallest write takes. */
const LEAST_BYTES = 64 * 1024;
/** Milliseconds of writing after which it is looked again whether there is room; more often while the disk is full. */
const LOOK_EVERY = 10_000;
const LOOK_EVERY_WHEN_FULL = 3_000;
/** Milliseconds that no command waits longer for a look, unless the disk is known to be full: a slow one may take many seconds for it. */
const LONGEST_WAIT = 2_000;
/** Milliseconds between two looks whether there is space again. */
const PROBE_EVERY = 10_000;
/** Writes that failed at the same moment as the one for which room was made may be tried again too: within so many milliseconds. */
const JUST_FREED = 5_000;

/** `isSpared`: the last words were written into room that was kept back for them. */
export type SpaceState = { readonly type: 'enough' } | { readonly type: 'full'; readonly isSpared: boolean };

/** Room on the disk that is kept back, and whether there is any other. */
export interface Reserve {
  /** Puts room aside where there is none yet. Never fails: a browser without files of its own keeps none. */
  readonly make: () => Promise<void>;
  /**
   * Gives up the room after a write that found none: 'freed' when it is worth trying again. A write that failed for reasons unknown
   * (`isCertain` false) is looked into first.
   */
  readonly free: NonNullable<Session['freeReserve']>;
  /** Whether there is room at this very moment. Gives the reserve up when there is none. */
  readonly look: () => Promise<boolean>;
  /** Looks ahead, so that the database does not meet a full disk. */
  readonly hasRoom: NonNullable<Session['hasRoom']>;
  readonly readState: () => SpaceState;
  readonly subscribe: (onChange: () => void) => () => void;
}

/**
 * R36, R37: keeps room back, gives it up once, and puts it back when there is as much again beside it. To see whether there is room takes
 * all of it for a moment, where there is little. So it waits until the database is at rest (`whenAtRest`), and commands wait for it, each for a while.
 */
export function createReserve(
  place: SpacePlace,
  { probeEvery = PROBE_EVERY, bytes = RESERVE_BYTES, margin = MARGIN_BYTES, whenAtRest = () => Promise.resolve() } = {},
): Reserve {
  const listeners = new Set<() => void>();
  const { inTurn, turn, lacks } = createRoomLook(place, whenAtRest);
  let state: SpaceState = { type: 'enough' };
  let freeing: Promise<'freed' | 'full'> | null = null;
  let freedAt = -Infinity;
  let probing: Promise<void> | null = null;
  let isWanted = false;
  let lookedAt = -Infinity;
  let looking: Promise<boolean> | null = null;
  let wasThere = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(next: SpaceState): void {
    if (next.type === state.type && (next.type === 'enough' || state.type === 'enough' || next.isSpared === state.isSpared)) return;
    state = next;
    listeners.forEach((listener) => listener());
  }

  function probeLater(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      probing ??= inTurn(probe).finally(() => {
        probing = null;
      });
    }, probeEvery);
  }

  async function probe(): Promise<void> {
    try {
      // As much again: what was only just given up must not pass for space.
      if (place.isKept) await place.fill(RESERVE, bytes);
      if (!isWanted) await place.fill(PROBE, bytes);
      if (isWanted) throw new Error('Somebody else needs the space.');
      await place.empty(PROBE);
      tell({ type: 'enough' });
    } catch {
      await giveUp();
      probeLater();
    }
  }

  function look(): Promise<boolean> {
    looking ??= lookNow().finally(() => {
      looking = null;
    });
    return looking;
  }

  async function lookNow(): Promise<boolean> {
    lookedAt = performance.now();
    wasThere = !(await lacks(margin));
    if (wasThere) return true;
    await freeOnce();
    wasThere = !(await lacks(margin));
    return wasThere;
  }

  function freeOnce(): Promise<'freed' | 'full'> {
    freeing ??= freeNow().finally(() => {
      freeing = null;
    });
    return freeing;
  }

  async function hasRoom(needed = 0): Promise<boolean> {
    if (!place.isKept) return true;
    // A file that is too large by itself is no reason to give the reserve up.
    if (needed > 0) return !(await lacks(needed + margin));
    await (state.type === 'full' ? turn() : Promise.race([turn(), forLong()]));
    const since = performance.now() - lookedAt;
    if (state.type === 'full') return since < LOOK_EVERY_WHEN_FULL && wasThere ? true : look();
    if (lookedAt === -Infinity) return Promise.race([look(), forLong()]);
    // Behind the write: nobody waits for it.
    if (since >= LOOK_EVERY) void look();
    return true;
  }

  async function giveUp(): Promise<boolean> {
    const emptied = await Promise.all([place.empty(RESERVE), place.empty(PROBE)]);
    return emptied.includes(true);
  }

  async function freeNow(): Promise<'freed' | 'full'> {
    clearTimeout(timer);
    // A probe may be holding the very space that is missing.
    isWanted = true;
    const wasProbing = probing !== null;
    await probing;
    const isFreed = await giveUp().catch(() => false);
    isWanted = false;
    if (isFreed || wasProbing) freedAt = performance.now();
    tell({ type: 'full', isSpared: isFreed || (state.type === 'full' && state.isSpared) });
    probeLater();
    return performance.now() - freedAt < JUST_FREED ? 'freed' : 'full';
  }

  return {
    make: async () => {
      if (!place.isKept || state.type === 'full') return;
      // The start may have looked already.
      if (performance.now() - lookedAt >= LOOK_EVERY) await look();
      try {
        await inTurn(async () => {
          if (!(await place.has(RESERVE, bytes)) && !isWanted) await place.fill(RESERVE, bytes);
        });
      } catch (cause) {
        await giveUp().catch(() => false);
        if (!hasName(cause, 'QuotaExceededError')) return;
        tell({ type: 'full', isSpared: false });
        probeLater();
      }
    },
    free: async (isCertain) => {
      if (!isCertain && !freeing && !(await lacks(LEAST_BYTES))) return 'not-full';
      return freeOnce();
    },
    look: () => (place.isKept ? look() : Promise.resolve(true)),
    hasRoom,
    readState: () => state,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

/** As long as a command waits. True: then it is written without having looked. */
function forLong(): Promise<true> {
  return new Promise((done) => setTimeout(() => done(true), LONGEST_WAIT));
}
