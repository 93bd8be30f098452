import type { ImportPlan, PlannedRow, RiskFields } from '../domain/register-import-plan.ts';
import { emptyStage } from '../domain/process.ts';
import { emptyRisk, riskReference, type Risk } from '../domain/risk.ts';
import { isSameJson } from '../lib/canonical-json.ts';
import type { EditClash } from '../lib/merge-edits.ts';
import type { Result } from '../lib/result.ts';
import type { Session } from './session.ts';
import { write, type Writer } from './write.ts';
import { Refused, type WriteError } from './write-error.ts';

/** What an import wrote, so that it can be undone. */
export interface ImportReceipt {
  readonly stageIds: readonly string[];
  readonly riskIds: readonly string[];
  readonly changed: readonly { readonly before: Risk; readonly after: Risk }[];
}

/** How many are written at once; between them the progress is told. */
const BATCH = 250;

/**
 * Writes what a plan says, all of it or nothing: new stages at the end of the process, new risks with the next references in
 * the order of their rows, and changed risks. A risk that was changed in another tab since the plan was made, in the same
 * fields, refuses the whole import. `onProgress` gets how many rows are written.
 */
export function importRisks(
  session: Session,
  portfolioId: string,
  plan: ImportPlan,
  onProgress?: (written: number) => void,
): Promise<Result<ImportReceipt, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    const stageIdByName = new Map<string, string>();
    for (const { name, order } of plan.newStages) stageIdByName.set(name, (await writer.create('stages', { ...emptyStage, name, order })).id);
    const stageIdsOf = (names: readonly string[]) => names.flatMap((name) => stageIdByName.get(name) ?? []);

    const rows = plan.rows.filter((row) => row.type === 'new' || row.type === 'changed');
    const firstNumber = writer.portfolio.nextRiskNumber;
    const numbers = new Map(rows.filter((row) => row.type === 'new').map((row, index) => [row, firstNumber + index]));
    if (numbers.size > 0) await writer.change('portfolios', writer.portfolio, { nextRiskNumber: firstNumber + numbers.size });

    const riskIds: string[] = [];
    const changed: { readonly before: Risk; readonly after: Risk }[] = [];
    const writeRow = async (row: (typeof rows)[number]) => {
      if (row.type === 'changed') {
        changed.push(await changeRisk(writer, row, stageIdsOf(row.newStages)));
        return;
      }
      const { id } = await writer.create('risks', {
        ...row.fields,
        stageIds: [...row.fields.stageIds, ...stageIdsOf(row.newStages)],
        number: numbers.get(row) ?? firstNumber,
      });
      riskIds.push(id);
    };
    await inBatches(rows, writeRow, onProgress);
    return { stageIds: [...stageIdByName.values()], riskIds, changed };
  });
}

/**
 * Takes an import back: what it added goes to the bin, and what it changed is as before, but for fields that were changed
 * again since. References that it gave are not given again.
 */
export function undoImport(session: Session, portfolioId: string, receipt: ImportReceipt): Promise<Result<void, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    await inBatches(receipt.riskIds, (id) => writer.setDeleted('risks', id, true));
    await inBatches(receipt.changed, async ({ before, after }) => {
      const current = await writer.find('risks', before.id);
      const fields = changedFields(before, after).filter((field) => isSameJson(current[field], after[field]));
      if (fields.length > 0) await writer.change('risks', current, pick(before, fields));
    });
    await inBatches(receipt.stageIds, (id) => writer.setDeleted('stages', id, true));
  });
}

/** Records that are independent of each other are written without waiting for each: five times as fast. */
async function inBatches<T>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
  onProgress: (done: number) => void = () => undefined,
): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    const batch = items.slice(start, start + BATCH);
    await Promise.all(batch.map(run));
    onProgress(start + batch.length);
  }
}

async function changeRisk(
  writer: Writer,
  { risk, fields, newStages }: Extract<PlannedRow, { type: 'changed' }>,
  newStageIds: readonly string[],
): Promise<{ readonly before: Risk; readonly after: Risk }> {
  const before = await writer.find('risks', risk.id);
  if (before.deletedAt !== null) throw new Refused({ type: 'deleted-elsewhere' });
  const wanted: Partial<RiskFields> =
    newStages.length === 0 ? fields : { ...fields, stageIds: [...(fields.stageIds ?? risk.stageIds), ...newStageIds] };
  const clashes = fieldsOf(wanted).flatMap((field): EditClash[] => {
    const isClash = !isSameJson(before[field], risk[field]) && !isSameJson(before[field], wanted[field]);
    return isClash ? [{ path: `${riskReference(risk)}.${field}`, mine: wanted[field], theirs: before[field] }] : [];
  });
  if (clashes.length > 0) throw new Refused({ type: 'changed-elsewhere', clashes });
  return { before, after: await writer.change('risks', before, wanted) };
}

function changedFields(before: Risk, after: Risk): readonly (keyof RiskFields)[] {
  return fieldsOf({ ...before, ...after }).filter((field) => !isSameJson(before[field], after[field]));
}

const editable: ReadonlySet<string> = new Set(Object.keys(emptyRisk));

function fieldsOf(fields: Partial<RiskFields>): readonly (keyof RiskFields)[] {
  return Object.keys(fields).filter((field): field is keyof RiskFields => editable.has(field));
}

function pick(from: Risk, fields: readonly (keyof RiskFields)[]): Partial<RiskFields> {
  return Object.fromEntries(fields.map((field) => [field, from[field]]));
}
