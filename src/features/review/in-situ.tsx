import { useState } from 'react';
import { evidenceReference, type Evidence } from '../../domain/evidence.ts';
import { seenInSitu } from '../../domain/review/claim-review.ts';
import { formatDate } from '../../lib/dates.ts';
import { evidenceDigests } from '../../signing/evidence-digests.ts';
import { deleteRecord } from '../../storage/record-commands.ts';
import { addEvidenceReview } from '../../storage/review-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { TextBlocks } from '../../ui/text-blocks.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { useJudge, usePersonName } from './use-review.ts';

/** For evidence whose original stays at the workplace: where it is, who saw it there, and the assessor's way to say so. */
export function InSitu({ evidence }: { readonly evidence: Evidence }) {
  const { snapshot } = useOpenPortfolio();
  const { canJudge, judge } = useJudge();
  const personName = usePersonName();
  const [isOpen, setIsOpen] = useState(false);
  const { mode, heldAt, seenBy, seenOn } = evidence.confidentiality;
  if (mode !== 'held') return null;
  const state = seenInSitu(snapshot.evidenceReviews, evidence, evidenceDigests(snapshot.attachments));
  return (
    <Stack gap="s">
      <p>
        <b>Held at the workplace:</b> {heldAt || 'the candidate does not say where'}.
        {seenBy !== '' && ` The candidate says that ${seenBy} saw it${seenOn === '' ? '' : ` on ${formatDate(seenOn)}`}.`}
      </p>
      {state === null ? (
        <StatusMark status="waiting">Not confirmed by an assessor yet</StatusMark>
      ) : (
        <div>
          <StatusMark status={state.isStale ? 'changed' : 'good'}>{state.isStale ? 'Seen in situ, changed since' : 'Seen in situ'}</StatusMark>
          {`, ${personName(state.review.assessorId)}, ${formatDate(state.subject.seenOn)}${state.subject.where === '' ? '' : `, ${state.subject.where}`}`}
          {state.subject.notes !== '' && <TextBlocks text={state.subject.notes} />}
        </div>
      )}
      {canJudge && judge && (state === null || state.isStale) && (
        <Row>
          <Button size="s" variant="secondary" onClick={() => setIsOpen(true)} aria-label={`I saw it there: ${evidenceReference(evidence)}`}>
            I saw it there
          </Button>
        </Row>
      )}
      <Dialog title={`${evidenceReference(evidence)} seen in situ`} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {judge && <SeenForm evidence={evidence} assessorId={judge.id} onClose={() => setIsOpen(false)} />}
      </Dialog>
    </Stack>
  );
}

interface SeenFormProps {
  readonly evidence: Evidence;
  readonly assessorId: string;
  readonly onClose: () => void;
}

function SeenForm({ evidence, assessorId, onClose }: SeenFormProps) {
  const { portfolioId, snapshot, today } = useOpenPortfolio();
  const command = useCommand();
  const [seenOn, setSeenOn] = useState(today);
  const [where, setWhere] = useState(evidence.confidentiality.heldAt);
  const [notes, setNotes] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    const found = dayProblem(seenOn, today);
    setProblem(found);
    if (found !== null) return;
    const added = await command((session) =>
      addEvidenceReview(session, portfolioId, {
        evidenceId: evidence.id,
        assessorId,
        digest: evidenceDigests(snapshot.attachments).ofEvidence(evidence),
        subject: { type: 'seen-in-situ', seenOn, where: where.trim(), notes: notes.trim() },
      }),
    );
    if (!added.isDone) return;
    onClose();
    showToast({
      message: `${evidenceReference(evidence)} was seen in situ.`,
      undo: { run: async () => void (await command((session) => deleteRecord(session, 'evidenceReviews', portfolioId, added.value.id))) },
    });
  };
  return (
    <PlainForm submit="Confirm" onSubmit={save} onCancel={onClose} problem={problem}>
      <PlainField label="Day on which you saw it">
        <input type="date" value={seenOn} max={today} onChange={(event) => setSeenOn(event.target.value)} />
      </PlainField>
      <PlainField label="Where">
        <input value={where} onChange={(event) => setWhere(event.target.value)} autoComplete="off" />
      </PlainField>
      <PlainField label="What it shows (optional)">
        <textarea rows={3} value={notes} onChange={(event) => setNotes(event.target.value)} />
      </PlainField>
    </PlainForm>
  );
}

function dayProblem(seenOn: string, today: string): string | null {
  if (seenOn === '') return 'Give the day on which you saw it.';
  return seenOn > today ? 'This day is in the future.' : null;
}
