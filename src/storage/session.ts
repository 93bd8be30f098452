import type { CreateId } from '../lib/ids.ts';
import type { FolioDatabase } from './database.ts';

/** Who writes, where, and with which clock and ids: what a command needs besides its own words. */
export interface Session {
  readonly db: FolioDatabase;
  readonly now: () => Date;
  readonly createId: CreateId;
  readonly actor: 'candidate' | 'assessor' | 'iqa';
}
