import type { Event } from '../domain/event.ts';
import type { Session } from '../storage/session.ts';
import type { WorkingCopy } from '../storage/working-copy.ts';

/** An entry of the audit log about the portfolio as a whole. */
export function portfolioEvent(
  { actor, now, createId }: Session,
  { portfolioId, rows }: Pick<WorkingCopy, 'portfolioId' | 'rows'>,
  type: Event['type'],
  changes: Event['changes'],
): Event {
  const reference = rows.portfolios[0]?.candidate.name ?? '';
  return { id: createId(), portfolioId, at: now().toISOString(), actor, type, table: 'portfolios', recordId: portfolioId, reference, changes };
}
