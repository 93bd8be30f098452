import type { Actor } from '../domain/policy.ts';
import { failure, success, type Result } from '../lib/result.ts';
import { createDeviceKey, type DeviceKey } from '../package/encryption.ts';
import { createKeyPair, keyIdOf } from '../signing/keys.ts';
import type { FolioDatabase } from '../storage/database.ts';
import type { Identity } from '../storage/device-rows.ts';
import { keepsKey } from '../storage/keeps-key.ts';
import { addIdentity, changeIdentity, removeIdentityForGood } from '../storage/identity-commands.ts';
import type { Session } from '../storage/session.ts';
import type { ExchangeError } from './exchange-error.ts';

/** What a person says of themselves. The key beside it is made once and never changes. */
export interface IdentityFields {
  readonly name: string;
  readonly role: Actor;
  /** Null is not answered; a candidate's is null. */
  readonly isQualified: boolean | null;
  readonly qualification: string;
  readonly organisation: string;
}

/** Makes somebody who works on this device, with a key that signs for them and cannot be read out. */
export async function createIdentity(session: Session, fields: IdentityFields): Promise<Result<Identity, ExchangeError>> {
  const made = await makeIdentity(session, fields);
  return made.ok ? addIdentity(session, made.value) : made;
}

/** A new identity that is not kept yet. */
export async function makeIdentity({ db, now }: Session, fields: IdentityFields): Promise<Result<Identity, ExchangeError>> {
  try {
    const { privateKey, publicKey } = await createKeyPair();
    const { recipient, secret } = await keepableDeviceKey(db);
    const { name, role, isQualified, qualification, organisation } = fields;
    return success({
      keyId: keyIdOf(publicKey),
      publicKey,
      privateKey,
      name: name.trim(),
      role,
      isQualified,
      qualification: qualification.trim(),
      organisation: organisation.trim(),
      recipient,
      recipientSecret: secret,
      signed: {},
      createdAt: now().toISOString(),
    });
  } catch (cause) {
    return failure({ type: 'no-keys', reason: cause instanceof Error ? cause.message : String(cause) });
  }
}

/** WebKit knows the curve, and cannot keep its hidden keys: there the secret is kept as text. */
async function keepableDeviceKey(db: FolioDatabase): Promise<DeviceKey> {
  const key = await createDeviceKey();
  return typeof key.secret === 'string' || (await keepsKey(db, key.secret)) ? key : createDeviceKey({ isReadable: true });
}

/** Everybody who works on this device, longest here first. */
export async function listIdentities({ db }: Session): Promise<readonly Identity[]> {
  return (await db.identities.toArray()).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** Changes what a person says of themselves; batches that were signed before keep what was said then. */
export function updateIdentity(session: Session, keyId: string, fields: Partial<IdentityFields>): Promise<Result<Identity, ExchangeError>> {
  return changeIdentity(session, keyId, fields);
}

/** Removes an identity for good, its key with it. Refused while a portfolio on this device is signed with it. */
export function removeIdentity(session: Session, keyId: string): Promise<Result<void, ExchangeError>> {
  return removeIdentityForGood(session, keyId);
}
