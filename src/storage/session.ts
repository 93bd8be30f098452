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
}
