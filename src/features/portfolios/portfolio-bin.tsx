import { useState } from 'react';
import { erasePortfolio, restorePortfolio } from '../../storage/portfolio-bin-commands.ts';
import type { PortfolioSummary } from '../../storage/portfolio-list.ts';
import { Button } from '../../ui/button.tsx';
import { BinList } from '../bin-list.tsx';
import { useCommand } from '../use-command.ts';

/** Portfolios in the bin: back, or gone for good once that is said twice. */
export function PortfolioBin({ portfolios }: { readonly portfolios: readonly PortfolioSummary[] }) {
  if (portfolios.length === 0) return null;
  return (
    <BinList title={portfolios.length === 1 ? '1 portfolio in the bin' : `${portfolios.length} portfolios in the bin`}>
      {portfolios.map((portfolio) => (
        <BinRow key={portfolio.id} portfolio={portfolio} />
      ))}
    </BinList>
  );
}

function BinRow({ portfolio }: { readonly portfolio: PortfolioSummary }) {
  const command = useCommand();
  const [isSure, setIsSure] = useState(false);
  const name = portfolio.candidateName || 'New candidate';
  return (
    <li>
      <span>{name}</span>
      <Button
        size="s"
        variant="secondary"
        onClick={() => void command((session) => restorePortfolio(session, portfolio.id))}
        aria-label={`Restore the portfolio of ${name}`}
      >
        Restore
      </Button>
      {isSure ? (
        <Button size="s" variant="danger" onClick={() => void command((session) => erasePortfolio(session, portfolio.id))}>
          Yes, delete {name}’s portfolio for good
        </Button>
      ) : (
        <Button size="s" variant="quiet" onClick={() => setIsSure(true)} aria-label={`Delete the portfolio of ${name} for good`}>
          Delete for good
        </Button>
      )}
    </li>
  );
}
