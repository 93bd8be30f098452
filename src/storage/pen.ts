import { watchSleep } from './pen-certain.ts';
import { createPenHold, type PenHold, type PenStanding } from './pen-hold.ts';
import { lockHolders, penLockName, seizeLock, tabLockName } from './pen-lock.ts';
import type { PenMessage, PenSurroundings } from './pen-surroundings.ts';

/**
 * Who writes: of all tabs one at a time has the pen of a portfolio, the others follow (rules R10 to R17). The browser's locks say who,
 * a channel between the tabs asks for it.
 */
export interface Pen {
  readonly standing: (portfolioId: string) => PenStanding;
  /** Calls back after every change of any standing; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Wants the pen for as long as a portfolio is on screen; returns how to end that, which saves first. */
  readonly open: (portfolioId: string) => () => void;
  /** R13: asks the tab that writes to save and let go, and takes the pen from one that does not answer. */
  readonly take: (portfolioId: string) => Promise<void>;
  /** For `Session.holdsPen`. */
  readonly holds: (portfolioId: string) => Promise<boolean>;
  /** R16: does a piece of work as the writer, and lets go again unless the portfolio is on screen. Null when the pen was not to be had. */
  readonly borrow: <T>(portfolioId: string, work: () => Promise<T>) => Promise<T | null>;
  readonly hear: (message: PenMessage) => void;
  readonly setVisible: (isVisible: boolean) => void;
}

/** How long it may take until a lock that was let go of is free: so often it is asked for, after so many milliseconds each. */
const MOST_ASKED = 20;
const ASKED_AGAIN = 50;

export function createPen(around: PenSurroundings): Pen {
  const holds = new Map<string, PenHold>();
  const listeners = new Set<() => void>();
  let isVisible = true;
  const isAwake = watchSleep(around);

  // Where the browser has locks and refuses them, everybody writes and edits are merged, as where there are none (R17).
  let isRefused = false;
  // By its own lock this tab finds out under which name the browser knows it. Nobody else wants that one.
  void seizeLock(around.locks, tabLockName(around.tabId), {}, () => undefined).then((grip) => {
    isRefused = grip === null;
    if (isRefused) listeners.forEach((tell) => tell());
  });

  function holdOf(portfolioId: string): PenHold {
    const known = holds.get(portfolioId);
    if (known) return known;
    const hold = createPenHold(portfolioId, around, { isVisible, isAwake, changed: () => listeners.forEach((tell) => tell()) });
    holds.set(portfolioId, hold);
    return hold;
  }

  /** Waits until the browser said whether this tab writes, or it need not know any more. */
  function known(hold: PenHold): Promise<void> {
    return new Promise((done) => {
      const look = () => {
        if (hold.standing().type === 'asking' && hold.isOpen()) return;
        listeners.delete(look);
        done();
      };
      listeners.add(look);
      look();
    });
  }

  return {
    standing: (portfolioId) => (isRefused ? WRITING : (holds.get(portfolioId)?.standing() ?? ASKING)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(portfolioId) {
      const hold = holdOf(portfolioId);
      hold.open();
      return () => void hold.close();
    },
    take: (portfolioId) => holdOf(portfolioId).take(),
    async holds(portfolioId) {
      if (isRefused) return true;
      const hold = holds.get(portfolioId);
      if (hold?.isInUse() === true) {
        await known(hold);
        if (await hold.allow()) return true;
        if (hold.isOpen()) return false;
      }
      // A command for what is not on screen here, such as a plan for many portfolios, goes ahead while no tab has it open to write.
      return isNobodyElses(around, portfolioId);
    },
    async borrow(portfolioId, work) {
      if (isRefused) return work();
      const hold = holdOf(portfolioId);
      hold.open();
      try {
        await known(hold);
        await hold.take();
        return (await hold.allow()) ? await work() : null;
      } finally {
        void hold.close();
      }
    },
    hear: (message) => holds.get(message.portfolioId)?.hear(message),
    setVisible(next) {
      isVisible = next;
      for (const hold of holds.values()) hold.setVisible(next);
    },
  };
}

/** The browser may go on naming this very tab for a moment after it let go: then it is asked again, for another may be next in line. */
async function isNobodyElses({ locks, tabId, wait }: PenSurroundings, portfolioId: string): Promise<boolean> {
  try {
    for (let asked = 0; asked < MOST_ASKED; asked += 1) {
      const holder = await lockHolders(locks);
      const writer = holder(penLockName(portfolioId));
      if (writer === null) return true;
      if (writer !== holder(tabLockName(tabId))) return false;
      await wait(ASKED_AGAIN);
    }
    return false;
  } catch {
    return true;
  }
}

const ASKING: PenStanding = { type: 'asking' };
const WRITING: PenStanding = { type: 'writing' };
