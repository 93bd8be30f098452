import { Link, useParams } from 'react-router';
import { evidenceReference, evidenceTitle } from '../../domain/evidence.ts';
import { judgementDecisionNames } from '../../domain/judgement.ts';
import { formatInstant } from '../../lib/dates.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';
import { ClaimReviewNote } from '../claim-review-note.tsx';
import { placePath, portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import classes from './point-screen.module.css';

/** One point of the unit: what it asks, who claims it and where, what the rules find, what the assessor decided. */
export function PointScreen() {
  const { pointId = '' } = useParams();
  const { portfolioId, unit, snapshot, coverage } = useOpenPortfolio();
  const isCandidate = useIsCandidate();
  const paths = portfolioPaths(portfolioId);
  const found = coverage.byPoint.get(pointId);
  if (!found) {
    return (
      <Page title="No such point">
        <EmptyState title={`The unit has no point ${pointId}`} actions={<LinkButton to={paths.coverage}>See all points</LinkButton>}>
          The address may be mistyped.
        </EmptyState>
      </Page>
    );
  }
  const { point, claims, rules, gaps, support } = found;
  const group = unit.groups.find(({ id }) => id === point.group);
  const others = support.filter((evidence) => !claims.some((claim) => claim.evidence.id === evidence.id));
  const judgements = snapshot.judgements.filter((judgement) => judgement.pointId === point.id).toReversed();
  const assessorName = (id: string) => snapshot.people.find((person) => person.id === id)?.name ?? 'Assessor';

  return (
    <Page eyebrow={group?.statement} title={`${point.id} ${point.statement}`} lead={point.prompt}>
      <Stack gap="l">
        <Card title={isCandidate ? 'Claimed by you' : 'Claimed by the candidate'}>
          {claims.length === 0 ? (
            <p>No evidence claims this point yet.</p>
          ) : (
            <ul className={classes['list']}>
              {claims.map(({ evidence, locator }) => (
                <li key={evidence.id}>
                  <p className={classes['claim']}>
                    <Chip to={`${paths.evidence(evidence.id)}?field=claims`}>{evidenceReference(evidence)}</Chip>{' '}
                    <span>{evidenceTitle(evidence)}</span> {locator !== '' && <span className={classes['muted']}>{locator}</span>}{' '}
                    {evidence.status === 'draft' && <StatusMark status="waiting">Draft</StatusMark>}
                  </p>
                  <ClaimReviewNote evidence={evidence} pointId={point.id} />
                </li>
              ))}
            </ul>
          )}
          {others.length > 0 && isCandidate && (
            <p className={classes['others']}>
              These could claim it too:
              {others.map((evidence) => (
                <Chip key={evidence.id} to={`${paths.evidence(evidence.id)}?field=claims`}>
                  {evidenceReference(evidence)}
                </Chip>
              ))}
            </p>
          )}
          {claims.length === 0 && others.length === 0 && isCandidate && (
            <LinkButton to={paths.evidenceList} variant="secondary">
              Choose from all evidence
            </LinkButton>
          )}
        </Card>
        <Card title="What the rules find">
          <ul className={classes['list']}>
            {rules.map((rule) => (
              <li key={rule.description}>
                <StatusMark status={rule.isSatisfied ? 'good' : 'bad'}>{rule.summary}</StatusMark>
                <div className={classes['muted']}>{rule.description}</div>
              </li>
            ))}
          </ul>
          {!found.isNeeded && <p>Not needed: enough other points of this group are evidenced.</p>}
          {gaps.length > 0 && found.isNeeded && (
            <>
              <h3>What is missing</h3>
              <ul className={classes['list']}>
                {gaps.map((gap) => (
                  <li key={gap.sentence} className={classes['gap']}>
                    <span>
                      {gap.sentence} <span className={classes['muted']}>{gap.remedy}</span>
                    </span>
                    {isCandidate && !(gap.place.screen === 'coverage' && gap.place.pointId === point.id) && (
                      <LinkButton size="s" variant="secondary" to={placePath(portfolioId, gap.place)}>
                        {gap.button}
                      </LinkButton>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Card>
        <Card title={isCandidate ? 'Judged by your assessor' : 'Judged by the assessor'}>
          {judgements.length === 0 && <p>Not judged yet. Only an assessor decides whether this point is met.</p>}
          {judgements.map((judgement) => (
            <div key={judgement.id} className={classes['judgement']}>
              <b>{judgementDecisionNames[judgement.decision]}</b> · {assessorName(judgement.assessorId)}, {formatInstant(judgement.judgedAt)}
              <p>{judgement.feedback}</p>
            </div>
          ))}
        </Card>
        <Card title="What good evidence looks like">
          <ul>
            {point.goodEvidence.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className={classes['muted']}>
            National standard {unit.standard.id}:{' '}
            {unit.standard.statements
              .filter((statement) => statement.points.includes(point.id))
              .map(({ id }) => id)
              .join(', ') || 'none'}
          </p>
          <Link to={paths.coverage}>See all points</Link>
        </Card>
      </Stack>
    </Page>
  );
}
