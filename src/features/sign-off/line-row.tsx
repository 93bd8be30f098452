import { useMemo, useState } from 'react';
import type { PersonRole } from '../../domain/person.ts';
import { agreedWords, type SheetLine } from '../../domain/sign-off.ts';
import { signsWhere } from '../../domain/sign-where.ts';
import { formatDate, formatShortDate, toIsoDate } from '../../lib/dates.ts';
import { isSignatureIntact } from '../../signing/digest.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button } from '../../ui/button.tsx';
import { SignatureView } from '../../ui/signature-view.tsx';
import { Row } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { roleWords } from '../../domain/role-words.ts';
import { SignDialog } from '../sign-dialog.tsx';
import { BrokenByList } from './broken-by-list.tsx';
import classes from './line-row.module.css';
import { NotSampled } from './not-sampled.tsx';
import { SignedHow } from './signed-how.tsx';
import { useKnownKeys } from './use-known-keys.ts';

/** One line of the sheet: signed and how, not needed and why, or waiting and for whom. */
export function LineRow({ sheetLine, gaps }: { readonly sheetLine: SheetLine; readonly gaps: readonly string[] }) {
  const { line, state } = sheetLine;
  const { snapshot } = useOpenPortfolio();
  const { actor } = useStorage().session;
  const known = useKnownKeys(line.id);
  const [isSigning, setIsSigning] = useState(false);
  const isIntact = useMemo(() => state.type !== 'signed' || isSignatureIntact(state.signature, snapshot), [state, snapshot]);
  const isOpen = state.type === 'awaited' ? state.blockers.length === 0 : state.type === 'signed' && !isIntact;
  const where = known ? signsWhere(line.id, actor, known) : null;

  return (
    <section className={classes['line']} aria-label={line.label}>
      {line.statement !== null && <p className={classes['statement']}>{line.statement}</p>}
      <div className={classes['row']}>
        <div>
          <b>{line.label}</b>
          <div className={classes['who']}>{whoWords(sheetLine, snapshot.portfolio.candidate.name)}</div>
        </div>
        <div className={classes['mark']}>
          {state.type === 'signed' && state.signature.strokes && (
            <SignatureView strokes={state.signature.strokes} label={`Signature of ${state.signature.name}`} />
          )}
          {state.type === 'signed' && <SignedHow signature={state.signature} line={line.id} />}
          {state.type === 'signed' && !isIntact && <BrokenByList signature={state.signature} />}
          {state.type === 'not-needed' && <span className={classes['who']}>{state.words}</span>}
          {state.type === 'awaited' && line.neededWhen === 'assessor-unqualified' && (
            <span className={classes['who']}>{countersignedWhy(snapshot.people.find(({ role }) => role === 'assessor')?.isQualified)}</span>
          )}
          {state.type === 'awaited' &&
            state.blockers.map((blocker) => (
              <span key={blocker} className={classes['who']}>
                {blocker}
              </span>
            ))}
          {isOpen && where === 'elsewhere' && (
            <span className={classes['who']}>{`Now for the ${roleWords[line.id]} to sign, on their own device.`}</span>
          )}
          {isOpen && where !== null && where !== 'elsewhere' && (
            <Row>
              <Button size="s" onClick={() => setIsSigning(true)} aria-label={`${state.type === 'signed' ? 'Sign again' : 'Sign'}: ${line.label}`}>
                {state.type === 'signed' ? 'Sign again' : 'Sign'}
              </Button>
            </Row>
          )}
          {(line.id === 'iqa' || line.id === 'eqa') && state.type !== 'signed' && <NotSampled line={line.id} />}
        </div>
        <div className={classes['date']}>{dateWords(state)}</div>
      </div>
      <SignDialog
        isOpen={isSigning}
        onClose={() => setIsSigning(false)}
        title={line.label}
        subject={{ type: 'sign-off', line: line.id }}
        roles={[line.id satisfies PersonRole]}
        statement={agreedWords(line)}
        openGaps={gaps}
      />
    </section>
  );
}

function whoWords({ line, state, person }: SheetLine, candidate: string): string {
  if (state.type === 'signed') return `${state.signature.name} · ${state.signature.role}`;
  if (line.id === 'candidate') return candidate;
  if (!person) return line.role;
  return person.qualification === '' ? person.name : `${person.name} · ${person.qualification}`;
}

function countersignedWhy(isQualified: boolean | null | undefined): string {
  return isQualified === false
    ? 'Needed, because the assessor is still working towards the qualification.'
    : 'Needed unless the assessor is qualified. Under People it is not said yet.';
}

function dateWords(state: SheetLine['state']): string {
  if (state.type !== 'signed') return '–';
  const { method, writtenOn, signedAt } = state.signature;
  return method === 'wet-ink' ? formatDate(writtenOn) : formatShortDate(toIsoDate(new Date(signedAt)));
}
