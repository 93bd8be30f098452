import { brokenBy } from '../../domain/broken-by.ts';
import { eventSummary, theActor } from '../../domain/event-words.ts';
import type { Signature, SignOffLine } from '../../domain/signature.ts';
import { wordsOf } from '../../signing/key-words.ts';
import { signatureStanding } from '../../signing/signature-standing.ts';
import { instantWords, type ReportContext } from './report-context.ts';

/** S12: how a line was signed, and what stands behind it. */
export interface SignedHowReport {
  readonly words: string;
  /** The six words of the seal; '' without one. */
  readonly seal: string;
  /** The seal does not fit. */
  readonly isWarning: boolean;
}

/** How a signature of a line was given; null for wet ink, which the mark says. */
export function signedHow(signature: Signature, line: SignOffLine, { snapshot, seals }: ReportContext): SignedHowReport | null {
  const grants = [...snapshot.grants, ...seals.trusted];
  const standing = signatureStanding(signature, line, { grants, founderKeyId: seals.founderKeyId, ownKeyId: null });
  switch (standing.type) {
    case 'sealed':
      return {
        words: standing.isAccepted ? 'Sealed with the signer’s own seal, checked' : 'Sealed, with a seal that nobody has accepted yet',
        seal: wordsOf(standing.keyId).join(' '),
        isWarning: false,
      };
    case 'broken-seal':
      return { words: 'The seal does not fit: this signature was changed after it was made', seal: '', isWarning: true };
    case 'paper':
      return null;
    case 'drawn':
      return {
        words:
          standing.on === line ? 'Drawn on the signer’s own device, without a seal' : `Drawn on ${theActor(standing.on)}’s device, without a seal`,
        seal: '',
        isWarning: false,
      };
  }
}

/** More edits than these are counted, not listed. */
const MOST_EDITS = 3;

/** S11: by which edits a signature was broken, in a sentence: `E2 (evidence): title, by the candidate, 3 Dec 2026, 10:02`. */
export function brokenByText(signature: Signature, { snapshot }: ReportContext): string {
  const edits = brokenBy(signature, snapshot.events, snapshot);
  if (edits.length === 0) return 'The audit log of the device that made this PDF does not say by which edit.';
  const listed = edits.slice(0, MOST_EDITS).map((event) => `${eventSummary(event)}, by ${theActor(event.actor)}, ${instantWords(event.at)}`);
  return `${[...listed, ...(edits.length > MOST_EDITS ? [`And ${edits.length - MOST_EDITS} more, in the audit log`] : [])].join('. ')}.`;
}
