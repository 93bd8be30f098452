import { type PDFDict, PDFNumber, type PDFObject } from 'pdf-lib';
import type { Report } from './pdf-check.ts';
import type { PdfObjects } from './pdf-objects.ts';

/** Rows of equal length, cells that do not overlap, and headers that say whose they are (PDF/UA-1, 7.2 and 7.5). */
export function checkTable(objects: PdfObjects, table: PDFDict, report: Report): void {
  const kidsOf = (element: PDFObject | undefined) => objects.list(element, 'K').map((kid) => objects.resolve(kid));
  const isRow = (kid: PDFObject | undefined) => objects.name(kid, 'S') === 'TR';
  const rows = kidsOf(table).flatMap((kid) => (isRow(kid) ? [kid] : kidsOf(kid).filter(isRow)));
  const attribute = (cell: PDFObject | undefined, key: string) =>
    objects
      .list(cell, 'A')
      .map((item) => objects.get(objects.resolve(item), key))
      .find((value) => value !== undefined);
  const span = (cell: PDFObject | undefined, key: string) => {
    const value = attribute(cell, key);
    return value instanceof PDFNumber ? value.asNumber() : 1;
  };

  // How many rows below are still taken, by column.
  let taken: number[] = [];
  const widths = rows.map((row) => {
    const next = taken.map((count) => Math.max(0, count - 1));
    let column = 0;
    for (const cell of kidsOf(row)) {
      while ((taken[column] ?? 0) > 0) column++;
      for (let i = 0; i < span(cell, 'ColSpan'); i++, column++) {
        if ((taken[column] ?? 0) > 0) report('UA 7.2-15', 'cells overlap');
        next[column] = span(cell, 'RowSpan') - 1;
      }
    }
    const width = Math.max(column, taken.findLastIndex((count) => count > 0) + 1);
    taken = next;
    return width;
  });
  if (new Set(widths).size > 1) report('UA 7.2-42', `rows of ${[...new Set(widths)].join(' and ')} columns`);
  if (taken.some((count) => count > 0)) report('UA 7.2-41', 'a cell reaches below the table');

  const headers = rows.flatMap(kidsOf).filter((cell) => objects.name(cell, 'S') === 'TH');
  if (headers.some((cell) => !attribute(cell, 'Scope'))) report('UA 7.5-1', 'table header without a scope');
  if (headers.length === 0) report('UA 7.5', 'table without headers');
}
