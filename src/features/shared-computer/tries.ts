const STORED_AS = 'folio.lock-tries';
/** Anybody mistypes; after these it takes longer each time. */
const FREE_TRIES = 3;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 300_000;

/** Milliseconds to wait after so many wrong tries: none at first, then 5 seconds and twice as much each time, up to 5 minutes. */
export function waitAfter(tries: number): number {
  return tries < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - FREE_TRIES));
}

/** Until when no passphrase is tried, as milliseconds since 1970; a reload does not shorten it. */
export function waitUntil(now: number): number {
  const { tries, at } = read();
  // A clock that was put back must not lock the person out.
  return Math.min(at, now) + waitAfter(tries);
}

export function noteWrongTry(now: number): void {
  localStorage.setItem(STORED_AS, JSON.stringify({ tries: read().tries + 1, at: now }));
}

export function forgetTries(): void {
  localStorage.removeItem(STORED_AS);
}

function read(): { readonly tries: number; readonly at: number } {
  try {
    const { tries, at } = JSON.parse(localStorage.getItem(STORED_AS) ?? '{}') as { readonly tries?: unknown; readonly at?: unknown };
    return { tries: typeof tries === 'number' ? tries : 0, at: typeof at === 'number' ? at : 0 };
  } catch {
    return { tries: 0, at: 0 };
  }
}
