import { useMemo, useState } from 'react';
import { evidenceReference, type Evidence } from '../../domain/evidence.ts';
import { confirmationsOf } from '../../domain/signed-content.ts';
import { formatInstant, formatDate } from '../../lib/dates.ts';
import { isSignatureIntact } from '../../signing/digest.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SignatureView } from '../../ui/signature-view.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { SignDialog } from '../sign-dialog.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';

const nobodyYet = {
  candidate: 'Nobody yet. Someone who was there can read this page and sign it here, without an account.',
  assessor: 'Nobody yet. You can sign what you wrote, and so can a witness who was there and has read it.',
} as const;

/** Who has confirmed this evidence, and the way for a witness to sign it on this device. */
export function ConfirmationsCard({ evidence }: { readonly evidence: Evidence }) {
  const { snapshot } = useOpenPortfolio();
  const [isSigning, setIsSigning] = useState(false);
  const isCandidate = useIsCandidate();
  const confirmations = useMemo(
    () => confirmationsOf(snapshot.signatures, evidence.id).map((signature) => ({ signature, isIntact: isSignatureIntact(signature, snapshot) })),
    [snapshot, evidence.id],
  );
  return (
    <Card title="Confirmed by">
      <Stack gap="m">
        {confirmations.length === 0 && <p>{nobodyYet[isCandidate ? 'candidate' : 'assessor']}</p>}
        {confirmations.map(({ signature, isIntact }) => (
          <div key={signature.id}>
            <b>{signature.name}</b>, {signature.role}
            {signature.strokes && <SignatureView strokes={signature.strokes} label={`Signature of ${signature.name}`} />}
            <div>{signature.method === 'drawn' ? formatInstant(signature.signedAt) : `On paper, ${formatDate(signature.writtenOn)}`}</div>
            {!isIntact && <StatusMark status="changed">Changed since it was signed</StatusMark>}
          </div>
        ))}
        <Button variant="secondary" onClick={() => setIsSigning(true)}>
          {isCandidate ? 'Let a witness sign' : 'Sign it, or let a witness sign'}
        </Button>
      </Stack>
      <SignDialog
        isOpen={isSigning}
        onClose={() => setIsSigning(false)}
        title={`Confirm ${evidenceReference(evidence)}`}
        subject={{ type: 'evidence', evidenceId: evidence.id }}
        roles={['witness', 'assessor']}
        statement="I have read this evidence. It is a true record of what I saw or took part in."
      />
    </Card>
  );
}
