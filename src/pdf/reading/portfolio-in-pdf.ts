import { failure, success, type Result } from '../../lib/result.ts';
import { CARRIED_NAME } from '../attachment-names.ts';
import { attachedBytes, attachedFiles } from './attached-files.ts';
import { openPdf } from './open-pdf.ts';
import { placedPhotos } from './placed-photos.ts';
import { pdfReadErrorText, type PdfReadError } from './pdf-read-error.ts';

/** A portfolio that rides inside a PDF: its package, the files attached beside it, and the photos on the pages. Nothing of it is proved. */
export interface PortfolioInPdf {
  readonly carried: Blob;
  readonly beside: readonly { readonly size: number; readonly open: () => Promise<Blob | undefined> }[];
}

export type NoPortfolioInPdf = PdfReadError | { readonly type: 'no-portfolio' };

/**
 * Finds the portfolio in a PDF that Folio made, signed or not. Only what is asked for is read, so that a gigabyte opens at
 * once. Errors: those of `openPdf`, no-portfolio.
 */
export async function portfolioInPdf(blob: Blob): Promise<Result<PortfolioInPdf, NoPortfolioInPdf>> {
  const opened = await openPdf(blob);
  if (!opened.ok) return opened;
  const file = opened.value;
  const all = await attachedFiles(file);
  const carrier = all.find(({ name }) => name === CARRIED_NAME);
  const carried = carrier && (await attachedBytes(file, carrier));
  if (!carrier || !carried)
    return failure(file.problem ?? (carrier ? { type: 'damaged', what: 'its data cannot be unpacked' } : { type: 'no-portfolio' }));
  const beside = all.filter((attached) => attached !== carrier);
  const photos = await placedPhotos(file);
  return success({
    carried,
    beside: [
      ...beside.map((attached) => ({ size: attached.size, open: () => attachedBytes(file, attached) })),
      ...photos.map(({ raw }) => ({ size: raw.size, open: () => Promise.resolve(raw) })),
    ],
  });
}

/** What to tell somebody who wanted to open a PDF in Folio. */
export function noPortfolioText(error: NoPortfolioInPdf): string {
  if (error.type === 'no-portfolio')
    return 'This PDF does not carry a portfolio’s data: it was made without them, or not by Folio. Nothing was changed here. Ask for a PDF that was exported with the data and original files, or for a package.';
  return `${pdfReadErrorText(error)} Nothing was changed here. ${error.type === 'damaged' || error.type === 'not-a-pdf' ? 'Copy or download it again, and if that does not help, ask for it to be sent again.' : ''}`.trim();
}
