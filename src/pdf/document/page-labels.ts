import { type PDFContext, type PDFDict, PDFString } from 'pdf-lib';

/** From which page (0 is the first) pages are numbered how. Without labels viewers count 1, 2, 3. */
export interface PageLabelRange {
  readonly from: number;
  readonly style: 'decimal' | 'roman';
  readonly prefix?: string;
  /** The number of the range's first page; 1 unless given. */
  readonly start?: number;
}

/** Page labels (ISO 32000-1, 12.4.2), so that the viewer's page box shows what is printed on the page. */
export function writePageLabels(context: PDFContext, ranges: readonly PageLabelRange[]): PDFDict {
  const labels = ranges.flatMap(({ from, style, prefix, start }) => [
    from,
    context.obj({ S: style === 'roman' ? 'r' : 'D', P: prefix === undefined ? undefined : PDFString.of(prefix), St: start }),
  ]);
  return context.obj({ Nums: labels });
}
