import type { Attachment } from '../domain/attachment.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Digests } from '../domain/review/digests.ts';
import { evidenceContent } from '../domain/signed-content.ts';
import { remember } from '../lib/remember.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { hashText } from './hash-text.ts';

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
  // A piece of evidence claims several points: its text is written once, and strung together for each of them.
  const textOf = remember((evidence: Evidence) => canonicalJson(evidenceContent(evidence, attachments)));
  return {
    ofEvidence: remember((evidence: Evidence) => hashText(textOf(evidence))),
    ofJudged: (claimedBy) => {
      const key = claimedBy.map(numberOf).join(' ');
      const known = judged.get(key);
      if (known !== undefined) return known;
      // The canonical JSON of what `judgedDigest` takes its digest of.
      const digest = hashText(`{"evidence":[${claimedBy.map(textOf).join(',')}]}`);
      judged.set(key, digest);
      return digest;
    },
  };
});
