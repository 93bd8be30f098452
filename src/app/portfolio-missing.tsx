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
