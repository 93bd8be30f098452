import type { Workplace } from '../storage/device-rows.ts';

/** Where nothing was said yet: the candidate works here, and nothing was signed. */
export function candidateWorkplace(portfolioId: string): Workplace {
  return { portfolioId, role: 'candidate', keyId: null, founderKeyId: null, trusted: [], committedAt: null, sharedAt: null, backedUpAt: null };
}
