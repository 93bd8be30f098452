import type { OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import { referenceTo, tableSchemas } from '../domain/tables.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Conflict } from '../log/folded.ts';
import { rewritePortfolio } from '../storage/rewrite-portfolio.ts';
import type { Session } from '../storage/session.ts';
import { readWorkingCopy } from '../storage/working-copy.ts';
import type { ExchangeError } from './exchange-error.ts';
import { foldHere } from './fold-here.ts';
import { portfolioEvent } from './portfolio-event.ts';

/** Records of which two devices wrote different versions without knowing of each other. The newest shows; the others are kept. */
export async function listConflicts(session: Session, portfolioId: string): Promise<readonly Conflict[]> {
  const copy = await readWorkingCopy(session.db, portfolioId);
  if (!copy) return [];
  const { folded } = foldHere(session, copy);
  const chosen = new Set(copy.resolutions.map(({ table, recordId }) => `${table} ${recordId}`));
  return folded.conflicts.filter(({ table, id }) => !chosen.has(`${table} ${id}`));
}

/** What somebody chose: one of the versions, or a record that joins them. */
export type Choice = { readonly version: string } | { readonly record: RecordFields };

/**
 * T10: settles a conflict. The chosen record is written as a new change, and the next batch says that it replaces all versions.
 * Errors: not-found, not-owner (another role wrote it), invalid, changed-meanwhile.
 */
export async function resolveConflict(
  session: Session,
  portfolioId: string,
  { table, id, choice }: { readonly table: OwnedTable; readonly id: string; readonly choice: Choice },
): Promise<Result<void, ExchangeError>> {
  const copy = await readWorkingCopy(session.db, portfolioId);
  if (!copy) return failure({ type: 'not-found' });
  const { folded, workplace } = foldHere(session, copy);
  const conflict = folded.conflicts.find((item) => item.table === table && item.id === id);
  if (!conflict) return failure({ type: 'not-found' });
  const versions = [conflict.shown, ...conflict.others];
  const record = 'record' in choice ? choice.record : versions.find(({ version }) => version === choice.version)?.record;
  if (!record) return failure({ type: 'not-found' });
  if (conflict.shown.record.author !== workplace.role) return failure({ type: 'not-owner', owner: conflict.shown.record.author });

  const at = session.now().toISOString();
  const revision = Math.max(record.revision, ...versions.map((item) => item.record.revision)) + 1;
  const parsed = tableSchemas[table].safeParse({ ...record, id, portfolioId, revision, updatedAt: at, author: workplace.role });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failure({ type: 'invalid', path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
  }
  const written = await rewritePortfolio(session, {
    portfolioId,
    expected: copy.fingerprint,
    puts: [{ table, records: [parsed.data] }],
    addResolutions: [{ id: session.createId(), portfolioId, table, recordId: id, versions: versions.map(({ version }) => version) }],
    events: [
      {
        ...portfolioEvent({ ...session, actor: workplace.role }, copy, 'edited', []),
        table,
        recordId: id,
        reference: referenceTo(table, parsed.data),
      },
    ],
  });
  return written.ok ? success(undefined) : written;
}
