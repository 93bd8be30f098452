import { Link } from 'react-router';
import { evidenceReference, evidenceTitle, kindName } from '../../domain/evidence.ts';
import type { PointClaim } from '../../domain/coverage/cover-unit.ts';
import { claimReview } from '../../domain/review/claim-review.ts';
import type { EvidenceChange } from '../../domain/review/changes.ts';
import { evidenceDigests } from '../../signing/evidence-digests.ts';
import { Chip } from '../../ui/chip.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { ClaimReviewMark } from '../claim-review-mark.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { ClaimDecision } from './claim-decision.tsx';
import classes from './claimed-evidence.module.css';
import { Confirmations } from './confirmations.tsx';
import { EvidenceReading } from './evidence-reading.tsx';
import { InSitu } from './in-situ.tsx';

interface ClaimedEvidenceProps {
  readonly claim: PointClaim;
  readonly pointId: string;
  /** What became of it since the last return. */
  readonly change: EvidenceChange | undefined;
}

/** One claim on a point, to read in full: where to look, what the evidence says, and whether the claim is accepted. */
export function ClaimedEvidence({ claim: { evidence, locator }, pointId, change }: ClaimedEvidenceProps) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const state = claimReview(snapshot.evidenceReviews, evidence, pointId, evidenceDigests(snapshot.attachments));
  const reference = evidenceReference(evidence);
  return (
    <article className={classes['claim']} aria-label={`${reference} ${evidenceTitle(evidence)}`}>
      {/* What was accepted before and has not changed since need not be read again. */}
      <details open={!(state?.subject.decision === 'accepted' && !state.isStale)}>
        <summary className={classes['summary']}>
          <h2 className={classes['title']}>
            {reference} {evidenceTitle(evidence)}
          </h2>
          <Row gap="s">
            <Chip>{kindName(evidence.kind)}</Chip>
            {change && <StatusMark status="changed">{change.type === 'new' ? 'New since last time' : 'Edited since last time'}</StatusMark>}
            {evidence.status === 'draft' && <StatusMark status="waiting">Draft</StatusMark>}
            {state && <ClaimReviewMark state={state} />}
          </Row>
        </summary>
        <div className={classes['body']}>
          <Stack gap="m">
            <p className={classes['locator']}>
              <b>Where to look:</b> {locator.trim() === '' ? 'the candidate does not say' : locator}
            </p>
            <EvidenceReading evidence={evidence} />
            <InSitu evidence={evidence} />
            <Confirmations evidence={evidence} />
          </Stack>
        </div>
      </details>
      <div className={classes['foot']}>
        <ClaimDecision evidence={evidence} pointId={pointId} />
        <Link to={portfolioPaths(portfolioId).reading(evidence.id)}>Open {reference} on a page of its own</Link>
      </div>
    </article>
  );
}
