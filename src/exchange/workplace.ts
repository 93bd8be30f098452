import { emptyPerson } from '../domain/person.ts';
import type { Actor } from '../domain/policy.ts';
import { failure, success, type Result } from '../lib/result.ts';
import type { Identity, Workplace } from '../storage/device-rows.ts';
import { createRecord } from '../storage/record-commands.ts';
import { rewritePortfolio } from '../storage/rewrite-portfolio.ts';
import type { Session } from '../storage/session.ts';
import { readWorkingCopy, type WorkingCopy } from '../storage/working-copy.ts';
import { commitWork } from './commit-work.ts';
import type { ExchangeError } from './exchange-error.ts';
import { portfolioEvent } from './portfolio-event.ts';
import { candidateWorkplace } from './workplace-row.ts';

/** As whom this device works in a portfolio. Without a row: as the candidate, with no key yet. */
export async function readWorkplace({ db }: Session, portfolioId: string): Promise<Workplace> {
  return (await db.workplaces.get(portfolioId)) ?? candidateWorkplace(portfolioId);
}

/**
 * T2: from now on this device works in the portfolio as this identity, in this role. What was written in the former role is
 * committed first. Somebody whom People does not list in the role yet is added there. `keyId` may be null for a candidate
 * alone, who gets a key with the first commit.
 */
export async function openAs(session: Session, portfolioId: string, keyId: string | null, role: Actor): Promise<Result<Workplace, ExchangeError>> {
  const identity = keyId === null ? null : ((await session.db.identities.get(keyId)) ?? null);
  if (identity === null && (keyId !== null || role !== 'candidate')) return failure({ type: 'no-identity' });
  const before = await readWorkplace(session, portfolioId);
  const isSame = before.role === role && before.keyId === keyId;
  if (!isSame) {
    const committed = await commitWork(session, portfolioId, 'share');
    // A log that is behind can only be left; the new identity then begins one of its own.
    if (!committed.ok && committed.error.type !== 'log-behind' && committed.error.type !== 'no-identity') return committed;
  }
  const copy = await readWorkingCopy(session.db, portfolioId);
  if (!copy) return failure({ type: 'not-found' });
  const workplace = changeWorkplace(copy, keyId, role);
  if (!isSame) {
    const stored = await rewritePortfolio(session, {
      portfolioId,
      expected: copy.fingerprint,
      workplace,
      events: [portfolioEvent({ ...session, actor: role }, copy, 'opened', [{ field: 'role', from: before.role, to: role }])],
    });
    if (!stored.ok) return stored;
  }
  const listed = await listInPeople({ ...session, actor: role }, copy, identity);
  return listed.ok ? success(workplace) : listed;
}

/** The key of the former role goes on counting in that role, so that what it wrote here stays. */
function changeWorkplace(copy: WorkingCopy, keyId: string | null, role: Actor): Workplace {
  const before = copy.workplace ?? candidateWorkplace(copy.portfolioId);
  const former = before.keyId !== null && before.keyId !== keyId ? [{ keyId: before.keyId, role: before.role, name: '' }] : [];
  const kept = before.trusted.filter((key) => former.every((other) => other.keyId !== key.keyId || other.role !== key.role));
  return { ...before, keyId, role, trusted: [...kept, ...former] };
}

/** P3: everybody may write the person who they are. A candidate stands on the portfolio itself. */
async function listInPeople(session: Session, copy: WorkingCopy, identity: Identity | null): Promise<Result<void, ExchangeError>> {
  const { actor } = session;
  if (identity === null || actor === 'candidate') return success(undefined);
  if (copy.rows.people.some((person) => person.role === actor && person.deletedAt === null)) return success(undefined);
  const { name, organisation, isQualified, qualification } = identity;
  const added = await createRecord(session, 'people', copy.portfolioId, {
    ...emptyPerson,
    role: actor,
    name,
    organisation,
    isQualified,
    qualification,
  });
  return added.ok ? success(undefined) : added;
}
