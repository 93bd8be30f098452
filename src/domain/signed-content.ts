import type { Attachment } from './attachment.ts';
import { isFilled, type RecordFields } from './record.ts';
import type { Evidence } from './evidence.ts';
import type { Signature, SignOffLine } from './signature.ts';
import type { Snapshot } from './snapshot.ts';

/** Plain data whose digest a signature holds. */
export type SignedContent = Readonly<Record<string, unknown>>;

/**
 * S1: exactly what a signature covers. Bookkeeping (revision, times of saving) is left out, so that saving again what
 * stood there before does not break a signature, and any change of meaning does.
 * The candidate's line covers the candidate's work; an assessor's also the judgements; an IQA's and EQA's also the samples.
 */
export function signedContent(snapshot: Snapshot, subject: Signature['subject']): SignedContent {
  if (subject.type === 'evidence') {
    const evidence = snapshot.evidence.find((item) => item.id === subject.evidenceId);
    return { subject: 'evidence', evidence: evidence ? evidenceContent(evidence, snapshot.attachments) : null };
  }
  const { line } = subject;
  return {
    subject: 'sign-off',
    ...candidateContent(snapshot),
    ...(isAssessment(line)
      ? {
          judgements: snapshot.judgements.map(plain),
          planItems: snapshot.planItems.map(plain),
          questions: snapshot.questions.map(plain),
          ...assessorsContent(snapshot),
        }
      : {}),
    ...(isSampling(line) ? { samples: snapshot.samples.map(plain) } : {}),
  };
}

function candidateContent({ portfolio, stages, risks, evidence, attachments }: Snapshot): SignedContent {
  const { candidate, centre, employer, jobTitle, responsibility, unitId, unitVersion, method } = portfolio;
  return {
    portfolio: { id: portfolio.id, candidate, centre, employer, jobTitle, responsibility, unitId, unitVersion, method },
    stages: stages.map(plain),
    risks: risks.map(plain),
    evidence: evidence.filter(isCandidates).map((item) => evidenceContent(item, attachments)),
  };
}

/** What an assessor wrote besides; left out while there is none, so that older digests stay what they were. */
function assessorsContent({ evidence, attachments, evidenceReviews }: Snapshot): SignedContent {
  const written = evidence.filter((item) => !isCandidates(item));
  return {
    ...(written.length === 0 ? {} : { assessorEvidence: written.map((item) => evidenceContent(item, attachments)) }),
    ...(evidenceReviews.length === 0 ? {} : { evidenceReviews: evidenceReviews.map(plain) }),
  };
}

/** P3: evidence stays with the role that wrote it first. */
function isCandidates(evidence: Evidence): boolean {
  return evidence.author !== 'assessor';
}

/** A piece of evidence with the names and digests of its files. */
export function evidenceContent(evidence: Evidence, attachments: readonly Attachment[]): SignedContent {
  const files = evidence.attachmentIds.flatMap((id) => attachments.find((file) => file.id === id) ?? []);
  return { ...plain(evidence), files: files.map(({ name, sha256, alternativeText }) => ({ name, sha256, alternativeText })) };
}

/** S2: the lines of the sheet that still have a signature, newest first for each line; earlier ones are history. */
export function currentSignature(signatures: readonly Signature[], line: SignOffLine): Signature | undefined {
  return signaturesOfLine(signatures, line)[0];
}

/** All signatures of one line, newest first. */
export function signaturesOfLine(signatures: readonly Signature[], line: SignOffLine): readonly Signature[] {
  return signatures
    .filter((signature) => signature.subject.type === 'sign-off' && signature.subject.line === line)
    .sort((a, b) => (a.signedAt < b.signedAt ? 1 : -1));
}

/** Confirmations of one piece of evidence, oldest first. */
export function confirmationsOf(signatures: readonly Signature[], evidenceId: string): readonly Signature[] {
  return signatures.filter((signature) => signature.subject.type === 'evidence' && signature.subject.evidenceId === evidenceId);
}

/** True when the method leaves a mark: drawn lines, or a date written on the printed sheet. */
export function isSignatureWhole(signature: Pick<Signature, 'method' | 'strokes' | 'writtenOn'>): boolean {
  return signature.method === 'drawn' ? (signature.strokes?.lines.length ?? 0) > 0 : isFilled(signature.writtenOn);
}

function isAssessment(line: SignOffLine): boolean {
  return line !== 'candidate';
}

function isSampling(line: SignOffLine): boolean {
  return line === 'iqa' || line === 'iqa-countersignatory' || line === 'eqa';
}

/** The record without its bookkeeping. */
function plain(record: RecordFields): SignedContent {
  const {
    revision: _revision,
    author: _author,
    createdAt: _created,
    updatedAt: _updated,
    deletedAt: _deleted,
    portfolioId: _portfolio,
    ...content
  } = record;
  return content;
}
