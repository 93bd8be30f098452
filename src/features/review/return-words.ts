import type { PortfolioReturn } from '../../domain/portfolio-return.ts';

export const returnOutcomeNames: Readonly<Record<PortfolioReturn['outcome'], string>> = {
  'more-needed': 'More needed',
  complete: 'Complete',
};
