import type { Attachment } from '../domain/attachment.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Digests } from '../domain/review/digests.ts';
import { evidenceContent } from '../domain/signed-content.ts';
import { remember } from '../lib/remember.ts';
import { digestOf } from './digest.ts';
import { judgedDigest } from './judged-digest.ts';

/**
 * Digests of evidence as it stands with these files. Each is computed once for as long as evidence and files are the same
 * objects, so that asking for all of them at every change costs only what changed.
 */
export const evidenceDigests = remember((attachments: readonly Attachment[]): Digests => {
  const judged = new Map<string, string>();
  const numbers = new WeakMap<Evidence, number>();
  let count = 0;
  const numberOf = (evidence: Evidence) => {
    const known = numbers.get(evidence);
    if (known !== undefined) return known;
    count += 1;
    numbers.set(evidence, count);
    return count;
  };
  return {
    ofEvidence: remember((evidence: Evidence) => digestOf(evidenceContent(evidence, attachments))),
    ofJudged: (claimedBy) => {
      const key = claimedBy.map(numberOf).join(' ');
      const known = judged.get(key);
      if (known !== undefined) return known;
      const digest = judgedDigest(claimedBy, attachments);
      judged.set(key, digest);
      return digest;
    },
  };
});
