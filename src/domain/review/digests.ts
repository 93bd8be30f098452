import type { Evidence } from '../evidence.ts';

/** What evidence is compared by. Computed outside, because the domain knows no cryptography. */
export interface Digests {
  /** Of one piece of evidence, files included: what reviews and returns hold. */
  readonly ofEvidence: (evidence: Evidence) => string;
  /** J1: of all evidence that claims a point: what a judgement holds. */
  readonly ofJudged: (claimedBy: readonly Evidence[]) => string;
}
