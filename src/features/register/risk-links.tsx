import { evidenceReference, kindName } from '../../domain/evidence.ts';
import { decisionWords, type RegisterRow } from '../../domain/register.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { placePath, portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useIsCandidate } from '../use-is-candidate.ts';

/** How the risk stands, the evidence that speaks of it, and for the candidate what can be recorded next. */
export function RiskLinks({ row }: { readonly row: RegisterRow }) {
  const { portfolioId } = useOpenPortfolio();
  const isCandidate = useIsCandidate();
  const { risk, rating, score, evidence } = row;
  return (
    <>
      <Card title="As it stands">
        <Stack gap="s">
          {rating?.classification ? (
            <Row>
              <LevelMark level={rating.classification} />
              {score !== null && <span>Score {score}</span>}
            </Row>
          ) : (
            <p>Not rated yet.</p>
          )}
          {decisionWords(row) !== '' && <p>{decisionWords(row)}</p>}
          <Row gap="xs" wrap>
            {evidence.map((item) => (
              <Chip key={item.id} to={portfolioPaths(portfolioId).evidence(item.id)} title={kindName(item.kind)}>
                {evidenceReference(item)}
              </Chip>
            ))}
          </Row>
        </Stack>
      </Card>
      {isCandidate && <RecordNext riskId={risk.id} />}
    </>
  );
}

function RecordNext({ riskId }: { readonly riskId: string }) {
  const { portfolioId } = useOpenPortfolio();
  const to = (kind: 'assessment' | 'decision' | 'communication', audience?: 'customers' | 'staff') =>
    placePath(portfolioId, { screen: 'new-evidence', kind, riskId, ...(audience === undefined ? {} : { audience }) });
  return (
    <Card title="Record next">
      <Stack gap="s">
        <LinkButton variant="secondary" fullWidth to={to('assessment')}>
          Assess this risk
        </LinkButton>
        <LinkButton variant="secondary" fullWidth to={to('decision')}>
          Decide about it
        </LinkButton>
        <LinkButton variant="secondary" fullWidth to={to('communication', 'staff')}>
          Tell staff
        </LinkButton>
        <LinkButton variant="secondary" fullWidth to={to('communication', 'customers')}>
          Tell customers
        </LinkButton>
      </Stack>
    </Card>
  );
}
