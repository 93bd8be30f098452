import { Link } from 'react-router';
import { deletePortfolio, restorePortfolio } from '../../storage/portfolio-bin-commands.ts';
import type { PortfolioSummary } from '../../storage/portfolio-list.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { showToast } from '../../ui/toast.tsx';
import { portfolioPaths } from '../paths.ts';
import { useCommand } from '../use-command.ts';
import classes from './portfolio-card.module.css';

/** One portfolio on Home: whose it is, when it was last changed, and the way in. */
export function PortfolioCard({ portfolio, changed }: { readonly portfolio: PortfolioSummary; readonly changed: string }) {
  const command = useCommand();
  const name = portfolio.candidateName || 'New candidate';
  const remove = async () => {
    const deleted = await command((session) => deletePortfolio(session, portfolio.id));
    if (deleted.isDone)
      showToast({
        message: `The portfolio of ${name} is in the bin.`,
        undo: { run: async () => void (await command((session) => restorePortfolio(session, portfolio.id))) },
      });
  };
  return (
    <article className={classes['card']}>
      <div className={classes['words']}>
        <Link className={classes['name']} to={portfolioPaths(portfolio.id).overview}>
          {name}
        </Link>
        <span>
          Unit 311{portfolio.employer === '' ? '' : ` · ${portfolio.employer}`} · changed {changed}
        </span>
      </div>
      {portfolio.isExample && <Chip tone="none">Example</Chip>}
      {portfolio.isLocked && <Chip tone="brand">Signed</Chip>}
      <Button size="s" variant="quiet" onClick={() => void remove()} aria-label={`Delete the portfolio of ${name}`}>
        Delete
      </Button>
    </article>
  );
}
