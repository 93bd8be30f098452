import { emptyEvidence, type Evidence, type EvidenceKind } from '../domain/evidence.ts';
import type { OwnedTable } from '../domain/policy.ts';
import type { RecordFields } from '../domain/record.ts';
import { emptyRisk, type Risk } from '../domain/risk.ts';
import { emptyStage, type Stage } from '../domain/process.ts';
import { isSameJson } from '../lib/canonical-json.ts';
import { mergeEdits } from '../lib/merge-edits.ts';
import type { Result } from '../lib/result.ts';
import type { Session } from './session.ts';
import type { RecordOf } from '../domain/tables.ts';
import { write, type Writer } from './write.ts';
import { Refused, type WriteError } from './write-error.ts';

/** Tables whose records are edited field by field. */
export type EditableTable = 'portfolios' | 'stages' | 'risks' | 'evidence' | 'people' | 'attachments' | 'planItems' | 'questions' | 'samples';

/**
 * Saves what was changed in a form. `base` is the record as the form last knew it; whatever another tab changed since is
 * kept, field by field. Where both changed one field, nothing is saved and the clashes come back.
 */
export function saveEdits<T extends EditableTable>(
  session: Session,
  table: T,
  base: RecordOf<T>,
  mine: RecordOf<T>,
): Promise<Result<RecordOf<T>, WriteError>> {
  return write(session, base.portfolioId, async (writer) => {
    const current = await writer.find(table, base.id);
    if (current.deletedAt !== null) throw new Refused({ type: 'deleted-elsewhere' });
    const { value, clashes } = mergeEdits(withoutBookkeeping(base), withoutBookkeeping(mine), withoutBookkeeping(current));
    if (clashes.length > 0) throw new Refused({ type: 'changed-elsewhere', clashes });
    if (isSameJson(value, withoutBookkeeping(current))) return current;
    return writer.change(table, current, value as Partial<Omit<RecordOf<T>, keyof RecordFields>>);
  });
}

/** Puts a record in the bin. Its reference is never given again, and what points at it stays as it is for an undo. */
export function deleteRecord(
  session: Session,
  table: Exclude<OwnedTable, 'portfolios'>,
  portfolioId: string,
  id: string,
): Promise<Result<void, WriteError>> {
  return write(session, portfolioId, (writer) => writer.setDeleted(table, id, true));
}

/** Takes a record out of the bin. */
export function restoreRecord(
  session: Session,
  table: Exclude<OwnedTable, 'portfolios'>,
  portfolioId: string,
  id: string,
): Promise<Result<void, WriteError>> {
  return write(session, portfolioId, (writer) => writer.setDeleted(table, id, false));
}

/** A new piece of evidence with the next reference. `fields` may fill in what is known already. */
export function createEvidence(
  session: Session,
  portfolioId: string,
  kind: EvidenceKind,
  fields: Partial<Omit<Evidence, 'kind' | 'number' | keyof RecordFields>> = {},
): Promise<Result<Evidence, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    const number = await nextEvidenceNumber(session, writer);
    return writer.create('evidence', { ...emptyEvidence(kind), ...fields, number });
  });
}

/** References are given once, also those in the bin. An assessor's evidence counts by itself: the portfolio is the candidate's. */
async function nextEvidenceNumber({ db, actor }: Session, writer: Writer): Promise<number> {
  const { portfolio } = writer;
  if (actor === 'candidate') {
    const number = portfolio.nextEvidenceNumber;
    await writer.change('portfolios', portfolio, { nextEvidenceNumber: number + 1 });
    return number;
  }
  const own = await db.evidence
    .where('portfolioId')
    .equals(portfolio.id)
    .filter((item) => item.author === actor)
    .toArray();
  return Math.max(0, ...own.map((item) => item.number)) + 1;
}

/** A new risk with the next reference. */
export function createRisk(
  session: Session,
  portfolioId: string,
  fields: Partial<Omit<Risk, 'number' | keyof RecordFields>> = {},
): Promise<Result<Risk, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    const number = writer.portfolio.nextRiskNumber;
    await writer.change('portfolios', writer.portfolio, { nextRiskNumber: number + 1 });
    return writer.create('risks', { ...emptyRisk, ...fields, number });
  });
}

/** A new stage; `order` places it. */
export function createStage(
  session: Session,
  portfolioId: string,
  order: number,
  fields: Partial<Omit<Stage, 'order' | keyof RecordFields>> = {},
): Promise<Result<Stage, WriteError>> {
  return write(session, portfolioId, (writer) => writer.create('stages', { ...emptyStage, ...fields, order }));
}

/** Places stages in the order given. */
export function orderStages(session: Session, portfolioId: string, stageIds: readonly string[]): Promise<Result<void, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    for (const [index, id] of stageIds.entries()) {
      const stage = await writer.find('stages', id);
      if (stage.order !== index + 1) await writer.change('stages', stage, { order: index + 1 });
    }
  });
}

/** A new record of a table whose records are numbered by nobody. Signatures have a command of their own. */
export function createRecord<
  T extends 'people' | 'checkAnswers' | 'judgements' | 'planItems' | 'questions' | 'samples' | 'evidenceReviews' | 'returns' | 'grants',
>(session: Session, table: T, portfolioId: string, fields: Omit<RecordOf<T>, keyof RecordFields>): Promise<Result<RecordOf<T>, WriteError>> {
  return write(session, portfolioId, (writer) => writer.create(table, fields));
}

/** Marks evidence as ready, or as a draft again. */
export function setEvidenceStatus(
  session: Session,
  portfolioId: string,
  id: string,
  status: Evidence['status'],
): Promise<Result<Evidence, WriteError>> {
  return write(session, portfolioId, async (writer) => {
    const evidence = await writer.find('evidence', id);
    return writer.change('evidence', evidence, { status }, status === 'ready' ? 'marked ready' : 'returned to draft');
  });
}

function withoutBookkeeping<T extends RecordFields>(record: T): Omit<T, 'revision' | 'author' | 'createdAt' | 'updatedAt' | 'deletedAt'> {
  const { revision: _revision, author: _author, createdAt: _created, updatedAt: _updated, deletedAt: _deleted, ...rest } = record;
  return rest;
}
