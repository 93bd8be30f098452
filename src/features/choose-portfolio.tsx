import { Link, Navigate } from 'react-router';
import { usePortfolioList } from '../storage/storage-context.tsx';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Entry, EntryList } from '../ui/entry-list.tsx';
import { Card } from '../ui/card.tsx';
import { routes } from './paths.ts';

/** Asks in which of the candidate's portfolios to go on. Does not ask where there is only one, unless `isAsked`. */
export function ChoosePortfolio({ to, isAsked = false }: { readonly to: (portfolioId: string) => string; readonly isAsked?: boolean }) {
  const all = usePortfolioList();
  if (!all) return null;
  const own = all.filter(({ isDeleted, role }) => !isDeleted && role === 'candidate');
  const real = own.filter(({ isExample }) => !isExample);
  const [only] = real.length > 0 ? real : own;
  if (!only) {
    return (
      <EmptyState title="No portfolio on this device yet" actions={<LinkButton to={routes.start}>Start a portfolio</LinkButton>}>
        Start yours first. It takes a minute and needs only your name.
      </EmptyState>
    );
  }
  if (!isAsked && real.length <= 1) return <Navigate to={to(only.id)} replace />;
  return (
    <Card title="Which portfolio?">
      <EntryList>
        {own.map(({ id, candidateName, employer, isExample }) => (
          <Entry key={id}>
            <span>
              <Link to={to(id)}>{candidateName || 'New candidate'}</Link>
              {employer !== '' && ` · ${employer}`}
              {isExample && ' · example'}
            </span>
          </Entry>
        ))}
      </EntryList>
    </Card>
  );
}
