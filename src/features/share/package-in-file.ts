import { failure, success, type Result } from '../../lib/result.ts';
import type { FileBeside } from '../../package/files-beside.ts';

/** A package as `stagePackage` takes it. */
export interface FoundPackage {
  readonly carried: Blob;
  readonly beside: readonly FileBeside[];
}

/**
 * The file itself, or of a PDF the package that rides in it with the files beside it. The reader of PDFs is loaded when one
 * comes. Fails with a sentence for the person.
 */
export async function packageInFile(file: Blob): Promise<Result<FoundPackage, { readonly type: 'refused'; readonly sentence: string }>> {
  const begin = await file
    .slice(0, 1024)
    .text()
    .catch(() => '');
  if (!begin.includes('%PDF-')) return success({ carried: file, beside: [] });
  const { portfolioInPdf, noPortfolioText } = await import('../../pdf/reading/portfolio-in-pdf.ts');
  const found = await portfolioInPdf(file);
  return found.ok ? found : failure({ type: 'refused', sentence: noPortfolioText(found.error) });
}
