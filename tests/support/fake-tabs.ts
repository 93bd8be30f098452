import { createPen, type Pen } from '../../src/storage/pen.ts';
import { penLockName, type PenLocks } from '../../src/storage/pen-lock.ts';
import type { PenMessage } from '../../src/storage/pen-surroundings.ts';

/** A browser with tabs whose clock the test moves. What goes between tabs and browser takes some milliseconds. */
export interface FakeBrowser {
  readonly tabs: readonly FakeTab[];
  /** Lets time pass: everything that is due in it happens, in its order. */
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
  /** Which tab has the lock of a portfolio, as the browser knows. */
  readonly holder: (portfolioId: string) => number | null;
  /** Writes that a tab was allowed, with the tenure of the lock in which it believed to be. */
  readonly commits: readonly { readonly tab: number; readonly tenure: number }[];
}

export interface FakeTab {
  readonly pen: Pen;
  /** Saves of open forms that were asked for. */
  readonly saves: () => number;
  /** Stands still as a suspended tab does; what comes meanwhile waits. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly crash: () => void;
  /** Writes to a portfolio if the pen allows it. */
  readonly write: (portfolioId: string) => void;
}

interface LockRequest {
  readonly tab: number;
  readonly grant: (tenure: number) => void;
  readonly break: () => void;
}

interface FakeLock {
  held: LockRequest | null;
  queue: LockRequest[];
}

/** `latency` gives the milliseconds that the next message takes. */
export function createFakeBrowser(count: number, latency: () => number, saveTime = 50): FakeBrowser {
  let time = 0;
  let order = 0;
  let tenures = 0;
  let due: { readonly at: number; readonly order: number; readonly run: () => void }[] = [];
  const locks = new Map<string, FakeLock>();
  const commits: { tab: number; tenure: number }[] = [];
  const states = Array.from({ length: count }, () => ({
    isFrozen: false,
    isGone: false,
    backlog: [] as (() => void)[],
    tenures: new Map<string, number>(),
    saves: 0,
  }));

  const after = (milliseconds: number, run: () => void) => {
    order += 1;
    due.push({ at: time + milliseconds, order, run });
  };
  const stateOf = (tab: number) => {
    const state = states[tab];
    if (!state) throw new Error(`There is no tab ${tab}.`);
    return state;
  };
  /** Something that happens in a tab: later when it is frozen, never when it is gone. */
  const inTab = (tab: number, run: () => void) => {
    const state = stateOf(tab);
    if (state.isGone) return;
    if (state.isFrozen) state.backlog.push(run);
    else run();
  };
  const toTab = (tab: number, run: () => void) => after(latency(), () => inTab(tab, run));
  const lockOf = (name: string) => {
    const known = locks.get(name) ?? { held: null, queue: [] };
    locks.set(name, known);
    return known;
  };
  const give = (lock: FakeLock, request: LockRequest) => {
    tenures += 1;
    lock.held = request;
    request.grant(tenures);
  };
  const passOn = (lock: FakeLock) => {
    lock.held = null;
    const first = lock.queue.shift();
    if (first) give(lock, first);
  };

  const locksOf = (tab: number): PenLocks => ({
    request: (name, { ifAvailable = false, steal = false, signal }, granted) =>
      new Promise((settle, reject) => {
        const aborted = () => reject(new DOMException('Aborted', 'AbortError'));
        const lock = lockOf(name);
        const request: LockRequest = {
          tab,
          grant: (tenure) =>
            toTab(tab, () => {
              if (signal?.aborted === true) {
                after(latency(), () => {
                  if (lock.held === request) passOn(lock);
                });
                return;
              }
              stateOf(tab).tenures.set(name, tenure);
              void granted({ name }).then(() => {
                after(latency(), () => {
                  if (lock.held === request) passOn(lock);
                });
                settle(undefined);
              });
            }),
          break: () => toTab(tab, aborted),
        };
        signal?.addEventListener('abort', () => {
          aborted();
          after(latency(), () => {
            lock.queue = lock.queue.filter((other) => other !== request);
          });
        });
        after(latency(), () => {
          if (stateOf(tab).isGone || signal?.aborted === true) return;
          if (steal) {
            lock.held?.break();
            give(lock, request);
          } else if (lock.held === null && lock.queue.length === 0) give(lock, request);
          else if (ifAvailable) toTab(tab, () => void granted(null).then(settle));
          else lock.queue.push(request);
        });
      }),
    query: () =>
      new Promise((answer) => {
        after(latency(), () => {
          const held = [...locks].flatMap(([name, lock]) => (lock.held ? [{ name, clientId: String(lock.held.tab) }] : []));
          toTab(tab, () => answer({ held }));
        });
      }),
  });

  const tabs = states.map((state, tab): FakeTab => {
    const wait = (milliseconds: number) => new Promise<void>((done) => after(milliseconds, () => inTab(tab, done)));
    const post = (message: PenMessage) => {
      states.forEach((_, other) => {
        if (other !== tab) toTab(other, () => tabs[other]?.pen.hear(message));
      });
    };
    const pen = createPen({
      locks: locksOf(tab),
      post,
      tabId: `tab-${tab}`,
      saveOpenForms: async () => {
        state.saves += 1;
        await wait(saveTime);
      },
      now: () => time,
      wait,
    });
    return {
      pen,
      saves: () => state.saves,
      freeze: () => {
        state.isFrozen = true;
      },
      thaw: () => {
        state.isFrozen = false;
        const { backlog } = state;
        state.backlog = [];
        // Timers and messages that came meanwhile have no sure order: each kind waits in a queue of its own, and the specification of
        // locks puts being granted one into a queue and losing it into none.
        for (const run of latency() % 2 === 0 ? backlog : backlog.reverse()) after(0, () => inTab(tab, run));
      },
      crash: () => {
        state.isGone = true;
        for (const lock of locks.values()) {
          lock.queue = lock.queue.filter((request) => request.tab !== tab);
          if (lock.held?.tab === tab) passOn(lock);
        }
      },
      write: (portfolioId) =>
        inTab(tab, () => {
          void pen.holds(portfolioId).then((isAllowed) => {
            // What no tab has open is written without a tenure.
            if (isAllowed && pen.standing(portfolioId).type === 'writing')
              commits.push({ tab, tenure: state.tenures.get(penLockName(portfolioId)) ?? 0 });
          });
        }),
    };
  });

  return {
    tabs,
    commits,
    now: () => time,
    holder: (portfolioId) => lockOf(penLockName(portfolioId)).held?.tab ?? null,
    async pass(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        await settled();
        due.sort((a, b) => a.at - b.at || a.order - b.order);
        const [first] = due;
        if (!first || first.at > end) break;
        due = due.slice(1);
        time = first.at;
        first.run();
      }
      time = end;
    },
  };
}

/** When no promise has anything left to do. */
function settled(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
