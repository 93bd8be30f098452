import readWorkbook from 'read-excel-file/universal';
import type { Sheet, SheetCell } from '../../domain/register-sheet.ts';
import { failure, success, type Result } from '../../lib/result.ts';
import type { RegisterFileProblem } from './register-file-problem.ts';
import { unzip, zip, ZipProblem } from './zip.ts';

export interface NamedSheet {
  readonly name: string;
  readonly rows: Sheet;
}

/** Bytes that a workbook may unpack to: a hundred times a large register, and far from what a device can hold. */
const MOST_UNPACKED = 120_000_000;

/** The sheets of a workbook that are not hidden, in their order. Of merged cells, each below the first says what the first says. */
export async function readXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<Result<readonly NamedSheet[], RegisterFileProblem>> {
  try {
    const parts = await unzip(bytes, (name) => /\.(?:xml|rels)$/.test(name), MOST_UNPACKED);
    // The reader is given what needs no unpacking: see `unzip`.
    const unpacked = await zip(parts, false);
    const sheets: readonly { readonly sheet: string; readonly data?: readonly (readonly unknown[])[] }[] = await readWorkbook(unpacked.buffer);
    const facts = sheetFacts(parts);
    const named = sheets.map(({ sheet, data = [] }, index) => ({
      name: sheet,
      isHidden: facts[index]?.isHidden ?? false,
      rows: fillMerged(
        data.map((row) => row.map(toCell)),
        facts[index]?.merged ?? [],
      ),
    }));
    const shown = named.filter(({ isHidden }) => !isHidden);
    const unsaved = facts.find((sheet) => !sheet.isHidden && sheet.unsavedFormula !== '');
    if (unsaved) return failure({ type: 'unreadable-cell', cell: unsaved.unsavedFormula });
    return success((shown.length > 0 ? shown : named).map(({ name, rows }) => ({ name, rows })));
  } catch (cause) {
    return failure(toProblem(cause));
  }
}

function toProblem(cause: unknown): RegisterFileProblem {
  if (cause instanceof ZipProblem) return { type: cause.type === 'too-large' ? 'unpacks-too-large' : cause.type };
  const where = /row (\d+), col (\d+): (?:VALUE|FORMAT|TYPE)_/.exec(cause instanceof Error ? cause.message : '');
  if (where) return { type: 'unreadable-cell', cell: `${columnName(Number(where[2]))}${where[1] ?? ''}` };
  return { type: 'damaged' };
}

/** Whatever the reader gives: it declares dates otherwise than it returns them. */
function toCell(value: unknown): SheetCell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date ? value : null;
}

interface Merged {
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

interface SheetFacts {
  readonly isHidden: boolean;
  readonly merged: readonly Merged[];
  /** The first cell with a formula whose result was not saved: the reader takes it for empty. '' for none. */
  readonly unsavedFormula: string;
}

/** What the reader does not tell of the sheets, in their order. */
function sheetFacts(parts: ReadonlyMap<string, Uint8Array>): readonly SheetFacts[] {
  const read = (name: string) => new TextDecoder().decode(parts.get(name));
  const targets = new Map(
    elements(read('xl/_rels/workbook.xml.rels'), 'Relationship').map((attributes) => [attributes.get('Id'), attributes.get('Target') ?? '']),
  );
  return elements(read('xl/workbook.xml'), 'sheet').map((attributes) => {
    const id = [...attributes].find(([name]) => name.endsWith(':id'))?.[1];
    const target = targets.get(id) ?? '';
    const xml = read(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return {
      isHidden: /hidden/i.test(attributes.get('state') ?? ''),
      merged: elements(xml, 'mergeCell').flatMap((cell) => mergedDown(cell.get('ref') ?? '')),
      unsavedFormula:
        /<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*\/>|[^>]*>[^<]*<\/(?:\w+:)?f>)\s*<\/(?:\w+:)?c>/.exec(xml)?.[1] ?? '',
    };
  });
}

/** Attributes of all elements of one name, with or without a prefix. */
function elements(xml: string, name: string): readonly ReadonlyMap<string, string>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, 'g'))].map(
    ([, inside = '']) =>
      new Map([...inside.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', double, single]) => [key, double ?? single ?? ''])),
  );
}

/** `A2:A5` → column 0, rows 1 to 4. A cell that is merged across only is a title or a heading, and says its words once. */
function mergedDown(range: string): readonly Merged[] {
  const [, column = '', first = '', last = ''] = /^\$?([A-Z]{1,3})\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)$/.exec(range) ?? [];
  if (column === '' || first === last) return [];
  return [
    {
      column: Array.from(column).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
      firstRow: Number(first) - 1,
      lastRow: Number(last) - 1,
    },
  ];
}

function fillMerged(rows: SheetCell[][], merged: readonly Merged[]): Sheet {
  for (const { column, firstRow, lastRow } of merged) {
    const value = rows[firstRow]?.[column] ?? null;
    for (let index = firstRow + 1; index <= Math.min(lastRow, rows.length - 1); index += 1) {
      const row = rows[index];
      if (row && column < row.length) row[column] ??= value;
    }
  }
  return rows;
}

/** 1 → A, 27 → AA. */
function columnName(column: number): string {
  return column <= 26 ? String.fromCharCode(64 + column) : `${columnName(Math.floor((column - 1) / 26))}${columnName(((column - 1) % 26) + 1)}`;
}
