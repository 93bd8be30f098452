/** Why a PDF, or a part of it, could not be read. */
export type PdfReadError =
  | { readonly type: 'not-a-pdf' }
  /** `what` says which part, in words that fit after "damaged:". */
  | { readonly type: 'damaged'; readonly what: string }
  | { readonly type: 'encrypted' }
  /** More than Folio is willing to take in; `what` names it. */
  | { readonly type: 'too-big'; readonly what: string }
  /** The bytes themselves did not come: the file was moved, or the disk failed. */
  | { readonly type: 'unreadable'; readonly reason: string };

/** What to tell a person. One sentence, sometimes two. */
export function pdfReadErrorText(error: PdfReadError): string {
  switch (error.type) {
    case 'not-a-pdf':
      return 'This is not a PDF.';
    case 'damaged':
      return `This PDF is damaged: ${error.what}.`;
    case 'encrypted':
      return 'This PDF is locked with a password or against copying, so Folio cannot look inside.';
    case 'too-big':
      return `This PDF holds more than Folio can take in: ${error.what}.`;
    case 'unreadable':
      return `The file could not be read (${error.reason}). If it was moved or lies on a drive that is not connected, choose it again.`;
  }
}

/** Carries a `PdfReadError` to the edge of the reader, where it becomes a value. */
export class PdfProblem extends Error {
  constructor(readonly error: PdfReadError) {
    super(error.type);
  }
}

/** Thrown where the bytes end before an object does: with more of them it may well be whole. */
export class OutOfBytes extends Error {}

/** The value for whatever was thrown within the reader. */
export function readErrorOf(cause: unknown): PdfReadError {
  if (cause instanceof PdfProblem) return cause.error;
  if (cause instanceof OutOfBytes) return { type: 'damaged', what: 'a part of it is cut short' };
  // The engine gives up: out of memory for an array, or too deep a recursion.
  if (cause instanceof RangeError) return { type: 'too-big', what: 'one of its parts' };
  return { type: 'unreadable', reason: cause instanceof Error && cause.message !== '' ? cause.message : 'no reason was given' };
}

/** Stops the reading of a part that is not as it should be. */
export function damaged(what: string): never {
  throw new PdfProblem({ type: 'damaged', what });
}
