import { evidenceReference } from '../../domain/evidence.ts';
import { isFilled } from '../../domain/record.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { placePath, portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';

/** The five questions of the unit, each with its answer or the way to give one. */
export function KnowledgeQuestions() {
  const { portfolioId, unit, snapshot, coverage } = useOpenPortfolio();
  const knowledge = unit.points.filter((point) => unit.groups.find((group) => group.id === point.group)?.part === 'know');
  return (
    <Stack gap="m">
      {knowledge.map((point) => {
        const answer = snapshot.evidence.find((item) => item.kind === 'knowledge' && item.details.pointId === point.id);
        const isAnswered = answer?.kind === 'knowledge' && isFilled(answer.details.answer);
        const found = coverage.byPoint.get(point.id);
        const to = answer
          ? portfolioPaths(portfolioId).evidence(answer.id)
          : placePath(portfolioId, { screen: 'new-evidence', kind: 'knowledge', pointId: point.id });
        return (
          <Card
            key={point.id}
            title={`${point.id} ${point.statement}`}
            actions={
              <LinkButton to={to} variant={isAnswered ? 'secondary' : 'primary'}>
                {answer ? `Open ${evidenceReference(answer)}` : 'Answer'}
              </LinkButton>
            }
          >
            <p>{point.prompt}</p>
            <StatusMark status={found?.isEvidenced === true ? 'good' : 'waiting'}>
              {found?.isEvidenced === true ? 'Answered and claimed' : (found?.gaps[0]?.sentence ?? 'Not answered yet')}
            </StatusMark>
          </Card>
        );
      })}
    </Stack>
  );
}
