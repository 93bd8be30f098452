import type { Evidence } from '../domain/evidence.ts';
import type { Signature } from '../domain/signature.ts';
import { signedContent } from '../domain/signed-content.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { digestOf } from './digest.ts';
import { evidenceDigests } from './evidence-digests.ts';
import { judgedDigestNow } from './judged-digest.ts';

/** Every digest that records hold, as it would be of a portfolio as it stands. */
export const snapshotDigests = {
  /** What a signature holds. */
  ofSigned: (snapshot: Snapshot, subject: Signature['subject']): string => digestOf(signedContent(snapshot, subject)),
  /** What a judgement on a point holds. */
  ofJudged: judgedDigestNow,
  /** What reviews of a piece of evidence hold, and returns. */
  ofEvidence: ({ attachments }: Snapshot, evidence: Evidence): string => evidenceDigests(attachments).ofEvidence(evidence),
};
