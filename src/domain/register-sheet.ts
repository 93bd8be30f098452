import { formatDate } from '../lib/dates.ts';
import { stageName } from './coverage/process-operations.ts';
import { evidenceReference } from './evidence.ts';
import { decisionWords, type RegisterRow } from './register.ts';
import { sheetHeadings } from './register-headings.ts';
import { levelNames, type RiskMethod } from './risk-method.ts';
import { dimensions, riskReference, riskTypeNames } from './risk.ts';

/** What a cell of a spreadsheet can hold. Dates are midnight UTC of their day, as spreadsheets know no zone. */
export type SheetCell = string | number | boolean | Date | null;
export type Sheet = readonly (readonly SheetCell[])[];

/** Spreadsheet programs call a file damaged that has more characters than this in one cell. */
export const LONGEST_CELL = 32_767;

/** Stands at the end of a text that was too long for a cell. */
export const CUT_MARK = ' […] The rest is in Folio.';

/** The register as a table of texts: a row of headings, then one row for each risk. No cell can run as a formula. */
export function registerToSheet(rows: readonly RegisterRow[], method: RiskMethod): readonly (readonly string[])[] {
  return [Object.values(sheetHeadings), ...rows.map((row) => Object.values(rowCells(row, method)).map(sheetCell))];
}

/** A text as it is written to a cell: at most as long as a cell holds, and never a formula. */
export function sheetCell(text: string): string {
  const cut = cutToCell(cleanText(text));
  return FORMULA.test(cut) ? `'${cut}` : cut;
}

/** What a cell says, as text; '' for an empty cell and for a formula that failed. Undoes what `sheetCell` did. */
export function cellText(cell: SheetCell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No';
  if (typeof cell === 'number') return String(cell);
  const text = cleanText(cell);
  if (FAILED_FORMULA.test(text)) return '';
  return ESCAPED.test(text) ? text.slice(1) : text;
}

/** The names of stages in one cell: `Greeting; Delivery`. A name with a semicolon in it stands in quotation marks. */
export function joinStageNames(names: readonly string[]): string {
  return names.map((name) => (/[;\n"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join('; ');
}

/** The names of stages that a cell holds, one after a semicolon or on a line of its own. */
export function splitStageNames(cell: string): readonly string[] {
  const names: string[] = [];
  for (const [, quoted, plain] of cell.matchAll(/[^\S\n]*(?:"((?:[^"]|"")*)"(?=\s*(?:;|\n|$))[^\S\n]*|([^;\n]*))(?:;|\n|$)/gy)) {
    const name = (quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')).trim();
    if (name !== '') names.push(name);
  }
  return names;
}

function rowCells({ risk, stages, rating, decisions, evidence }: RegisterRow, method: RiskMethod): Record<keyof typeof sheetHeadings, string> {
  const [finance, reputation, healthAndSafety] = dimensions.map((dimension) =>
    stepWords(method.consequence, rating?.consequences[dimension].step ?? null),
  );
  return {
    reference: riskReference(risk),
    stages: joinStageNames(stages.map(stageName)),
    type: risk.type === null ? '' : riskTypeNames[risk.type],
    title: risk.title,
    hazard: risk.hazard,
    event: risk.event,
    affected: risk.affected,
    controls: risk.controls,
    affectsCustomers: risk.affectsCustomers === null ? '' : risk.affectsCustomers ? 'Yes' : 'No',
    probability: stepWords(method.probability, rating?.probability ?? null),
    finance: finance ?? '',
    reputation: reputation ?? '',
    healthAndSafety: healthAndSafety ?? '',
    classification: rating?.classification ? levelNames[rating.classification] : '',
    decision: decisionWords({ decisions, rating }),
    evidence: evidence.map(evidenceReference).join(', '),
  };
}

function stepWords(words: readonly string[], step: number | null): string {
  return step === null ? '' : `${step} · ${words[step - 1] ?? ''}`.replace(/ · $/, '');
}

/** What a spreadsheet program may take for the start of a formula, also in full width and behind spaces; and what looks as if it had been escaped. */
const FORMULA = /^'*\s*[=+\-@＝＋－＠\t\r\n]/;
const ESCAPED = /^'+\s*[=+\-@＝＋－＠\t\r\n]/;
const FAILED_FORMULA = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

/** Plain line ends, no control characters, nothing blank around it. */
function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
}

/** The limit leaves room for an apostrophe. Half a letter is never left. */
function cutToCell(text: string): string {
  if (text.length < LONGEST_CELL) return text;
  return `${text.slice(0, LONGEST_CELL - CUT_MARK.length - 1).replace(/[\uD800-\uDBFF]$/, '')}${CUT_MARK}`;
}

/** As people write it; with the time where the cell has one. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00') ? formatDate(day) : `${formatDate(day)}, ${time.slice(0, 5)}`;
}
