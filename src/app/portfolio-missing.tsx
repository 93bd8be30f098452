import { routes } from '../features/paths.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';

/** Said when an address names a portfolio that this browser does not hold. */
export function PortfolioMissing() {
  return (
    <Page title="This portfolio is not on this device">
      <EmptyState title="Nothing is lost on other devices" actions={<LinkButton to={routes.home}>Go to your portfolios</LinkButton>}>
        Portfolios are kept in the browser in which they were made. Open the address there, or look among the portfolios on this device.
      </EmptyState>
    </Page>
  );
}

/** Said when a portfolio is for a unit that was opened from a file which is not on this device. */
export function UnitMissing({ unitId }: { readonly unitId: string }) {
  return (
    <Page title={`Unit ${unitId} is not on this device`}>
      <EmptyState title="The portfolio is whole" actions={<LinkButton to={routes.home}>Go to your portfolios</LinkButton>}>
        Its points come from a unit file that is not here. Open that file from “Your portfolios”, and this portfolio opens again.
      </EmptyState>
    </Page>
  );
}
