import type { PublicKey } from '../domain/grant.ts';
import type { Actor } from '../domain/policy.ts';

// Rows that belong to this device and travel in no package.

/** Somebody who works on this device, with the key that signs for them. The private key cannot be read out. */
export interface Identity {
  readonly keyId: string;
  readonly publicKey: PublicKey;
  readonly privateKey: CryptoKey;
  readonly name: string;
  readonly role: Actor;
  /** For an assessor or IQA: qualified, or working towards it. Null is not answered. */
  readonly isQualified: boolean | null;
  readonly qualification: string;
  readonly organisation: string;
  /** `age1…`: with this others lock a package for this device alone; the secret opens it. */
  readonly recipient: string;
  readonly recipientSecret: CryptoKey | string;
  /**
   * The newest batch that this key signed in each portfolio, kept even when the portfolio is erased here: a log must never be
   * continued from an older copy (T4).
   */
  readonly signed: Readonly<Record<string, { readonly seq: number; readonly hash: string }>>;
  readonly createdAt: string;
}

/** As whom this device works in one portfolio, and whose keys its user accepted there. */
export interface Workplace {
  readonly portfolioId: string;
  readonly role: Actor;
  /** The identity that signs here; null until something is signed or shared. */
  readonly keyId: string | null;
  /** The key that began the portfolio's logs, as this device first met it. */
  readonly founderKeyId: string | null;
  /** Keys that the user of this device accepted without being the one who may grant (P4). */
  readonly trusted: readonly { readonly keyId: string; readonly role: Actor; readonly name: string }[];
  /** When work was last signed here: what is written after it is a new sitting of the audit log. */
  readonly committedAt: string | null;
  /** When a copy last left this device, and when a backup was last made and read back. */
  readonly sharedAt: string | null;
  readonly backedUpAt: string | null;
}

/** A signed batch as it was made or came in. Its text is never changed. */
export interface StoredBatch {
  readonly portfolioId: string;
  readonly keyId: string;
  readonly seq: number;
  readonly hash: string;
  readonly jws: string;
  readonly receivedAt: string;
}

/** Of several versions of one record somebody chose one; the next batch says so. */
export interface Resolution {
  readonly id: string;
  readonly portfolioId: string;
  readonly table: string;
  readonly recordId: string;
  /** Versions that the choice replaces. */
  readonly versions: readonly string[];
}

/** A portfolio as it was before something that cannot be undone step by step, such as an import. */
export interface RestorePoint {
  readonly id: string;
  readonly portfolioId: string;
  readonly at: string;
  readonly reason: string;
  /** Data version of the rows (src/migrations). */
  readonly version: number;
  /** Rows by table, and the batches' hashes, as they were. */
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
  readonly batchHashes: readonly string[];
  readonly workplace: Workplace | null;
}

/** An assessor's own wording, to use again. */
export interface Phrase {
  readonly id: string;
  readonly text: string;
  readonly usedAt: string;
}

/** A unit that the user opened from a file, as it stood there. */
export interface UnitFile {
  readonly id: string;
  readonly version: number;
  readonly json: unknown;
}
