import type { PenLocks } from './pen-lock.ts';

/** What the pen needs of the tab that it works in. */
export interface PenSurroundings {
  readonly locks: PenLocks;
  readonly post: (message: PenMessage) => void;
  readonly tabId: string;
  /** Saves what is typed in open forms; settles when it is saved or cannot be. */
  readonly saveOpenForms: () => Promise<void>;
  /** Milliseconds that never run backwards. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** What tabs say to each other about one portfolio. */
export interface PenMessage {
  readonly type: 'ask' | 'saving' | 'yours';
  readonly portfolioId: string;
  readonly from: string;
  /** Whom it is for; nobody in particular in an `ask`. */
  readonly to?: string;
}
