import { failure, success, type Result } from '../lib/result.ts';
import type { Stage } from './process.ts';
import { findColumns, type FoundColumns } from './register-columns.ts';
import type { ImportChoices, ImportPlan, SheetProblem } from './register-import-plan.ts';
import { RowPlanner } from './register-import-row.ts';
import { cellText, type Sheet } from './register-sheet.ts';
import type { Risk } from './risk.ts';

/** Most rows that one import takes. */
const MOST_ROWS = 10_000;
/** Titles, logos and dates may stand above the headings. */
const HEADINGS_WITHIN = 40;
/** How many values tell what a column holds. */
const VALUES_LOOKED_AT = 200;

/**
 * Reads a table of risks and says what importing it would do to the register. An empty cell leaves a field as it is. Ratings,
 * decisions and evidence are never taken, because they belong to assessments and other evidence.
 */
export function sheetToRisks(
  sheet: Sheet,
  existing: { readonly stages: readonly Stage[]; readonly risks: readonly Risk[] },
  choices: ImportChoices = {},
): Result<ImportPlan, SheetProblem> {
  const texts = sheet.map((row) => row.map(cellText));
  const firstRow = texts.find(isFilledRow);
  if (firstRow === undefined) return failure({ type: 'empty' });
  const found = findHeadings(texts);
  if (found === null) return failure({ type: 'no-headings', firstRow: firstRow.filter((cell) => cell !== '') });
  const { headings, columns, below } = found;
  const filled = below.filter(({ cells }) => isFilledRow(cells));
  if (filled.length === 0) return failure({ type: 'no-rows' });
  if (filled.length > MOST_ROWS) return failure({ type: 'too-many-rows', rows: filled.length, limit: MOST_ROWS });

  const planner = new RowPlanner({
    headings,
    columns: columns.taken,
    ...existing,
    matchBy: choices.matchBy ?? null,
    withoutStages: choices.withoutStages ?? [],
  });
  const rows = filled.map(({ cells, rowNumber }) => planner.plan(cells, rowNumber));
  const lastOrder = Math.max(0, ...existing.stages.map(({ order }) => Math.ceil(order)));
  const used = new Set(rows.flatMap((row) => (row.type === 'new' || row.type === 'changed' ? row.newStages : [])));
  return success({
    rows,
    taken: [...columns.taken.values()].sort((a, b) => a - b).map((column) => headings[column] ?? ''),
    ignored: columns.ignored,
    unknownStages: planner.unknownStages,
    newStages: planner.unknownStages.filter((name) => used.has(name)).map((name, index) => ({ name, order: lastOrder + 1 + index })),
    matchBy: planner.matchBy,
    knownReferences: planner.knownReferences,
  });
}

interface TextRow {
  readonly cells: readonly string[];
  readonly rowNumber: number;
}

/** The row that names most columns, among those near the top; null when none says where the risks are. */
function findHeadings(
  texts: readonly (readonly string[])[],
): { readonly headings: readonly string[]; readonly columns: FoundColumns; readonly below: readonly TextRow[] } | null {
  let best: { readonly headings: readonly string[]; readonly columns: FoundColumns; readonly index: number } | null = null;
  for (const [index, headings] of texts.slice(0, HEADINGS_WITHIN).entries()) {
    const valuesBelow = (column: number) => texts.slice(index + 1, index + 1 + VALUES_LOOKED_AT).map((row) => row[column] ?? '');
    const columns = findColumns(headings, valuesBelow);
    const { taken } = columns;
    if (!taken.has('event') && !taken.has('hazard') && !taken.has('title')) continue;
    if (best === null || taken.size > best.columns.taken.size) best = { headings, columns, index };
  }
  if (best === null) return null;
  const { index } = best;
  return { ...best, below: texts.slice(index + 1).map((cells, offset) => ({ cells, rowNumber: index + offset + 2 })) };
}

function isFilledRow(cells: readonly string[]): boolean {
  return cells.some((cell) => cell !== '');
}
