import type { Event } from '../domain/event.ts';
import type { PublicKey } from '../domain/grant.ts';
import type { Actor, OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import type { RecordOf } from '../domain/tables.ts';
import type { Signer } from './batch.ts';

/** Whom the user of this device takes for whom, besides what the logs themselves say. */
export interface Trust {
  /** The key that began the portfolio, as this device first met it; null before it met any. */
  readonly founderKeyId: string | null;
  /** Keys that this device accepted, its own among them. */
  readonly trusted: readonly { readonly keyId: string; readonly role: Actor }[];
}

/** One version of a record, and where it was said. */
export interface Version<R extends RecordFields = RecordFields> {
  readonly record: R;
  /** Digest of the record as it was signed, before any migration. */
  readonly version: string;
  readonly keyId: string;
  readonly seq: number;
  readonly clock: string;
}

/** A record of which there are several versions that do not know of each other. */
export interface Conflict {
  readonly table: OwnedTable;
  readonly id: string;
  readonly shown: Version;
  /** The other versions, newest first. */
  readonly others: readonly Version[];
}

/** Why an entry has no effect. Each has a number in SPEC.md. */
export type RejectionReason =
  | 'unknown-table'
  | 'not-readable'
  | 'foreign-portfolio'
  | 'said-twice'
  | 'no-role'
  | 'not-own-role'
  | 'not-owner'
  | 'grants-to-self'
  | 'changed-for-good'
  | 'broken-proof'
  | 'not-proved';

export interface Rejection {
  readonly keyId: string;
  readonly seq: number;
  readonly table: string;
  readonly id: string;
  /** Digest of what was said. */
  readonly version: string;
  /** What people call it: `E4`, a name; '' when it could not be read. */
  readonly reference: string;
  readonly reason: RejectionReason;
}

/** What is wrong with a log, or with who began the portfolio. */
export type LogProblem =
  /** One key said two different things with one number. Its log stands still before that number. */
  | { readonly type: 'fork'; readonly keyId: string; readonly seq: number; readonly hashes: readonly string[] }
  /** The batch of this number is missing; those of the numbers in `waiting` are here and wait for it. */
  | { readonly type: 'gap'; readonly keyId: string; readonly seq: number; readonly waiting: readonly number[] }
  /** This batch does not follow from the one before: other hash, or a clock that went back. The log stands still before it. */
  | { readonly type: 'broken-chain'; readonly keyId: string; readonly seq: number; readonly reason: 'previous' | 'clock' }
  /** The signer's clock was more than a day ahead of ours. The batch counts all the same. */
  | { readonly type: 'clock-ahead'; readonly keyId: string; readonly seq: number; readonly clock: string }
  /** Another key also claims to have begun the portfolio. The claim gives it no role. */
  | { readonly type: 'second-founder'; readonly keyId: string; readonly seq: number }
  /** No batch says who began the portfolio, and this device does not know. */
  | { readonly type: 'no-founder' }
  | { readonly type: 'foreign-portfolio'; readonly keyId: string; readonly seq: number; readonly portfolioId: string }
  /** Written by a newer Folio. The log stands still before it until this one is brought up to date. */
  | { readonly type: 'newer'; readonly keyId: string; readonly seq: number; readonly version: number };

/** What the logs say of one key. */
export interface FoldedKey {
  /** Who its newest batch says they are; null while there is none. */
  readonly signer: Signer | null;
  /** Null only for a key that this device trusts and no log speaks of. */
  readonly publicKey: PublicKey | null;
  /** The roles that it has now. */
  readonly roles: readonly Actor[];
  readonly isFounder: boolean;
  /** Ids of the keys whose grants gave it a role. */
  readonly grantedBy: readonly string[];
  /** Name in the grant, '' when there is none: what the granter calls the person. */
  readonly grantedName: string;
  /** True when this device itself accepted it. */
  readonly isTrustedHere: boolean;
}

export type FoldedRecords = { readonly [T in OwnedTable]: ReadonlyMap<string, Version<RecordOf<T>>> };

/** What all logs of a portfolio say together: the same for everybody who has the same batches and trusts the same keys. */
export interface Folded {
  readonly portfolioId: string;
  /** Shown versions, by table and id, those in the bin among them. */
  readonly records: FoldedRecords;
  /** The audit log by time. */
  readonly events: readonly Event[];
  readonly conflicts: readonly Conflict[];
  readonly rejected: readonly Rejection[];
  readonly problems: readonly LogProblem[];
  /** The newest batch of each log that counts. */
  readonly heads: Readonly<Record<string, { readonly seq: number; readonly hash: string; readonly clock: string }>>;
  readonly keys: Readonly<Record<string, FoldedKey>>;
  /** The key that began the portfolio, as far as known. */
  readonly founderKeyId: string | null;
}
