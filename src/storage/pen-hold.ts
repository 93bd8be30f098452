import { createPenAsk, SILENCE } from './pen-ask.ts';
import { isOurs, LAST_WORDS, UNSURE } from './pen-certain.ts';
import { lockHolders, penLockName, seizeLock, tabLockName, type Grip } from './pen-lock.ts';
import type { PenMessage, PenSurroundings } from './pen-surroundings.ts';

/** How a tab stands to a portfolio that is open in it. */
export type PenStanding =
  /** Not known yet: the browser is asked. */
  | { readonly type: 'asking' }
  | { readonly type: 'writing' }
  | {
      readonly type: 'following';
      /** Another tab is being asked to save and let go. */
      readonly isTaking: boolean;
      /** This tab was the writer before. */
      readonly hasLost: boolean;
    };

/** A tab saves for no longer before it lets go. Milliseconds, as all here. */
const LONGEST_SAVE = 5_000;
/** The browser itself answers within this time, or somebody else writes as far as this tab knows. */
const LONGEST_ANSWER = 2_000;
/** So many tabs in turn are asked for the pen, when it goes from one to the next meanwhile. */
const MOST_ASKED = 3;

/** One tab's part in who writes one portfolio. */
export interface PenHold {
  readonly standing: () => PenStanding;
  /** One more screen has it open; ended by `close`. */
  readonly open: () => void;
  readonly isOpen: () => boolean;
  /** A screen has it open, or the last words of one that was closed are still being written. */
  readonly isInUse: () => boolean;
  /** Lets go once no screen has it open any more, all is saved, and what was allowed to be written has been. */
  readonly close: () => Promise<void>;
  /** Whether this tab may write now. If so, the pen is not let go of before what it writes has arrived. */
  readonly allow: () => Promise<boolean>;
  readonly take: () => Promise<void>;
  readonly hear: (message: PenMessage) => void;
  readonly setVisible: (isVisible: boolean) => void;
}

export interface PenHoldOptions {
  readonly isVisible: boolean;
  /** From `watchSleep`. */
  readonly isAwake: () => boolean;
  /** Called after every change of the standing. */
  readonly changed: () => void;
}

export function createPenHold(portfolioId: string, around: PenSurroundings, options: PenHoldOptions): PenHold {
  const { locks, post, tabId, saveOpenForms, now, wait } = around;
  const name = penLockName(portfolioId);
  let standing: PenStanding = { type: 'asking' };
  const asking = createPenAsk(portfolioId, around);
  let screens = 0;
  let openings = 0;
  let { isVisible } = options;
  let grip: Grip | null = null;
  let since = 0;
  let waiting: AbortController | null = null;
  let givenAway: Grip | null = null;
  let isLeaving = false;
  /** When a write was asked for, or allowed, last. */
  let lastWrite = -Infinity;

  const become = (next: PenStanding) => {
    standing = next;
    options.changed();
  };

  const follow = (hasLost: boolean) => {
    become({ type: 'following', isTaking: false, hasLost });
    waitInLine();
  };

  const lost = (gone: Grip) => {
    if (grip !== gone) return;
    grip = null;
    follow(standing.type === 'writing' || (standing.type === 'following' && standing.hasLost));
  };

  /** Asks for the lock and writes once it is there, and `pause` has passed. */
  const seize = async (how: Parameters<typeof seizeLock>[2], pause = 0): Promise<boolean> => {
    const seized = await seizeLock(locks, name, how, lost);
    if (seized === null) return false;
    grip = seized;
    if (pause > 0) await wait(pause);
    if (grip !== seized) return false;
    if (screens === 0) {
      drop();
      return false;
    }
    since = now();
    become({ type: 'writing' });
    return true;
  };

  /** R11: whoever looks at the portfolio writes as soon as nobody else does. A tab in the background does not wait for it. */
  const waitInLine = () => {
    if (!isVisible || waiting !== null || grip !== null || screens === 0) return;
    const own = new AbortController();
    waiting = own;
    void seize({ signal: own.signal }).finally(() => {
      if (waiting === own) waiting = null;
    });
  };

  const leaveLine = () => {
    waiting?.abort();
    waiting = null;
  };

  const begin = async () => {
    await Promise.race([seize({ ifAvailable: true }), wait(LONGEST_ANSWER)]);
    if (standing.type === 'asking' && screens > 0) follow(false);
  };

  const take = async () => {
    if (standing.type !== 'following' || standing.isTaking) return;
    const { hasLost } = standing;
    become({ type: 'following', isTaking: true, hasLost });
    const isTaking = () => standing.type === 'following' && standing.isTaking && screens > 0;
    // Where a third tab took it meanwhile, its user is there: it must be asked as well, not robbed.
    for (let asked = 0; isTaking() && asked < MOST_ASKED; asked += 1) {
      if (await seize({ ifAvailable: true })) return;
      const holder = await lockHolders(locks);
      const writer = holder(name);
      // A tab that slept may take itself for the writer: only what the writer says counts.
      const isGiven = isTaking() && (await asking.writer((tab) => holder(tabLockName(tab)) === writer));
      if (!isTaking() || (await lockHolders(locks))(name) !== writer) continue;
      leaveLine();
      if (await seize({ steal: true }, isGiven ? 0 : LAST_WORDS)) return;
    }
    if (isTaking()) follow(hasLost);
  };

  /** R13: saves what is open, stops writing, and only then says so. The other tab then takes the lock. */
  const letGo = async (asker: string) => {
    const own = grip;
    if (standing.type !== 'writing' || own === null || own === givenAway) return;
    givenAway = own;
    post({ type: 'saving', portfolioId, from: tabId, to: asker });
    await Promise.race([saveOpenForms(), wait(LONGEST_SAVE)]);
    if (grip !== own) return;
    become({ type: 'following', isTaking: false, hasLost: true });
    post({ type: 'yours', portfolioId, from: tabId, to: asker });
    await wait(SILENCE);
    if (grip !== own) return;
    // Who asked is gone.
    drop();
    waitInLine();
  };

  const drop = () => {
    grip?.letGo();
    grip = null;
  };

  return {
    standing: () => standing,
    isOpen: () => screens > 0,
    isInUse: () => screens > 0 || standing.type === 'writing',
    open() {
      screens += 1;
      openings += 1;
      isLeaving = false;
      if (standing.type === 'asking') {
        if (screens === 1) void begin();
      } else waitInLine();
    },
    async close() {
      screens -= 1;
      if (screens > 0) return;
      const own = openings;
      // Opened again meanwhile: whoever closes it then lets go.
      const isOpenAgain = () => openings !== own;
      await saveOpenForms();
      const end = now() + LONGEST_SAVE;
      while (!isOpenAgain() && now() - lastWrite < LAST_WORDS && now() < end) await wait(LAST_WORDS);
      if (isOpenAgain()) return;
      // What still writes is no form's last words: it does not keep the pen from others, and is written once nobody else has it (R11).
      isLeaving = true;
      if (now() - lastWrite < LAST_WORDS) await wait(LAST_WORDS);
      if (isOpenAgain()) return;
      isLeaving = false;
      leaveLine();
      drop();
      become({ type: 'asking' });
    },
    take,
    async allow() {
      const own = grip;
      const isStillOwn = () => standing.type === 'writing' && grip === own && !isLeaving;
      if (!isStillOwn()) return false;
      lastWrite = now();
      const isSure = now() - since > UNSURE && options.isAwake();
      if (!isSure && !(await isOurs(around, portfolioId).catch(() => false))) return false;
      // It may have been lost, or let go of, while the browser was asked.
      if (!isStillOwn()) return false;
      lastWrite = now();
      return true;
    },
    hear(message) {
      if (message.type === 'ask') void letGo(message.from);
      else if (message.to === tabId) asking.hear(message);
    },
    setVisible(next) {
      isVisible = next;
      if (!next) leaveLine();
      else if (standing.type === 'following') waitInLine();
    },
  };
}
