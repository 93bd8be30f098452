import { mediaTypeWords } from '../../attachments/media-types.ts';
import type { SheetProblem } from '../../domain/register-import-plan.ts';

/** Why a file could not be read as a register. Nothing was changed. */
export type RegisterFileProblem =
  | { readonly type: 'empty-file' }
  | { readonly type: 'file-too-large'; readonly megabytes: number }
  /** The device does not give the bytes: moved, deleted, or not downloaded from a cloud. */
  | { readonly type: 'not-given' }
  | { readonly type: 'old-excel' }
  | { readonly type: 'other-spreadsheet'; readonly mediaType: string }
  | { readonly type: 'not-a-table'; readonly mediaType: string }
  | { readonly type: 'damaged' }
  | { readonly type: 'protected' }
  | { readonly type: 'unpacks-too-large' }
  /** Such as a formula without a saved result; `cell` is its address, or '' where it is not known. */
  | { readonly type: 'unreadable-cell'; readonly cell: string }
  | { readonly type: 'open-quotes'; readonly row: number };

/** What is wrong with a file or its sheet, and what to do. */
export function registerProblemText(problem: RegisterFileProblem | SheetProblem): string {
  switch (problem.type) {
    case 'empty-file':
      return 'This file is empty. Choose another, or save it again from your spreadsheet program.';
    case 'file-too-large':
      return `This file has ${problem.megabytes} MB, and a register of text has a few at most. Take pictures and other sheets out of it, and save it as XLSX or CSV.`;
    case 'not-given':
      return 'This device does not give the file: it may have been moved, or not be downloaded yet. Open it once on this device, then choose it again.';
    case 'old-excel':
      return 'This is an old Excel file (.xls), or one with a password, which Folio cannot read. Open it in your spreadsheet program, save it as XLSX without a password, and choose the new file.';
    case 'other-spreadsheet':
      return `This is ${mediaTypeWords(problem.mediaType)}, which Folio cannot read. Open it in your spreadsheet program, save it as XLSX or CSV, and choose the new file.`;
    case 'not-a-table':
      return `This is ${mediaTypeWords(problem.mediaType)}, not a spreadsheet. Choose a file saved as XLSX or CSV.`;
    case 'damaged':
      return 'This spreadsheet is damaged or cut short. Copy it to this device again, or open it in your spreadsheet program and save it anew.';
    case 'protected':
      return 'This spreadsheet is locked with a password. Save a copy without one, and choose the copy.';
    case 'unpacks-too-large':
      return 'This spreadsheet holds far more than a register. Copy the sheet with the risks into a new file, and choose that.';
    case 'unreadable-cell':
      return `${problem.cell === '' ? 'A cell' : `Cell ${problem.cell}`} holds something that Folio cannot read, such as a formula without a saved result. Open the file in your spreadsheet program, save it again, and choose it once more.`;
    case 'open-quotes':
      return `A quotation mark in row ${problem.row} is never closed, so the columns cannot be told apart. Close it or take it out, and choose the file again.`;
    case 'empty':
      return 'There is nothing in this sheet. Choose another file, or another sheet of it.';
    case 'no-headings':
      return `No column says what the risks are. The sheet begins with ${quoted(problem.firstRow)}. Give its columns headings such as “Hazard”, “What may happen” or “Risk”, and choose the file again.`;
    case 'no-rows':
      return 'There are headings and no risks below them. Add a row for each risk, and choose the file again.';
    case 'too-many-rows':
      return `This sheet has ${problem.rows.toLocaleString('en-GB')} rows; Folio takes ${problem.limit.toLocaleString('en-GB')} at once. Keep the risks of your own area of responsibility, and choose the file again.`;
  }
}

function quoted(cells: readonly string[]): string {
  const shown = cells.slice(0, 4).map((cell) => `“${cell.length > 30 ? `${cell.slice(0, 28)}…` : cell}”`);
  return `${shown.join(', ')}${cells.length > 4 ? '…' : ''}`;
}
