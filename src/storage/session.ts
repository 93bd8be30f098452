import type { Actor } from '../domain/policy.ts';
import type { CreateId } from '../lib/ids.ts';
import type { FolioDatabase } from './database.ts';

/** Who writes, where, and with which clock and ids: what a command needs besides its own words. */
export interface Session {
  readonly db: FolioDatabase;
  readonly now: () => Date;
  readonly createId: CreateId;
  /** In which role this device works in the portfolio that is open. */
  readonly actor: Actor;
  /** False while another tab writes this portfolio (R12). Without it everybody may write. A tab that slept asks the browser first. */
  readonly holdsPen?: (portfolioId: string) => boolean | Promise<boolean>;
  /** Does a piece of work as the one who writes; the tab that does so otherwise saves what is open and lets go for the time of it (R16). Null when that was not to be had. */
  readonly borrowPen?: <T>(portfolioId: string, work: () => Promise<T>) => Promise<T | null>;
  /**
   * R36: false when so many bytes (as few as a command takes, when left out) do not fit: the database must not meet a full disk, for a
   * record that is torn there costs all of it at the next start. Gives the reserve up before that happens.
   */
  readonly hasRoom?: (bytes?: number) => Promise<boolean>;
  /**
   * Makes room on a full disk by giving up what was kept for this (R36). Without certainty that the disk is full it is found out first.
   */
  readonly freeReserve?: (isCertain: boolean) => Promise<'freed' | 'full' | 'not-full'>;
}
