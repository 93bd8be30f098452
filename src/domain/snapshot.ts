import type { Attachment } from './attachment.ts';
import type { Event } from './event.ts';
import type { EvidenceReview } from './evidence-review.ts';
import type { Grant } from './grant.ts';
import type { PortfolioReturn } from './portfolio-return.ts';
import type { Evidence } from './evidence.ts';
import type { Judgement, PlanItem, Question } from './judgement.ts';
import type { Person } from './person.ts';
import type { Portfolio } from './portfolio.ts';
import type { Stage } from './process.ts';
import type { Risk } from './risk.ts';
import type { Sample } from './sampling.ts';
import type { CheckAnswer, Signature } from './signature.ts';

/**
 * Everything that one portfolio holds at one moment, without what is in the bin and without the bytes of files.
 * Lists are in reading order: stages by order, risks and evidence by number, the rest by time of creation.
 */
export interface Snapshot {
  readonly portfolio: Portfolio;
  readonly stages: readonly Stage[];
  readonly risks: readonly Risk[];
  readonly evidence: readonly Evidence[];
  readonly people: readonly Person[];
  readonly attachments: readonly Attachment[];
  readonly judgements: readonly Judgement[];
  readonly planItems: readonly PlanItem[];
  readonly questions: readonly Question[];
  readonly samples: readonly Sample[];
  readonly signatures: readonly Signature[];
  readonly checkAnswers: readonly CheckAnswer[];
  readonly evidenceReviews: readonly EvidenceReview[];
  readonly returns: readonly PortfolioReturn[];
  readonly grants: readonly Grant[];
}

/** A snapshot together with its audit log, for the PDF and for backups. */
export interface SnapshotWithEvents extends Snapshot {
  readonly events: readonly Event[];
}
