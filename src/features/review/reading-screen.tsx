import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { evidenceReference, evidenceTitle, kindName, type Evidence } from '../../domain/evidence.ts';
import type { PointReview } from '../../domain/review/review-portfolio.ts';
import { formatInstant } from '../../lib/dates.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';
import { ClaimDecision } from './claim-decision.tsx';
import { Confirmations } from './confirmations.tsx';
import { EvidenceReading } from './evidence-reading.tsx';
import { InSitu } from './in-situ.tsx';
import { factsOf } from './point-state.ts';
import classes from './review-screen.module.css';
import { useReview } from './use-review.ts';

/** One piece of evidence to read, for everybody who did not write it. */
export function ReadingScreen() {
  const { evidenceId = '' } = useParams();
  const { portfolioId, snapshot } = useOpenPortfolio();
  const evidence = snapshot.evidence.find(({ id }) => id === evidenceId);
  if (!evidence) {
    return (
      <Page title="This evidence is not here">
        <EmptyState
          title="It may have been deleted"
          actions={<LinkButton to={portfolioPaths(portfolioId).evidenceList}>See all evidence</LinkButton>}
        >
          Whoever wrote it can restore it.
        </EmptyState>
      </Page>
    );
  }
  return <Reading key={evidence.id} evidence={evidence} />;
}

function Reading({ evidence }: { readonly evidence: Evidence }) {
  const { portfolioId, snapshot, coverage } = useOpenPortfolio();
  const { review } = useReview();
  const isCandidate = useIsCandidate();
  const paths = portfolioPaths(portfolioId);
  const change = review.changes.changed.find((item) => item.evidence.id === evidence.id);
  const at = snapshot.evidence.findIndex(({ id }) => id === evidence.id);
  const neighbours = [
    { label: 'Previous', icon: <IconArrowLeft aria-hidden />, item: snapshot.evidence[at - 1] },
    { label: 'Next', icon: <IconArrowRight aria-hidden />, item: snapshot.evidence[at + 1] },
  ];
  const hasConfirmation = snapshot.signatures.some(({ subject }) => subject.type === 'evidence' && subject.evidenceId === evidence.id);

  return (
    <Page
      title={evidenceTitle(evidence)}
      eyebrow={
        <Row gap="s">
          <span>{`${evidenceReference(evidence)} · ${kindName(evidence.kind)} · last saved ${formatInstant(evidence.updatedAt)}`}</span>
          {evidence.status === 'draft' && <StatusMark status="waiting">Draft: its claims do not count yet</StatusMark>}
          {change && <StatusMark status="changed">{change.type === 'new' ? 'New since last time' : 'Edited since last time'}</StatusMark>}
        </Row>
      }
      actions={neighbours.map(
        ({ label, icon, item }) =>
          item && (
            <LinkButton key={label} to={paths.reading(item.id)} variant="secondary" icon={icon} aria-label={`${label}: ${evidenceReference(item)}`}>
              {evidenceReference(item)}
            </LinkButton>
          ),
      )}
      aside={
        <>
          <Card title="Claims">
            {evidence.claims.length === 0 ? (
              <p>It claims no point.</p>
            ) : (
              <ul className={classes['list']}>
                {evidence.claims.map(({ pointId, locator }) => (
                  <li key={pointId}>
                    <Stack gap="s">
                      <Row gap="s">
                        <Chip
                          to={isCandidate ? paths.point(pointId) : paths.reviewPoint(pointId)}
                          title={coverage.byPoint.get(pointId)?.point.statement ?? ''}
                        >
                          {pointId}
                        </Chip>
                        <JudgedMark point={review.byPoint.get(pointId)} />
                        <span>{locator.trim() === '' ? 'No locator' : locator}</span>
                      </Row>
                      <ClaimDecision evidence={evidence} pointId={pointId} />
                    </Stack>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <Card title="Confirmed by">{hasConfirmation ? <Confirmations evidence={evidence} /> : <p>Nobody has confirmed it.</p>}</Card>
          <Card title="Across the portfolio">
            <Link to={paths.evidenceList}>All evidence</Link>
          </Card>
        </>
      }
    >
      <Card>
        <Stack gap="m">
          <EvidenceReading evidence={evidence} />
          <InSitu evidence={evidence} />
        </Stack>
      </Card>
    </Page>
  );
}

/** What the assessor decided on a point; a word for the whole point, not for this claim. */
function JudgedMark({ point }: { readonly point: PointReview | undefined }) {
  if (!point) return null;
  const { mark, words } = factsOf(point).judged;
  return <StatusMark status={mark}>{words}</StatusMark>;
}
