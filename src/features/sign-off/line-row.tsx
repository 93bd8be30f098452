import { useMemo, useState } from 'react';
import type { PersonRole } from '../../domain/person.ts';
import type { SheetLine } from '../../domain/sign-off.ts';
import { formatDate, formatShortDate, toIsoDate } from '../../lib/dates.ts';
import { isSignatureIntact } from '../../signing/digest.ts';
import { saveEdits } from '../../storage/record-commands.ts';
import { Button } from '../../ui/button.tsx';
import { SignatureView } from '../../ui/signature-view.tsx';
import { Row } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { SignDialog } from '../sign-dialog.tsx';
import { useCommand } from '../use-command.ts';
import classes from './line-row.module.css';

/** One line of the sheet: signed, not needed and why, or waiting and for what. */
export function LineRow({ sheetLine: { line, state, person }, gaps }: { readonly sheetLine: SheetLine; readonly gaps: readonly string[] }) {
  const { snapshot } = useOpenPortfolio();
  const [isSigning, setIsSigning] = useState(false);
  const isIntact = useMemo(() => state.type !== 'signed' || isSignatureIntact(state.signature, snapshot), [state, snapshot]);
  const isCandidate = line.id === 'candidate';
  const who =
    state.type === 'signed'
      ? `${state.signature.name} · ${state.signature.role}`
      : isCandidate
        ? snapshot.portfolio.candidate.name
        : person
          ? `${person.name}${person.qualification === '' ? '' : ` · ${person.qualification}`}`
          : line.role;
  const canSign = state.type === 'awaited' ? state.blockers.length === 0 : state.type === 'signed' && !isIntact;

  return (
    <section className={classes['line']} aria-label={line.label}>
      {line.statement !== null && <p className={classes['statement']}>{line.statement}</p>}
      <div className={classes['row']}>
        <div>
          <b>{line.label}</b>
          <div className={classes['who']}>{who}</div>
        </div>
        <div className={classes['mark']}>
          {state.type === 'signed' && state.signature.strokes && (
            <SignatureView strokes={state.signature.strokes} label={`Signature of ${state.signature.name}`} />
          )}
          {state.type === 'signed' && state.signature.method === 'wet-ink' && <span>Wet ink, on the printed sheet</span>}
          {state.type === 'not-needed' && <span className={classes['who']}>{state.words}</span>}
          {!isIntact && <StatusMark status="changed">Changed since it was signed</StatusMark>}
          {state.type === 'awaited' &&
            state.blockers.map((blocker) => (
              <span key={blocker} className={classes['who']}>
                {blocker}
              </span>
            ))}
          {canSign && (
            <Row>
              <Button size="s" onClick={() => setIsSigning(true)}>
                {state.type === 'signed' ? 'Sign again' : 'Sign'}
              </Button>
            </Row>
          )}
          {(line.id === 'iqa' || line.id === 'eqa') && state.type !== 'signed' && <NotSampled line={line.id} />}
        </div>
        <div className={classes['date']}>
          {state.type === 'signed'
            ? state.signature.method === 'wet-ink'
              ? formatDate(state.signature.writtenOn)
              : formatShortDate(toIsoDate(new Date(state.signature.signedAt)))
            : '–'}
        </div>
      </div>
      <SignDialog
        isOpen={isSigning}
        onClose={() => setIsSigning(false)}
        title={line.label}
        subject={{ type: 'sign-off', line: line.id }}
        roles={[line.id satisfies PersonRole]}
        statement={line.statement ?? `I have checked this unit as ${line.role}.`}
        openGaps={gaps}
      />
    </section>
  );
}

/** "If sampled": says that this unit was not, so that the line is never silently blank. */
function NotSampled({ line }: { readonly line: 'iqa' | 'eqa' }) {
  const { snapshot } = useOpenPortfolio();
  const command = useCommand();
  const { portfolio } = snapshot;
  const isNotSampled = portfolio.notSampled.includes(line);
  const toggle = () => {
    const notSampled = isNotSampled ? portfolio.notSampled.filter((item) => item !== line) : [...portfolio.notSampled, line];
    void command((session) => saveEdits(session, 'portfolios', portfolio, { ...portfolio, notSampled }));
  };
  return (
    <Row>
      <Button size="s" variant="quiet" onClick={toggle}>
        {isNotSampled ? 'It was sampled after all' : 'Mark as not sampled'}
      </Button>
    </Row>
  );
}
