import type { Batch } from './batch.ts';
import type { FoldedKey, Trust } from './folded.ts';
import type { Roles } from './roles.ts';

/** What is known of every key that wrote here, was granted a role, or is trusted on this device. */
export function foldKeys(
  batches: readonly Batch[],
  applied: readonly Batch[],
  roles: Roles,
  founderKeyId: string | null,
  { trusted }: Trust,
): Readonly<Record<string, FoldedKey>> {
  // Batches of one key come by number, so the last one stays.
  const newest = new Map(applied.map((batch) => [batch.keyId, batch]));
  const anyBatch = new Map(batches.map((batch) => [batch.keyId, batch]));
  const trustedHere = new Set(trusted.map(({ keyId }) => keyId));
  const all = [...new Set([...anyBatch.keys(), ...roles.given.map(({ grant }) => grant.keyId), ...trustedHere])].sort();
  return Object.fromEntries(
    all.map((keyId): [string, FoldedKey] => {
      const grants = roles.given.filter(({ grant }) => grant.keyId === keyId);
      const grant = grants.at(-1)?.grant;
      return [
        keyId,
        {
          signer: newest.get(keyId)?.payload.signer ?? null,
          publicKey: anyBatch.get(keyId)?.publicKey ?? grant?.publicKey ?? null,
          roles: roles.rolesNow(keyId),
          isFounder: keyId === founderKeyId,
          grantedBy: [...new Set(grants.map(({ entry }) => entry.batch.keyId))].sort(),
          grantedName: grant?.name ?? '',
          isTrustedHere: trustedHere.has(keyId),
        },
      ];
    }),
  );
}
