import { saveEdits } from '../../storage/record-commands.ts';
import { useStorage } from '../../storage/storage-context.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Row } from '../../ui/stack.tsx';
import { portfolioPaths } from '../paths.ts';
import { useOpenPortfolio } from '../portfolio-context.tsx';
import { useCommand } from '../use-command.ts';

/** "If sampled": says that this unit was not, so that the line is never silently blank. By hand by the candidate, by a sample by the quality assurer. */
export function NotSampled({ line }: { readonly line: 'iqa' | 'eqa' }) {
  const { portfolioId, snapshot } = useOpenPortfolio();
  const { actor } = useStorage().session;
  const command = useCommand();
  const { portfolio } = snapshot;
  if (actor === line) {
    return (
      <Row>
        <LinkButton size="s" variant="quiet" to={portfolioPaths(portfolioId).samples}>
          Record it as sampled or not sampled
        </LinkButton>
      </Row>
    );
  }
  // P1: the particulars are the candidate's; once the portfolio is locked, the quality assurer says it.
  if (actor !== 'candidate' || portfolio.isLocked) return null;
  const isNotSampled = portfolio.notSampled.includes(line);
  const toggle = () => {
    const notSampled = isNotSampled ? portfolio.notSampled.filter((item) => item !== line) : [...portfolio.notSampled, line];
    void command((session) => saveEdits(session, 'portfolios', portfolio, { ...portfolio, notSampled }));
  };
  return (
    <Row>
      <Button size="s" variant="quiet" onClick={toggle}>
        {isNotSampled ? 'It was sampled after all' : 'Mark as not sampled'}
      </Button>
    </Row>
  );
}
