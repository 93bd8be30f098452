import type { Attachment } from '../domain/attachment.ts';
import type { PointCoverage } from '../domain/coverage/cover-unit.ts';
import type { Evidence } from '../domain/evidence.ts';
import { evidenceContent } from '../domain/signed-content.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { digestOf } from './digest.ts';

/** J1: what an assessor judged: the evidence that claimed the point then, with the digests of its files. */
export function judgedDigest(claimedBy: readonly Evidence[], attachments: readonly Attachment[]): string {
  return digestOf({ evidence: claimedBy.map((evidence) => evidenceContent(evidence, attachments)) });
}

/** J2: true when the evidence of a judged point no longer has the digest that the judgement holds. */
export function isChangedSinceJudged(point: Pick<PointCoverage, 'claims' | 'judgement'>, attachments: readonly Attachment[]): boolean {
  return (
    point.judgement !== null &&
    judgedDigest(
      point.claims.map(({ evidence }) => evidence),
      attachments,
    ) !== point.judgement.digest
  );
}

/** J1: the digest that a judgement on this point would hold now: of all evidence that claims it. */
export function judgedDigestNow({ evidence, attachments }: Pick<Snapshot, 'evidence' | 'attachments'>, pointId: string): string {
  return judgedDigest(
    evidence.flatMap((item) => item.claims.flatMap((claim) => (claim.pointId === pointId ? [item] : []))),
    attachments,
  );
}
