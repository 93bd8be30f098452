import { mediaTypeWords } from '../../attachments/media-types.ts';
import { extensionOf } from '../../attachments/safe-name.ts';
import { sniffType } from '../../attachments/sniff-type.ts';
import { failure, success, type Result } from '../../lib/result.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx, type NamedSheet } from './read-xlsx.ts';
import type { RegisterFileProblem } from './register-file-problem.ts';

export interface RegisterFile {
  readonly sheets: readonly NamedSheet[];
  /** What a person should know of how the file was read; '' for nothing. */
  readonly note: string;
}

/** Files of this size are pictures or something else. */
const LARGEST_FILE = 30_000_000;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const tables: ReadonlySet<string> = new Set(['text/csv', 'text/plain']);
/** A password turns a new workbook into the container of the old ones. */
const oldWorkbooks: ReadonlySet<string> = new Set(['application/vnd.ms-excel', 'application/x-ole-storage']);

/** Reads a register from an XLSX or CSV file, by what it is and not by what its name says. */
export async function readRegisterFile(file: File): Promise<Result<RegisterFile, RegisterFileProblem>> {
  if (file.size === 0) return failure({ type: 'empty-file' });
  if (file.size > LARGEST_FILE) return failure({ type: 'file-too-large', megabytes: Math.round(file.size / 1_000_000) });
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return failure({ type: 'not-given' });
  }
  const { mediaType } = await sniffType(new Blob([bytes]));
  if (mediaType === XLSX) {
    const sheets = await readXlsx(bytes);
    return sheets.ok ? success({ sheets: sheets.value, note: noteOn(file.name, mediaType) }) : sheets;
  }
  if (tables.has(mediaType)) {
    const rows = readCsv(bytes);
    return rows.ok ? success({ sheets: [{ name: file.name, rows: rows.value }], note: noteOn(file.name, mediaType) }) : rows;
  }
  if (oldWorkbooks.has(mediaType)) return failure({ type: 'old-excel' });
  if (mediaType === 'application/vnd.oasis.opendocument.spreadsheet') return failure({ type: 'other-spreadsheet', mediaType });
  // A workbook whose directory is missing was cut short on its way.
  if (mediaType === 'application/zip' && /^xls[xm]$/.test(extensionOf(file.name))) return failure({ type: 'damaged' });
  return failure({ type: 'not-a-table', mediaType });
}

function noteOn(name: string, mediaType: string): string {
  const extension = extensionOf(name);
  const isWorkbook = mediaType === XLSX;
  const isNamedWorkbook = extension.startsWith('xl');
  if (isWorkbook === isNamedWorkbook || extension === '') return '';
  return `By its name this is a ${extension.toUpperCase()} file; it is really ${mediaTypeWords(isWorkbook ? XLSX : 'text/csv')}, and was read as such.`;
}
