import type { ImportPlan, PlannedRow } from '../../domain/register-import-plan.ts';

export type ImportCounts = Readonly<Record<PlannedRow['type'], number>>;

/** How many rows of a plan are of each sort. */
export function countsOf({ rows }: Pick<ImportPlan, 'rows'>): ImportCounts {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { type } of rows) counts[type] += 1;
  return counts;
}

/** `3 new risks, 1 changed, 2 rows cannot be taken.` Leaves out what there is none of. */
export function countsText({ new: added, changed, unchanged, refused }: ImportCounts): string {
  const words = [
    added > 0 && `${number(added)} new ${added === 1 ? 'risk' : 'risks'}`,
    changed > 0 && `${number(changed)} changed`,
    unchanged > 0 && `${number(unchanged)} already as they are in the file`,
    refused > 0 && `${number(refused)} ${refused === 1 ? 'row' : 'rows'} cannot be taken`,
  ].filter((part) => part !== false);
  return `${words.join(', ')}.`;
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}
