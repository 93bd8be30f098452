import type { Event } from '../domain/event.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Workplace } from './device-rows.ts';
import type { Session } from './session.ts';
import { toWriteError, type WriteError } from './write-error.ts';

/** Notes that a copy left this device, or that a backup was made and read back, with its entry in the audit log, if it gets one. */
export async function noteSent(
  { db }: Session,
  workplace: Workplace,
  sent: Partial<Pick<Workplace, 'sharedAt' | 'backedUpAt'>>,
  event: Event | null,
): Promise<Result<void, WriteError>> {
  try {
    await db.transaction('rw', db.workplaces, db.events, async () => {
      const present = (await db.workplaces.get(workplace.portfolioId)) ?? workplace;
      await db.workplaces.put({ ...present, ...sent });
      if (event) await db.events.add(event);
    });
    return success(undefined);
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}
