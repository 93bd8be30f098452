import type { Portfolio } from './portfolio.ts';
import type { SignOffLine } from './signature.ts';

/** Tables whose records a person writes. */
export type OwnedTable =
  | 'portfolios'
  | 'stages'
  | 'risks'
  | 'evidence'
  | 'people'
  | 'attachments'
  | 'judgements'
  | 'planItems'
  | 'questions'
  | 'samples'
  | 'signatures'
  | 'checkAnswers'
  | 'evidenceReviews'
  | 'returns'
  | 'grants';

/** Who writes on a device in one portfolio: everybody with a line on the sign-off sheet. */
export type Actor = SignOffLine;

/** P1: whose records are whose. */
const owners: Readonly<Record<OwnedTable, readonly Actor[] | 'anyone'>> = {
  portfolios: ['candidate'],
  stages: ['candidate'],
  risks: ['candidate'],
  // An assessor's observations and professional discussions are evidence too; P3 keeps the two apart.
  evidence: ['candidate', 'assessor'],
  people: 'anyone',
  attachments: ['candidate', 'assessor'],
  checkAnswers: ['candidate'],
  judgements: ['assessor'],
  planItems: ['assessor'],
  questions: ['assessor'],
  evidenceReviews: ['assessor'],
  returns: ['assessor'],
  samples: ['iqa', 'eqa'],
  signatures: 'anyone',
  grants: 'anyone',
};

/** P2: what the candidate's signature covers cannot be changed while the portfolio is locked. People, answers to the check, and what others own can. */
const lockedBySignature: ReadonlySet<OwnedTable> = new Set(['portfolios', 'stages', 'risks', 'evidence', 'attachments']);

/** P3: tables in which a record stays with the role that wrote it first. */
const keptByAuthor: ReadonlySet<OwnedTable> = new Set(['evidence', 'attachments']);

/** P4: who may say that a key belongs to somebody in a role. A centre replaces a lost device of the candidate through the assessor. */
const grantable: Readonly<Record<Actor, readonly Actor[]>> = {
  candidate: ['candidate', 'assessor', 'assessor-countersignatory', 'iqa', 'iqa-countersignatory', 'eqa'],
  assessor: ['candidate', 'assessor-countersignatory', 'iqa'],
  'assessor-countersignatory': [],
  iqa: ['assessor', 'assessor-countersignatory', 'iqa-countersignatory', 'eqa'],
  'iqa-countersignatory': [],
  eqa: [],
};

/** What policy needs to know of a record: who wrote it (rows) and whose role it names (people, grants). */
export interface PolicyRecord {
  readonly author?: string;
  readonly role?: string;
}

export type Refusal = { readonly type: 'locked' } | { readonly type: 'not-owner'; readonly owner: string };

/**
 * P1–P4: why somebody may not write to a table, or null when they may. `before` is the record as it stands, when there is
 * one; `next` is the record to be written.
 */
export function refusalToWrite(
  table: OwnedTable,
  actor: Actor,
  portfolio: Pick<Portfolio, 'isLocked'>,
  { before, next }: { readonly before?: PolicyRecord | null; readonly next?: PolicyRecord } = {},
): Refusal | null {
  const owner = ownerRefusal(table, actor, before ?? null, next);
  if (owner) return owner;
  return portfolio.isLocked && actor === 'candidate' && lockedBySignature.has(table) ? { type: 'locked' } : null;
}

/** P4: whether an actor's word gives somebody else's key a role. */
export function mayGrant(actor: Actor, role: string): boolean {
  return grantable[actor].some((other) => other === role);
}

function ownerRefusal(table: OwnedTable, actor: Actor, before: PolicyRecord | null, next: PolicyRecord | undefined): Refusal | null {
  const owner = owners[table];
  if (owner !== 'anyone' && !owner.includes(actor)) return { type: 'not-owner', owner: owner[0] ?? 'candidate' };
  if (keptByAuthor.has(table)) {
    const author = before?.author ?? next?.author;
    return author !== undefined && author !== actor ? { type: 'not-owner', owner: author } : null;
  }
  // P3: besides the candidate, everybody writes about themselves alone.
  if (table === 'people' && actor !== 'candidate' && (before?.role ?? next?.role) !== actor) return { type: 'not-owner', owner: 'candidate' };
  if (table === 'grants' && next?.role !== undefined && !mayGrant(actor, next.role)) return { type: 'not-owner', owner: 'candidate' };
  return null;
}
