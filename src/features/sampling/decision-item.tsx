import { memo } from 'react';
import { Link } from 'react-router';
import { evidenceReference, evidenceTitle } from '../../domain/evidence.ts';
import { judgementDecisionNames, rulesOfEvidence, type Judgement } from '../../domain/judgement.ts';
import { claimReview } from '../../domain/review/claim-review.ts';
import { judgementsOf, type PointReview } from '../../domain/review/review-portfolio.ts';
import { newestFirst, sampleOutcomeNames } from '../../domain/sampling.ts';
import { formatInstant, formatShortDate } from '../../lib/dates.ts';
import { evidenceDigests } from '../../signing/evidence-digests.ts';
import { Chip } from '../../ui/chip.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { TextBlocks } from '../../ui/text-blocks.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './sampling.module.css';

interface DecisionItemProps {
  readonly point: PointReview;
  readonly isChosen: boolean;
  readonly onToggle: ((pointId: string) => void) | null;
}

/** One decision: the point, who decided what and when, on which evidence, and everything said before. */
export const DecisionItem = memo(function DecisionItem({ point: { coverage, isChangedSinceJudged }, isChosen, onToggle }: DecisionItemProps) {
  const { snapshot } = useOpenPortfolio();
  const { point } = coverage;
  const [latest, ...earlier] = judgementsOf(snapshot.judgements, point.id);
  if (!latest) return null;
  const title = (
    <span>
      <b>{point.id}</b> {point.statement}
    </span>
  );
  return (
    <li className={classes['item']}>
      <Stack gap="s">
        <Row justify="between" align="start">
          {onToggle === null ? (
            <div className={classes['choose']}>{title}</div>
          ) : (
            <label className={classes['choose']}>
              <input type="checkbox" checked={isChosen} onChange={() => onToggle(point.id)} />
              {title}
            </label>
          )}
          <Row gap="xs">
            <StatusMark status={latest.decision === 'met' ? 'good' : 'bad'}>{judgementDecisionNames[latest.decision]}</StatusMark>
            {isChangedSinceJudged && <StatusMark status="changed">Changed since</StatusMark>}
          </Row>
        </Row>
        <JudgementWords judgement={latest} />
        <Claims coverage={coverage} />
        {earlier.length > 0 && (
          <details>
            <summary>{earlier.length === 1 ? '1 earlier decision' : `${earlier.length} earlier decisions`}</summary>
            <ul className={classes['list']}>
              {earlier.map((judgement) => (
                <li key={judgement.id} className={classes['earlier']}>
                  <b>{judgementDecisionNames[judgement.decision]}</b>
                  <JudgementWords judgement={judgement} />
                </li>
              ))}
            </ul>
          </details>
        )}
        <SamplesOf pointId={point.id} />
      </Stack>
    </li>
  );
});

function JudgementWords({ judgement }: { readonly judgement: Judgement }) {
  const { snapshot } = useOpenPortfolio();
  const assessor = snapshot.people.find(({ id }) => id === judgement.assessorId)?.name ?? 'Assessor';
  const missing = rulesOfEvidence.filter((rule) => !judgement.evidenceIs.includes(rule));
  return (
    <>
      <span className={classes['muted']}>
        {assessor}, {formatInstant(judgement.judgedAt)}
        {judgement.evidenceIs.length > 0 && ` · ticked ${judgement.evidenceIs.join(', ')}`}
        {judgement.decision === 'met' && missing.length > 0 && ` · not ticked ${missing.join(', ')}`}
      </span>
      {judgement.feedback !== '' && (
        <div className={classes['assessorWords']}>
          <TextBlocks text={judgement.feedback} />
        </div>
      )}
    </>
  );
}

/** The evidence that claims the point, each with its place and what the assessor said of the claim. */
function Claims({ coverage: { point, claims } }: { readonly coverage: PointReview['coverage'] }) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const paths = portfolioPaths(portfolioId);
  const digests = evidenceDigests(snapshot.attachments);
  if (claims.length === 0) return <span className={classes['muted']}>No evidence claims it now.</span>;
  return (
    <ul className={classes['claims']}>
      {claims.map(({ evidence, locator }) => {
        const review = claimReview(snapshot.evidenceReviews, evidence, point.id, digests);
        return (
          <li key={evidence.id}>
            <Link to={paths.reading(evidence.id)}>
              {evidenceReference(evidence)} {evidenceTitle(evidence)}
            </Link>
            {locator !== '' && <span className={classes['muted']}> {locator}</span>}
            {review && (
              <>
                {' '}
                <StatusMark status={review.isStale ? 'changed' : review.subject.decision === 'accepted' ? 'good' : 'bad'}>
                  {review.subject.decision === 'accepted' ? 'Claim accepted' : 'Claim not accepted'}
                  {review.isStale ? ', changed since' : ''}
                  {review.subject.reason === '' ? '' : `: ${review.subject.reason}`}
                </StatusMark>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function SamplesOf({ pointId }: { readonly pointId: string }) {
  const { snapshot } = useOpenPortfolio();
  const samples = snapshot.samples.filter(({ pointIds, outcome }) => outcome !== 'not-sampled' && pointIds.includes(pointId)).sort(newestFirst);
  if (samples.length === 0) return null;
  return (
    <Row gap="xs">
      {samples.map((sample) => (
        <Chip key={sample.id} tone={sample.outcome === 'agree' ? 'good' : 'gap'}>
          Sampled {formatShortDate(sample.sampledOn)}: {sampleOutcomeNames[sample.outcome]}
        </Chip>
      ))}
    </Row>
  );
}
