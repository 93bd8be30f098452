import { createContext, useContext } from 'react';
import type { AnsweredFinding } from '../domain/check/evidence-check.ts';
import type { UnitCoverage } from '../domain/coverage/cover-unit.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Unit } from '../domain/unit.ts';

/** The portfolio that is open, with what the rules find in it. Kept up to date while any tab writes. */
export interface OpenPortfolio {
  readonly portfolioId: string;
  readonly unit: Unit;
  readonly snapshot: Snapshot;
  readonly coverage: UnitCoverage;
  readonly findings: readonly AnsweredFinding[];
  /** The local calendar day, as the device's clock tells it. */
  readonly today: string;
}

export const OpenPortfolioContext = createContext<OpenPortfolio | null>(null);

export function useOpenPortfolio(): OpenPortfolio {
  const open = useContext(OpenPortfolioContext);
  if (!open) throw new Error('useOpenPortfolio needs an open portfolio above it.');
  return open;
}
