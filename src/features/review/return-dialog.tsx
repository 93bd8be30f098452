import { useState } from 'react';
import { returnOutcomeNames, type PortfolioReturn } from '../../domain/portfolio-return.ts';
import { seenNow } from '../../domain/review/changes.ts';
import { metCount } from '../../domain/review/review-portfolio.ts';
import { addMonths, formatDate } from '../../lib/dates.ts';
import { deleteRecord } from '../../storage/record-commands.ts';
import { addReturn } from '../../storage/review-commands.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { useReview } from './use-review.ts';

interface ReturnDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly assessorId: string;
}

/** Gives the portfolio back: what is wanted, by when, and then the package to send. */
export function ReturnDialog({ isOpen, onClose, assessorId }: ReturnDialogProps) {
  return (
    <Dialog title="Return to the candidate" isOpen={isOpen} onClose={onClose} size="l">
      <ReturnForm onClose={onClose} assessorId={assessorId} />
    </Dialog>
  );
}

type Outcome = PortfolioReturn['outcome'];

const outcomes: readonly { readonly value: Outcome; readonly label: string }[] = [
  { value: 'more-needed', label: returnOutcomeNames['more-needed'] },
  { value: 'complete', label: returnOutcomeNames.complete },
];

function ReturnForm({ onClose, assessorId }: Omit<ReturnDialogProps, 'isOpen'>) {
  const { portfolioId, unit, coverage, snapshot, today } = useOpenPortfolio();
  const { review, digests } = useReview();
  const command = useCommand();
  const met = metCount(unit, coverage);
  const isAllMet = met >= coverage.needed;
  const [outcome, setOutcome] = useState<Outcome>(isAllMet ? 'complete' : 'more-needed');
  const [feedback, setFeedback] = useState('');
  const [resubmitBy, setResubmitBy] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isDone, setIsDone] = useState(false);
  const open = review.waiting.map((point) => point.coverage.point.id);

  const giveBack = async () => {
    const found = findProblem(outcome, feedback, resubmitBy, today);
    setProblem(found);
    if (found !== null) return;
    const added = await command((session) =>
      addReturn(session, portfolioId, {
        returnedBy: assessorId,
        outcome,
        feedback: feedback.trim(),
        resubmitBy: outcome === 'complete' ? '' : resubmitBy,
        seen: seenNow(snapshot.evidence, digests),
      }),
    );
    if (!added.isDone) return;
    setIsDone(true);
    showToast({
      message: 'The return is kept.',
      tone: 'success',
      undo: { run: async () => void (await command((session) => deleteRecord(session, 'returns', portfolioId, added.value.id))) },
    });
  };

  if (isDone) {
    return (
      <Stack gap="m">
        <Notice tone="success" title="One step is left">
          The return is kept on this device. Save the review package and send it to the candidate: it brings your judgements, feedback and plan, and
          changes nothing of theirs.
        </Notice>
        <Row>
          <LinkButton to={portfolioPaths(portfolioId).share} onClick={onClose}>
            Save the review package
          </LinkButton>
          <Button variant="quiet" onClick={onClose}>
            Later
          </Button>
        </Row>
      </Stack>
    );
  }
  return (
    <PlainForm submit="Return" onSubmit={giveBack} onCancel={onClose} problem={problem}>
      <p>
        {met} of {coverage.needed} points are judged met.
      </p>
      {open.length > 0 && (
        <Notice tone="warning" title={open.length === 1 ? 'One point still waits for you' : `${open.length} points still wait for you`}>
          {open.join(', ')}. You can return the portfolio all the same.
        </Notice>
      )}
      <Segmented label="Outcome" value={outcome} onChange={setOutcome} options={outcomes} />
      {outcome === 'complete' && !isAllMet && <p>Not every needed point is judged met yet.</p>}
      <PlainField label="Overall feedback to the candidate">
        <textarea rows={5} value={feedback} onChange={(event) => setFeedback(event.target.value)} />
      </PlainField>
      {outcome === 'more-needed' && (
        <>
          <PlainField label="Hand over again by (optional)">
            <input type="date" value={resubmitBy} min={today} onChange={(event) => setResubmitBy(event.target.value)} />
          </PlainField>
          <Row>
            <Button size="s" variant="quiet" onClick={() => setResubmitBy(addMonths(today, 1))}>
              In a month, {formatDate(addMonths(today, 1))}
            </Button>
          </Row>
        </>
      )}
    </PlainForm>
  );
}

function findProblem(outcome: Outcome, feedback: string, resubmitBy: string, today: string): string | null {
  if (outcome === 'more-needed' && feedback.trim() === '') return 'Say what more is needed, in a sentence or two.';
  if (outcome === 'more-needed' && resubmitBy !== '' && resubmitBy < today) return 'The day to hand over again has passed already.';
  return null;
}
