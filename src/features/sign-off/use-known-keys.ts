import type { KnownKeys } from '../../domain/sign-where.ts';
import type { SignOffLine } from '../../domain/signature.ts';
import { useWorkplace } from '../../storage/device-hooks.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** Which keys have which role in the open portfolio, as this device knows; undefined while loading. */
export function useKnownKeys(line: SignOffLine): (KnownKeys & { readonly ownKeyId: string | null }) | undefined {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const { actor } = useStorage().session;
  const workplace = useWorkplace(portfolioId);
  if (workplace === undefined) return undefined;
  return {
    grants: [...snapshot.grants, ...(workplace?.trusted ?? [])],
    founderKeyId: workplace?.founderKeyId ?? null,
    ownKeyId: line === actor ? (workplace?.keyId ?? null) : null,
  };
}
