import { currentSignature } from '../../domain/signed-content.ts';
import { formatInstant } from '../../lib/dates.ts';
import { shortDigest } from '../../signing/digest.ts';
import { Card } from '../../ui/card.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** What was signed, and earlier signatures that newer ones replaced. None is ever removed. */
export function SignatureHistory() {
  const { unit, snapshot } = useOpenPortfolio();
  const onSheet = snapshot.signatures.filter((signature) => signature.subject.type === 'sign-off');
  if (onSheet.length === 0) return null;
  const labelOf = (line: string) => unit.signOff.lines.find(({ id }) => id === line)?.label ?? line;
  return (
    <Card title="What was signed">
      <ul>
        {onSheet.map((signature) => {
          if (signature.subject.type !== 'sign-off') return null;
          const isCurrent = currentSignature(snapshot.signatures, signature.subject.line)?.id === signature.id;
          return (
            <li key={signature.id}>
              {labelOf(signature.subject.line)}: {signature.name}, {formatInstant(signature.signedAt)}. Digest {shortDigest(signature.digest)}.
              {!isCurrent && ' Replaced by a newer signature.'}
              {signature.openGapsReason !== '' && ` Signed with ${signature.openGaps.length} points open, because: ${signature.openGapsReason}`}
            </li>
          );
        })}
      </ul>
      <p>
        A digest is a fingerprint of everything that was signed. If anything is changed afterwards, it no longer agrees, and the line says so. A seal
        says that the signature came from the device of the person accepted under People. It does not say who they are in law: their centre knows
        them.
      </p>
    </Card>
  );
}
