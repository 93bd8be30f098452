import type { OwnedTable } from '../domain/policy.ts';

const names: { readonly [T in OwnedTable]: T } = {
  portfolios: 'portfolios',
  stages: 'stages',
  risks: 'risks',
  evidence: 'evidence',
  people: 'people',
  attachments: 'attachments',
  judgements: 'judgements',
  planItems: 'planItems',
  questions: 'questions',
  samples: 'samples',
  signatures: 'signatures',
  checkAnswers: 'checkAnswers',
  evidenceReviews: 'evidenceReviews',
  returns: 'returns',
  grants: 'grants',
};

/** Every table whose records people write. Apart from their schemas, so that Home need not load those. */
export const ownedTables: readonly OwnedTable[] = Object.values(names);
