import { useMemo } from 'react';
import type { Evidence } from '../../domain/evidence.ts';
import { confirmationsOf } from '../../domain/signed-content.ts';
import { formatDate, formatInstant } from '../../lib/dates.ts';
import { isSignatureIntact } from '../../signing/digest.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** Who confirmed a piece of evidence, and whether it is still what they read. Nothing is shown where nobody did. */
export function Confirmations({ evidence }: { readonly evidence: Evidence }) {
  const { snapshot } = useOpenPortfolio();
  const confirmations = useMemo(
    () => confirmationsOf(snapshot.signatures, evidence.id).map((signature) => ({ signature, isIntact: isSignatureIntact(signature, snapshot) })),
    [snapshot, evidence.id],
  );
  return confirmations.map(({ signature, isIntact }) => (
    <div key={signature.id}>
      <StatusMark status={isIntact ? 'good' : 'changed'}>{isIntact ? 'Confirmed' : 'Confirmed, changed since it was signed'}</StatusMark>
      {` by ${signature.name}, ${signature.role}, ${signature.method === 'drawn' ? formatInstant(signature.signedAt) : `on paper, ${formatDate(signature.writtenOn)}`}`}
    </div>
  ));
}
