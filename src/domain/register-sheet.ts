import { stageName } from './coverage/process-operations.ts';
import { evidenceReference } from './evidence.ts';
import { decisionWords, type RegisterRow } from './register.ts';
import { sheetHeadings } from './register-columns.ts';
import { levelNames, type RiskMethod } from './risk-method.ts';
import { dimensions, riskReference, riskTypeNames } from './risk.ts';

/** Spreadsheet programs call a file damaged that has more characters than this in one cell. */
export const LONGEST_CELL = 32_767;

/** Stands at the end of a text that was too long for a cell. */
export const CUT_MARK = ' […] The rest is in Folio.';

/** The register as a table of texts: a row of headings, then one row for each risk. No cell can run as a formula. */
export function registerToSheet(rows: readonly RegisterRow[], method: RiskMethod): readonly (readonly string[])[] {
  return [Object.values(sheetHeadings), ...rows.map((row) => Object.values(rowCells(row, method)).map((cell) => escapeFormula(cutToCell(cleanText(cell)))))];
}

/** A text as one cell can hold it: plain line ends, no control characters, nothing blank around it. */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
}

/** Undoes `escapeFormula`. */
export function unescapeFormula(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell;
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
  const step = (words: readonly string[], number: number | null) => (number === null ? '' : `${number} · ${words[number - 1] ?? ''}`.replace(/ · $/, ''));
  const [finance, reputation, healthAndSafety] = dimensions.map((dimension) => step(method.consequence, rating?.consequences[dimension].step ?? null));
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
    probability: step(method.probability, rating?.probability ?? null),
    finance: finance ?? '',
    reputation: reputation ?? '',
    healthAndSafety: healthAndSafety ?? '',
    classification: rating?.classification ? levelNames[rating.classification] : '',
    decision: decisionWords({ decisions, rating }),
    evidence: evidence.map(evidenceReference).join(', '),
  };
}

/** What a spreadsheet program may take for the start of a formula, also in full width and behind spaces. */
const FORMULA = /^'*\s*[=+\-@＝＋－＠\t\r\n]/;
const ESCAPED = /^'+\s*[=+\-@＝＋－＠\t\r\n]/;

/** Puts an apostrophe before what may run as a formula, and before what looks as if one had been put there. */
function escapeFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The limit leaves room for an apostrophe. Half a letter is never left. */
function cutToCell(text: string): string {
  if (text.length < LONGEST_CELL) return text;
  return `${text.slice(0, LONGEST_CELL - CUT_MARK.length - 1).replace(/[\uD800-\uDBFF]$/, '')}${CUT_MARK}`;
}
