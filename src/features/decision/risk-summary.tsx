import { useMemo } from 'react';
import { createFacts } from '../../domain/coverage/facts.ts';
import { evidenceReference } from '../../domain/evidence.ts';
import { ratingScore } from '../../domain/evidence/assessment.ts';
import type { Risk } from '../../domain/risk.ts';
import { Card } from '../../ui/card.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { RiskWords } from '../risk-words.tsx';

/** The chosen risk with its latest rating, so that the decision is made with it in sight. */
export function RiskSummary({ risk }: { readonly risk: Risk }) {
  const { snapshot } = useOpenPortfolio();
  const latest = useMemo(() => createFacts(snapshot).ratingsOf(risk.id)[0], [snapshot, risk.id]);
  const score = latest ? ratingScore(latest.rating) : null;
  return (
    <Card tight>
      <Stack gap="s">
        <RiskWords risk={risk} />
        <Row wrap>
          {latest?.rating.classification ? <LevelMark level={latest.rating.classification} /> : <span>Not classified yet</span>}
          {latest && score !== null && (
            <span>
              Score {score} in {evidenceReference(latest.assessment)}
            </span>
          )}
        </Row>
      </Stack>
    </Card>
  );
}
