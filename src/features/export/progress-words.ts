import type { PdfProgress } from '../../pdf/render-report.ts';

/** How far the PDF is, as a share of the whole and in words. Reading files is most of the work of a large portfolio. */
export function toWords(progress: PdfProgress): { readonly fraction: number; readonly words: string } {
  switch (progress.stage) {
    case 'files':
      return {
        fraction: progress.total === 0 ? 0.1 : (0.6 * progress.done) / progress.total,
        words: `Reading files: ${progress.done} of ${progress.total}`,
      };
    case 'pages':
      return { fraction: 0.65, words: `Laying out pages: ${progress.evidence} pieces of evidence` };
    case 'writing':
      return { fraction: 0.9, words: `Writing ${progress.pages} pages` };
  }
}
