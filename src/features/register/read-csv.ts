import Papa from 'papaparse';
import type { Sheet } from '../../domain/register-sheet.ts';
import { failure, success, type Result } from '../../lib/result.ts';
import type { RegisterFileProblem } from './register-file-problem.ts';

/** Comma, semicolon (where a comma divides decimals), tab, or the mark that a first line such as `sep=;` names. */
const DELIMITERS = [',', ';', '\t', '|'];

/** Reads comma-separated values in whatever encoding they are: UTF-8, UTF-16 with its mark, or else Windows-1252 as Excel writes it. */
export function readCsv(bytes: Uint8Array): Result<Sheet, RegisterFileProblem> {
  const { text, delimiter } = withoutSeparatorLine(decode(bytes));
  const { data, errors } = Papa.parse<string[]>(text, { delimitersToGuess: DELIMITERS, ...(delimiter === null ? {} : { delimiter }) });
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  if (open) return failure({ type: 'open-quotes', row: (open.row ?? 0) + 1 + (delimiter === null ? 0 : 1) });
  // The line that named the separator is a row to the person who looks for row 7.
  return success(delimiter === null ? data : [[], ...data]);
}

/** Comma-separated values that Excel opens as UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): Blob {
  return new Blob(['\ufeff', Papa.unparse(rows as string[][], { newline: '\r\n' }), '\r\n'], { type: 'text/csv;charset=utf-8' });
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function withoutSeparatorLine(text: string): { readonly text: string; readonly delimiter: string | null } {
  const line = /^"?sep=(.)"?\r?\n/i.exec(text);
  return { text: line ? text.slice(line[0].length) : text, delimiter: line?.[1] ?? null };
}
