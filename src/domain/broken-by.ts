import type { Event } from './event.ts';
import type { Signature, SignOffLine } from './signature.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * S11: the entries of the audit log that broke a signature: later than it, and about what it covers. Oldest first; empty
 * when the log of this device does not hold them. Whether it is broken at all, its digest says (S3).
 */
export function brokenBy(
  signature: Pick<Signature, 'subject' | 'signedAt'>,
  events: readonly Event[],
  snapshot: Pick<Snapshot, 'evidence'>,
): readonly Event[] {
  return events
    .filter((event) => event.at > signature.signedAt && isCovered(signature.subject, event, snapshot))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Fields of the portfolio that a signature covers; the others are bookkeeping or do not touch the work. */
const portfolioFields = ['candidate', 'centre', 'employer', 'jobTitle', 'responsibility', 'unitId', 'unitVersion', 'method'];
const candidatesTables: ReadonlySet<string> = new Set(['stages', 'risks']);
const assessorsTables: ReadonlySet<string> = new Set(['judgements', 'planItems', 'questions', 'evidenceReviews']);
/** Entries that say why, or that something was signed, and change nothing that is covered. */
const wordsOnly: ReadonlySet<Event['type']> = new Set(['signed', 'unlocked', 'answered']);

function isCovered(subject: Signature['subject'], event: Event, snapshot: Pick<Snapshot, 'evidence'>): boolean {
  if (wordsOnly.has(event.type)) return false;
  if (subject.type === 'evidence') return isAboutEvidence(subject.evidenceId, event, snapshot);
  const isByAssessor = event.actor === 'assessor';
  switch (event.table) {
    case 'portfolios':
      return event.changes.some(({ field }) => portfolioFields.some((name) => field === name || field.startsWith(`${name}.`)));
    case 'evidence':
      // P3: only the role that wrote a piece of evidence changes it, so who changed it says whose it is.
      return !isByAssessor || coversJudgements(subject.line);
    case 'attachments':
      // Adding or removing a file is told by the evidence that it belongs to.
      return event.type === 'edited' && (!isByAssessor || coversJudgements(subject.line));
    case 'samples':
      return coversSamples(subject.line);
    default:
      return candidatesTables.has(event.table) || (assessorsTables.has(event.table) && coversJudgements(subject.line));
  }
}

function isAboutEvidence(evidenceId: string, { table, recordId, type }: Event, { evidence }: Pick<Snapshot, 'evidence'>): boolean {
  if (table === 'evidence') return recordId === evidenceId;
  return table === 'attachments' && type === 'edited' && (evidence.find(({ id }) => id === evidenceId)?.attachmentIds.includes(recordId) ?? false);
}

function coversJudgements(line: SignOffLine): boolean {
  return line !== 'candidate';
}

function coversSamples(line: SignOffLine): boolean {
  return line === 'iqa' || line === 'iqa-countersignatory' || line === 'eqa';
}
