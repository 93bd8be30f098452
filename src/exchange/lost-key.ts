import type { Workplace } from '../storage/device-rows.ts';
import type { Session } from '../storage/session.ts';
import { listIdentities } from './identity.ts';

/** A key that is gone from this device cannot sign here. It goes on counting in its role, so that what it signed stays. */
export async function withoutLostKey(session: Session, workplace: Workplace): Promise<Workplace> {
  const { keyId, role, trusted } = workplace;
  if (keyId === null || (await listIdentities(session)).some((identity) => identity.keyId === keyId)) return workplace;
  const kept = trusted.filter((key) => key.keyId !== keyId || key.role !== role);
  return { ...workplace, keyId: null, trusted: [...kept, { keyId, role, name: '' }] };
}
