import type { Attachment } from '../domain/attachment.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Digests } from '../domain/review/digests.ts';
import { evidenceContent } from '../domain/signed-content.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { remember } from '../lib/remember.ts';
import { hashText } from './hash-text.ts';

/** Digests that may be computed beforehand. */
export interface EvidenceDigests extends Digests {
  /**
   * Has the browser compute what will be asked for, many times quicker than this code could, but not at once: `each` for
   * `ofEvidence`, `lists` for `ofJudged`. Does nothing where the browser offers none of its cryptography.
   */
  readonly prepare: (each: readonly Evidence[], lists: readonly (readonly Evidence[])[]) => Promise<void>;
}

/**
 * Digests of evidence as it stands with these files. Each is computed once for as long as evidence and files are the same
 * objects, so that asking for all of them at every change costs only what changed.
 */
export const evidenceDigests = remember((attachments: readonly Attachment[]): EvidenceDigests => {
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
  const keyOf = (claimedBy: readonly Evidence[]) => claimedBy.map(numberOf).join(' ');
  // A piece of evidence claims several points: its text is written once, and strung together for each of them.
  const textOf = remember((evidence: Evidence) => canonicalJson(evidenceContent(evidence, attachments)));
  /** The canonical JSON of what `judgedDigest` takes its digest of. */
  const judgedText = (claimedBy: readonly Evidence[]) => `{"evidence":[${claimedBy.map(textOf).join(',')}]}`;
  const single = new WeakMap<Evidence, string>();
  return {
    ofEvidence: (evidence) => {
      const digest = single.get(evidence) ?? hashText(textOf(evidence));
      single.set(evidence, digest);
      return digest;
    },
    ofJudged: (claimedBy) => {
      const key = keyOf(claimedBy);
      const digest = judged.get(key) ?? hashText(judgedText(claimedBy));
      judged.set(key, digest);
      return digest;
    },
    prepare: async (each, lists) => {
      const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
      if (!subtle) return;
      const utf8 = new TextEncoder();
      const bytesOf = remember((evidence: Evidence) => utf8.encode(textOf(evidence)));
      const [opening, comma, closing] = [utf8.encode('{"evidence":['), utf8.encode(','), utf8.encode(']}')];
      const digestOf = async (bytes: Uint8Array<ArrayBuffer>) => hex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
      const wanted = new Map(lists.map((claimedBy) => [keyOf(claimedBy), claimedBy]));
      await Promise.all([
        ...each.filter((evidence) => !single.has(evidence)).map(async (evidence) => single.set(evidence, await digestOf(bytesOf(evidence)))),
        ...[...wanted]
          .filter(([key]) => !judged.has(key))
          .map(async ([key, claimedBy]) => {
            const parts = claimedBy.flatMap((evidence, index) => (index === 0 ? [bytesOf(evidence)] : [comma, bytesOf(evidence)]));
            judged.set(key, await digestOf(joined([opening, ...parts, closing])));
          }),
      ]);
    },
  };
});

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
