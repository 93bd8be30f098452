import type { Grant } from '../domain/grant.ts';
import { refusalToWrite, type OwnedTable } from '../domain/policy.ts';
import type { Portfolio } from '../domain/portfolio.ts';
import type { RecordFields } from '../domain/record.ts';
import type { Signature } from '../domain/signature.ts';
import { isSameJson } from '../lib/canonical-json.ts';
import { remember } from '../lib/remember.ts';
import { checkProof } from '../signing/proof.ts';
import type { Batch } from './batch.ts';
import { contentOf } from './compare-records.ts';
import type { RecordEntry } from './entries.ts';
import type { RejectionReason } from './folded.ts';
import { isOwnGrant, type Roles } from './roles.ts';

/** L31: tables whose records never change: a second version may only put them in the bin or take them out. */
const writtenOnce: ReadonlySet<OwnedTable> = new Set(['judgements', 'evidenceReviews', 'returns', 'signatures']);

/** The lock is the candidate's own promise to themselves (P2); what was said before or after it is kept apart by signatures. */
const UNLOCKED = { isLocked: false };

/** Records never change, logs are folded often, and curves are slow. */
const checkProofOnce = remember((signature: Signature) => checkProof(signature));

export interface Authority {
  readonly roles: Roles;
  /** L24: the batch that begins an example portfolio, which may hold what others would have written. */
  readonly exampleBatch: Batch | null;
  /** The clock of the batch that began the portfolio: from there on the candidate has a key. */
  readonly foundedAt: string | null;
}

/** L30–L34: why an entry has no effect, or null when it has. `first` is the record as it was first written, null for a new one. */
export function refusalOf(entry: RecordEntry, first: RecordFields | null, authority: Authority): RejectionReason | null {
  const { batch, table, record } = entry;
  const { roles } = authority;
  if (first && isChangedForGood(table, first, record)) return 'changed-for-good';
  if (batch === authority.exampleBatch) return null;
  const writer = refusalOfWriter(batch, record.author, roles);
  if (writer) return writer;
  // refusalOfWriter has made sure that the author is a role.
  const refusal = refusalToWrite(table, record.author as Parameters<typeof refusalToWrite>[1], UNLOCKED, { before: first, next: record });
  if (refusal) return 'not-owner';
  if (first && writtenOnce.has(table) && first.author !== record.author) return 'not-owner';
  if (table === 'grants') return refusalOfGrant(entry, roles);
  return table === 'signatures' ? refusalOfSignature(entry, authority) : null;
}

/** L30: whoever writes must hold the role in which they write, then. */
export function refusalOfWriter(batch: Batch, author: string, roles: Roles): RejectionReason | null {
  if (roles.holds(batch.keyId, author, batch.payload.clock)) return null;
  return roles.rolesNow(batch.keyId).length === 0 ? 'no-role' : 'not-own-role';
}

/** L31, L33: what nobody may change, not even its author. */
export function isChangedForGood(table: OwnedTable, first: RecordFields, next: RecordFields): boolean {
  if (writtenOnce.has(table)) return !isSameJson(contentOf(first), contentOf(next));
  if (table === 'grants') {
    const [before, after] = [first as Grant, next as Grant];
    return before.keyId !== after.keyId || before.role !== after.role;
  }
  return table === 'portfolios' && (first as Portfolio).isExample !== (next as Portfolio).isExample;
}

function refusalOfGrant(entry: RecordEntry, roles: Roles): RejectionReason | null {
  if (!isOwnGrant(entry)) return (entry.record as Grant).keyId === entry.batch.keyId ? 'grants-to-self' : 'not-readable';
  return roles.isEffective(entry) ? null : 'not-owner';
}

/**
 * L34: a proof that does not hold is refused. Once a key was granted the role of a line, that line is signed with the proof of
 * such a key, or in a batch that such a key signed.
 */
function refusalOfSignature({ batch, record }: RecordEntry, { roles, foundedAt }: Authority): RejectionReason | null {
  const signature = record as Signature;
  const { clock } = batch.payload;
  const proof = checkProofOnce(signature);
  if (proof.type === 'broken') return 'broken-proof';
  if (signature.subject.type !== 'sign-off') return null;
  const { line } = signature.subject;
  if (proof.type === 'holds') return roles.holds(proof.keyId, line, clock) ? null : 'not-proved';
  const since = line === 'candidate' ? foundedAt : roles.firstGranted(line);
  const isPersonal = since === null || clock <= since || (record.author === line && roles.holds(batch.keyId, line, clock));
  return isPersonal ? null : 'not-proved';
}
