/** The part of the browser's Web Locks that the pen needs; `navigator.locks` is one. */
export interface PenLocks {
  request(name: string, options: PenLockOptions, granted: (lock: { readonly name: string } | null) => Promise<void>): Promise<unknown>;
  query(): Promise<{ readonly held?: readonly { readonly name?: string; readonly clientId?: string }[] }>;
}

interface PenLockOptions {
  readonly ifAvailable?: boolean;
  readonly steal?: boolean;
  readonly signal?: AbortSignal;
}

/** A lock while this tab has it. */
export interface Grip {
  readonly letGo: () => void;
}

/** The lock that one tab at a time has of a portfolio. */
export function penLockName(portfolioId: string): string {
  return `folio-pen:${portfolioId}`;
}

/** A lock that each tab has for itself alone, by which it finds itself among those that hold locks. */
export function tabLockName(tabId: string): string {
  return `folio-tab:${tabId}`;
}

/**
 * Asks for a lock. Gives null when it was not to be had, or the waiting was ended. `onLost` is told when another tab took the lock
 * away; until then it is this tab's until it lets go.
 */
export function seizeLock(locks: PenLocks, name: string, options: PenLockOptions, onLost: (grip: Grip) => void): Promise<Grip | null> {
  return new Promise((answer) => {
    let grip: Grip | null = null;
    let isLetGo = false;
    locks
      .request(name, options, (lock) => {
        if (lock === null) {
          answer(null);
          return Promise.resolve();
        }
        return new Promise((release) => {
          grip = {
            letGo: () => {
              isLetGo = true;
              release();
            },
          };
          answer(grip);
        });
      })
      .catch(() => {
        answer(null);
        if (grip !== null && !isLetGo) onLost(grip);
      });
  });
}

/** Who has which lock, as the browser knows at this moment: the client that holds the lock of a name, or null. */
export async function lockHolders(locks: PenLocks): Promise<(name: string) => string | null> {
  const { held = [] } = await locks.query();
  return (name) => held.find((lock) => lock.name === name)?.clientId ?? null;
}
