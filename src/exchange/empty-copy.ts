import type { WorkingCopy } from '../storage/working-copy.ts';
import { candidateWorkplace } from './workplace-row.ts';

/** A portfolio of which this device has nothing. */
export function emptyCopy(portfolioId: string): WorkingCopy {
  const rows: WorkingCopy['rows'] = {
    portfolios: [],
    stages: [],
    risks: [],
    evidence: [],
    people: [],
    attachments: [],
    judgements: [],
    planItems: [],
    questions: [],
    samples: [],
    signatures: [],
    checkAnswers: [],
    evidenceReviews: [],
    returns: [],
    grants: [],
  };
  return { portfolioId, rows, events: [], batches: [], resolutions: [], workplace: candidateWorkplace(portfolioId), fingerprint: '' };
}
