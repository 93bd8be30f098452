import type { Portfolio } from './portfolio.ts';

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
  | 'checkAnswers';

/** P1: whose records are whose. */
const owners: Readonly<Record<OwnedTable, 'candidate' | 'assessor' | 'iqa' | 'signer'>> = {
  portfolios: 'candidate',
  stages: 'candidate',
  risks: 'candidate',
  evidence: 'candidate',
  people: 'candidate',
  attachments: 'candidate',
  checkAnswers: 'candidate',
  judgements: 'assessor',
  planItems: 'assessor',
  questions: 'assessor',
  samples: 'iqa',
  signatures: 'signer',
};

/** P2: what the candidate's signature covers cannot be changed while the portfolio is locked. People, answers to the check, and what others own can. */
const lockedBySignature: ReadonlySet<OwnedTable> = new Set(['portfolios', 'stages', 'risks', 'evidence', 'attachments']);

export type Refusal = { readonly type: 'locked' } | { readonly type: 'not-owner'; readonly owner: string };

/** P1, P2: why somebody may not write to a table, or null when they may. */
export function refusalToWrite(table: OwnedTable, actor: 'candidate' | 'assessor' | 'iqa', portfolio: Pick<Portfolio, 'isLocked'>): Refusal | null {
  if (portfolio.isLocked && lockedBySignature.has(table)) return { type: 'locked' };
  const owner = owners[table];
  return owner === 'signer' || owner === actor ? null : { type: 'not-owner', owner };
}
