import { DeviceCopyLink } from '../features/device-copy-link.tsx';
import { routes } from '../features/paths.ts';
import { useQuarantinedPortfolio } from '../storage/use-live-snapshot.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Loading } from '../ui/spinner.tsx';
import { Row, Stack } from '../ui/stack.tsx';
import { QuarantineNotice } from './quarantine-notice.tsx';

/** Said when an address names a portfolio that this browser does not hold, or of which the first page cannot be read. */
export function PortfolioMissing({ portfolioId }: { readonly portfolioId: string }) {
  const unreadable = useQuarantinedPortfolio(portfolioId);
  if (unreadable === undefined) return <Loading label="Opening the portfolio" />;
  if (unreadable.length > 0) {
    return (
      <Page title="This portfolio cannot be read">
        <Stack gap="m">
          <QuarantineNotice rows={unreadable} />
          <p>
            Its evidence, risks and files are still here; only the page with its particulars cannot be read, so Folio cannot open it. Save a copy of
            everything, or open your latest backup.
          </p>
          <Row>
            <DeviceCopyLink />
            <LinkButton to={routes.open}>Open a backup</LinkButton>
          </Row>
        </Stack>
      </Page>
    );
  }
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
