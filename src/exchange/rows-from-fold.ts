import type { Event } from '../domain/event.ts';
import type { OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import { isSameJson } from '../lib/canonical-json.ts';
import type { Folded, Version } from '../log/folded.ts';
import type { Rewrite } from '../storage/rewrite-portfolio.ts';
import { ownedTables } from '../domain/table-lists.ts';
import type { WorkingCopy } from '../storage/working-copy.ts';

type Rows = Required<Pick<Rewrite, 'puts' | 'removes' | 'events'>>;

/**
 * T7: what must be written so that the rows say what the logs say. A row that no log holds stays. A row goes only when
 * the logs held it before and no longer do, such as when its author's role was withdrawn. R28: with `keepsNewer` a row that was saved
 * later than what the logs say stays too, because it could not be signed before.
 */
export function rowsFromFold(
  copy: Pick<WorkingCopy, 'rows' | 'events'> | null,
  before: Folded,
  after: Folded,
  { keepsNewer = false }: { readonly keepsNewer?: boolean } = {},
): Rows {
  const puts: Rows['puts'][number][] = [];
  const removes: Rows['removes'][number][] = [];
  for (const table of ownedTables) {
    const rows = new Map<string, RecordFields>((copy?.rows[table] ?? []).map((row) => [row.id, row]));
    const [shown, held] = [versionsOf(after, table), versionsOf(before, table)];
    const records = [...shown.values()].flatMap(({ record }) => {
      const row = rows.get(record.id);
      return isSameJson(row, record) || (keepsNewer && row && isNewer(row, record)) ? [] : [record];
    });
    if (records.length > 0) puts.push({ table, records });
    const ids = [...rows.keys()].filter((id) => !shown.has(id) && held.has(id));
    if (ids.length > 0) removes.push({ table, ids });
  }
  return { puts, removes, events: newEvents(copy?.events ?? [], after.events) };
}

function isNewer(row: RecordFields, record: RecordFields): boolean {
  return row.revision === record.revision ? row.updatedAt > record.updatedAt : row.revision > record.revision;
}

function versionsOf({ records }: Folded, table: OwnedTable): ReadonlyMap<string, Version> {
  return records[table];
}

function newEvents(here: readonly Event[], told: readonly Event[]): readonly Event[] {
  const known = new Map(here.map((event) => [event.id, event]));
  return told.filter((event) => !isSameJson(known.get(event.id), event));
}
