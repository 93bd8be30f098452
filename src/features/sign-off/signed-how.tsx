import { theActor } from '../../domain/event-words.ts';
import type { Signature, SignOffLine } from '../../domain/signature.ts';
import { signatureStanding } from '../../signing/signature-standing.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { sealText } from '../seal-words.tsx';
import classes from './line-row.module.css';
import { useKnownKeys } from './use-known-keys.ts';

/** S12: how a line was signed, and what stands behind it. */
export function SignedHow({ signature, line }: { readonly signature: Signature; readonly line: SignOffLine }) {
  const known = useKnownKeys(line);
  if (!known) return null;
  const standing = signatureStanding(signature, line, known);
  const paper = signature.method === 'wet-ink' ? 'Wet ink on the printed sheet. ' : '';
  switch (standing.type) {
    case 'sealed':
      return (
        <div className={classes['how']}>
          {standing.isAccepted ? (
            <StatusMark status="good">{`${paper}Sealed with their own device’s seal, checked`}</StatusMark>
          ) : (
            <StatusMark status="waiting">{`${paper}Sealed, with a seal that nobody has accepted here yet`}</StatusMark>
          )}
          <span className={classes['who']}>Six words: {sealText(standing.keyId)}</span>
        </div>
      );
    case 'broken-seal':
      return <StatusMark status="bad">The seal does not fit: this signature was changed after it was made. Ask for it again</StatusMark>;
    case 'paper':
      return <span className={classes['who']}>Wet ink, on the printed sheet</span>;
    case 'drawn':
      return (
        <span className={classes['who']}>
          {standing.on === line
            ? 'Drawn on their own device, without a seal'
            : `Drawn on ${theActor(standing.on)}’s device, without a seal of their own`}
        </span>
      );
  }
}
