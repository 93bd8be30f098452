/** DO NOT RENAME. Here lies the copy of the lock that a page sees before anything else. */
export const LOCK_STORED_AS = 'folio.lock';

/**
 * How far the lock has come: `asked` for and nothing sealed yet, `sealing` what is there, `on`, or `opening` because it is being
 * taken off.
 */
export type LockStep = 'asked' | 'sealing' | 'on' | 'opening';

export const lockMinutes = [5, 10, 30] as const;
export type LockMinutes = (typeof lockMinutes)[number];

export interface LockStanding {
  readonly id: string;
  readonly step: LockStep;
  readonly minutes: LockMinutes;
}

/** What every write looks at: whether there is a lock, and which. Null without one; undefined where there is no place to look. */
export function lockStanding(): LockStanding | null | undefined {
  if (typeof localStorage === 'undefined') return undefined;
  let stored: string | null;
  try {
    stored = localStorage.getItem(LOCK_STORED_AS);
  } catch {
    return undefined;
  }
  if (stored === known.stored) return known.standing;
  known = { stored, standing: stored === null ? null : parse(stored) };
  return known.standing;
}

/** True while Folio on this computer is locked with a passphrase, however far sealing has come. */
export function isLockOn(): boolean {
  return lockStanding() !== null && lockStanding() !== undefined;
}

/** Asked at every write, so the last answer is kept. */
let known: { readonly stored: string | null; readonly standing: LockStanding | null } = {
  stored: null,
  standing: null,
};

function parse(stored: string): LockStanding {
  try {
    const { id, step, minutes } = JSON.parse(stored) as Partial<Record<keyof LockStanding, unknown>>;
    return {
      id: typeof id === 'string' ? id : '',
      step: isStep(step) ? step : 'on',
      minutes: lockMinutes.find((some) => some === minutes) ?? 10,
    };
  } catch {
    // Not to be read, and there all the same: nobody writes until it is clear what it is.
    return { id: '', step: 'on', minutes: 10 };
  }
}

function isStep(value: unknown): value is LockStep {
  return value === 'asked' || value === 'sealing' || value === 'on' || value === 'opening';
}
