import type { Refusal } from '../domain/policy.ts';
import type { EditClash } from '../lib/merge-edits.ts';

/** Why a command changed nothing. Wording is the screens' affair. */
export type WriteError =
  | Refusal
  | { readonly type: 'not-found' }
  | { readonly type: 'deleted-elsewhere' }
  /** Another tab changed the same fields in another way. */
  | { readonly type: 'changed-elsewhere'; readonly clashes: readonly EditClash[] }
  | { readonly type: 'invalid'; readonly path: string; readonly reason: string }
  /** Another tab writes this portfolio; this one follows. */
  | { readonly type: 'other-tab' }
  /** A newer Folio wrote to the database since this one was loaded. */
  | { readonly type: 'newer-data' }
  /** Read back, a record was not as it was written. */
  | { readonly type: 'not-kept' }
  /** Another database stands in the place of the one that was opened (R9). */
  | { readonly type: 'database-gone' }
  | { readonly type: 'storage-full' }
  | { readonly type: 'storage-failed'; readonly reason: string };

/** Carries a WriteError out of a transaction, which thereby rolls back. */
export class Refused extends Error {
  constructor(readonly error: WriteError) {
    super(error.type);
  }
}

/** What an exception of the database means. */
export function toWriteError(cause: unknown): WriteError {
  if (cause instanceof Refused) return cause.error;
  const names: string[] = [];
  for (let error: unknown = cause; error instanceof Error || isNamed(error); error = (error as { inner?: unknown }).inner) {
    names.push(error.name);
    if (names.length > 5) break;
  }
  if (names.includes('NewerDataError')) return { type: 'newer-data' };
  if (names.includes('DatabaseGoneError')) return { type: 'database-gone' };
  const reason = cause instanceof Error ? cause.message : String(cause);
  // What Chromium says of a full disk, when it is no quota that was exceeded.
  const isFull = names.includes('QuotaExceededError') || /FILE_ERROR_NO_SPACE|Failed to write blobs/.test(reason);
  if (isFull) return { type: 'storage-full' };
  return { type: 'storage-failed', reason };
}

function isNamed(error: unknown): error is { readonly name: string } {
  return typeof error === 'object' && error !== null && 'name' in error;
}
