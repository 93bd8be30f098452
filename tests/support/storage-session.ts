import { FolioDatabase } from '../../src/storage/database.ts';
import type { Session } from '../../src/storage/session.ts';

let databases = 0;

/** A fresh database with a clock that the test moves and ids that count: `id-1`, `id-2`… */
export function setupSession(actor: Session['actor'] = 'candidate'): Session & { readonly clock: { now: Date } } {
  databases += 1;
  let ids = 0;
  const clock = { now: new Date('2026-11-12T09:00:00.000Z') };
  return {
    db: new FolioDatabase(`test-${databases}-${Math.random()}`),
    now: () => clock.now,
    createId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    actor,
    clock,
  };
}

/** The value of a result that the test expects to be a success. */
export function valueOf<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (!result.ok) throw new Error(`Expected success, got ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The error of a result that the test expects to be a failure. */
export function errorOf<E>(result: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: E }): E {
  if (result.ok) throw new Error(`Expected a failure, got ${JSON.stringify(result.value)}`);
  return result.error;
}
