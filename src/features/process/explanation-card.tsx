import { Link } from 'react-router';
import { evidenceReference, type EvidenceOf } from '../../domain/evidence.ts';
import { isFilled } from '../../domain/record.ts';
import { createEvidence } from '../../storage/record-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Row, Stack } from '../../ui/stack.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { TextBlocks } from '../../ui/text-blocks.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';
import { useNavigate } from 'react-router';

/** The explanation of the process: a piece of evidence of its own, written on its own page. */
export function ExplanationCard() {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const command = useCommand();
  const navigate = useNavigate();
  const paths = portfolioPaths(portfolioId);
  const evidence = snapshot.evidence.find((item): item is EvidenceOf<'process'> => item.kind === 'process');

  const start = async () => {
    const created = await command((session) =>
      createEvidence(session, portfolioId, 'process', { title: 'Our customer service process', claims: [{ pointId: '311.1.1', locator: '' }] }),
    );
    if (created.isDone) await navigate(`${paths.evidence(created.value.id)}?field=details.explanation`);
  };

  return (
    <Card
      title="How it works"
      actions={evidence ? <Link to={`${paths.evidence(evidence.id)}?field=details.explanation`}>Edit {evidenceReference(evidence)}</Link> : undefined}
    >
      <Stack gap="s">
        {evidence && isFilled(evidence.details.explanation) ? (
          <TextBlocks text={evidence.details.explanation} />
        ) : (
          <p>Explain in a paragraph or two how your customers are served, from the first contact to the end, as you would to a new colleague.</p>
        )}
        {evidence ? (
          <StatusMark status={evidence.status === 'ready' ? 'good' : 'waiting'}>{evidence.status === 'ready' ? 'Ready' : 'Draft'}</StatusMark>
        ) : (
          <Row>
            <Button onClick={() => void start()}>Explain your process</Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
