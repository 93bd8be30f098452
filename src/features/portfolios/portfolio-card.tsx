import { Link } from 'react-router';
import type { PortfolioSummary } from '../../storage/portfolio-list.ts';
import { Chip } from '../../ui/chip.tsx';
import { BackupAgeLink } from '../backup-age-link.tsx';
import { portfolioPaths } from '../paths.ts';
import classes from './portfolio-card.module.css';
import { RemoveButton } from './remove-button.tsx';

/** One portfolio on Home: whose it is, when it was last changed, and the way in. */
export function PortfolioCard({ portfolio, changed }: { readonly portfolio: PortfolioSummary; readonly changed: string }) {
  const name = portfolio.candidateName || 'New candidate';
  return (
    <article className={classes['card']}>
      <div className={classes['words']}>
        <Link className={classes['name']} to={portfolioPaths(portfolio.id).overview}>
          {name}
        </Link>
        <span>
          Unit 311{portfolio.employer === '' ? '' : ` · ${portfolio.employer}`} · changed {changed}
        </span>
        {!portfolio.isExample && <BackupAgeLink portfolioId={portfolio.id} />}
      </div>
      {portfolio.isExample && <Chip tone="none">Example</Chip>}
      {portfolio.isLocked && <Chip tone="brand">Signed</Chip>}
      <RemoveButton portfolioId={portfolio.id} name={name} />
    </article>
  );
}
