import type { PdfReadError } from '../reading/pdf-read-error.ts';
import { pdfReadErrorText } from '../reading/pdf-read-error.ts';

/** Why a PDF was not signed. Nothing was changed. */
export type SignPdfError =
  | { readonly type: 'cancelled' }
  | { readonly type: 'not-read'; readonly error: PdfReadError }
  /** It has no field of that name: Folio did not make it, or made it without the sign-off sheet. */
  | { readonly type: 'no-field' }
  | { readonly type: 'already-signed' }
  /** Another program saved it in a form that Folio does not add to. */
  | { readonly type: 'saved-elsewhere' }
  /** The numbers in a signature have no room for a file of 2 GiB. */
  | { readonly type: 'too-large' }
  | { readonly type: 'not-finished'; readonly reason: string };

/** What to tell the person who wanted to sign; '' when they stopped it themselves. */
export function signPdfErrorText(error: SignPdfError): string {
  switch (error.type) {
    case 'cancelled':
      return '';
    case 'not-read':
      return pdfReadErrorText(error.error);
    case 'no-field':
      return 'This PDF has no line for you to sign. Folio puts one into the whole portfolio, the IQA pack and the sign-off sheet, unless the line is not needed. Export the PDF again, or ask for a new one.';
    case 'already-signed':
      return 'Somebody has signed this line of the PDF already. A line is signed once: to sign anew, export the PDF again.';
    case 'saved-elsewhere':
      return 'Another program has saved this PDF in its own way since Folio made it, so Folio cannot add a signature. Export it again and sign that, or sign it in the other program.';
    case 'too-large':
      return 'A PDF of 2 GB or more cannot be signed: the format has no room for larger numbers. Export it without the originals, and sign that.';
    case 'not-finished':
      return `The PDF was not signed: ${error.reason}. Close other tabs to free memory and try again. Your file has not changed.`;
  }
}
