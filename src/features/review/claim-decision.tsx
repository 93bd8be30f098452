import { useId, useState } from 'react';
import { evidenceReference, type Evidence } from '../../domain/evidence.ts';
import { claimReview } from '../../domain/review/claim-review.ts';
import { formatInstant } from '../../lib/dates.ts';
import { evidenceDigests } from '../../signing/evidence-digests.ts';
import { deleteRecord } from '../../storage/record-commands.ts';
import { addEvidenceReview } from '../../storage/review-commands.ts';
import { Button } from '../../ui/button.tsx';
import { PlainField } from '../../ui/plain-field.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ClaimReviewMark } from '../claim-review-mark.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { useJudge, usePersonName } from './use-review.ts';

/** Whether one claim is accepted, and for the assessor the ways to say so. */
export function ClaimDecision({ evidence, pointId }: { readonly evidence: Evidence; readonly pointId: string }) {
  const { snapshot } = useOpenPortfolio();
  const { canJudge, judge } = useJudge();
  const personName = usePersonName();
  const [isRejecting, setIsRejecting] = useState(false);
  const decide = useDecide(evidence, pointId);
  const digests = evidenceDigests(snapshot.attachments);
  const state = claimReview(snapshot.evidenceReviews, evidence, pointId, digests);
  const what = `${evidenceReference(evidence)} for ${pointId}`;

  return (
    <Stack gap="s">
      {state && (
        <div>
          <ClaimReviewMark state={state} />
          {`, ${personName(state.review.assessorId)}, ${formatInstant(state.review.reviewedAt)}`}
          {state.subject.reason !== '' && <p>{state.subject.reason}</p>}
        </div>
      )}
      {canJudge && judge && !isRejecting && (
        <Row>
          {(state === null || state.isStale || state.subject.decision === 'rejected') && (
            <Button size="s" variant="secondary" onClick={() => void decide(judge.id, 'accepted', '')} aria-label={`Accept ${what}`}>
              Accept
            </Button>
          )}
          {(state === null || state.isStale || state.subject.decision === 'accepted') && (
            <Button size="s" variant="quiet" onClick={() => setIsRejecting(true)} aria-label={`Do not accept ${what}`}>
              Do not accept
            </Button>
          )}
        </Row>
      )}
      {canJudge && judge && isRejecting && (
        <RejectForm
          label={`Why ${what} is not accepted`}
          onCancel={() => setIsRejecting(false)}
          onReject={async (reason) => {
            if (await decide(judge.id, 'rejected', reason)) setIsRejecting(false);
          }}
        />
      )}
    </Stack>
  );
}

interface RejectFormProps {
  readonly label: string;
  readonly onReject: (reason: string) => Promise<void>;
  readonly onCancel: () => void;
}

function RejectForm({ label, onReject, onCancel }: RejectFormProps) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const reject = () => {
    setProblem(reason.trim() === '' ? 'Say why, so that the candidate can mend it.' : null);
    if (reason.trim() !== '') void onReject(reason.trim());
  };
  return (
    <PlainForm size="s" submit="Save" onSubmit={reject} onCancel={onCancel} problem={problem} problemId={problemId}>
      <PlainField label={label}>
        <textarea
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          ref={focusOnce}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
        />
      </PlainField>
    </PlainForm>
  );
}

/** The field appears because somebody asked for it. */
function focusOnce(element: HTMLTextAreaElement | null): void {
  element?.focus();
}

function useDecide(evidence: Evidence, pointId: string) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const command = useCommand();
  return async (assessorId: string, decision: 'accepted' | 'rejected', reason: string): Promise<boolean> => {
    const added = await command((session) =>
      addEvidenceReview(session, portfolioId, {
        evidenceId: evidence.id,
        assessorId,
        digest: evidenceDigests(snapshot.attachments).ofEvidence(evidence),
        subject: { type: 'claim', pointId, decision, reason },
      }),
    );
    if (!added.isDone) return false;
    showToast({
      message: `${evidenceReference(evidence)} is ${decision === 'accepted' ? 'accepted' : 'not accepted'} for ${pointId}.`,
      undo: { run: async () => void (await command((session) => deleteRecord(session, 'evidenceReviews', portfolioId, added.value.id))) },
    });
    return true;
  };
}
