import type { Signature } from '../domain/signature.ts';
import type { Identity } from '../storage/device-rows.ts';
import { useIdentities, useWorkplace } from '../storage/device-hooks.ts';
import { useStorage } from '../storage/storage-context.tsx';
import { useOpenPortfolio } from './portfolio-context.tsx';

/** Who works on this device in the role of the line to be signed; null where a guest signs, or nobody said yet who works here. */
export function useOwnSigner(subject: Signature['subject']): Identity | null {
  const { portfolioId } = useOpenPortfolio();
  const { actor } = useStorage().session;
  const workplace = useWorkplace(portfolioId);
  const identities = useIdentities();
  if (subject.type !== 'sign-off' || subject.line !== actor) return null;
  return identities?.find(({ keyId }) => keyId === workplace?.keyId) ?? null;
}
