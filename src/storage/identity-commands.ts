import { failure, success, type Result } from '../lib/result.ts';
import type { Identity } from './device-rows.ts';
import type { Session } from './session.ts';
import { toWriteError, type WriteError } from './write-error.ts';

/** The identity signs in these portfolios, so it is kept. */
export interface IdentityInUse {
  readonly type: 'identity-in-use';
  readonly portfolioIds: readonly string[];
}

/** Keeps somebody who works on this device. */
export async function addIdentity({ db }: Session, identity: Identity): Promise<Result<Identity, WriteError>> {
  try {
    await db.identities.add(identity);
    return success(identity);
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}

/** Changes what a person says of themselves. The key and its date stay. */
export async function changeIdentity(
  { db }: Session,
  keyId: string,
  fields: Partial<Pick<Identity, 'name' | 'role' | 'isQualified' | 'qualification' | 'organisation'>>,
): Promise<Result<Identity, WriteError>> {
  try {
    return await db.transaction('rw', db.identities, async () => {
      const before = await db.identities.get(keyId);
      if (!before) return failure({ type: 'not-found' });
      const { name, role, isQualified, qualification, organisation } = { ...before, ...fields };
      const identity = { ...before, name, role, isQualified, qualification, organisation };
      await db.identities.put(identity);
      return success(identity);
    });
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}

/** Removes an identity and its key for good, unless a portfolio on this device is signed with it. */
export async function removeIdentityForGood({ db }: Session, keyId: string): Promise<Result<void, WriteError | IdentityInUse>> {
  try {
    return await db.transaction('rw', db.identities, db.workplaces, async () => {
      const portfolioIds = (await db.workplaces.toArray()).filter((workplace) => workplace.keyId === keyId).map((workplace) => workplace.portfolioId);
      if (portfolioIds.length > 0) return failure({ type: 'identity-in-use', portfolioIds });
      await db.identities.delete(keyId);
      return success(undefined);
    });
  } catch (cause) {
    return failure(toWriteError(cause));
  }
}
