import { Link } from 'react-router';
import { formatInstant } from '../../lib/dates.ts';
import { usePortfolioList } from '../../storage/storage-context.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { OpenPackageLink } from '../open-package-link.tsx';
import { routes } from '../paths.ts';
import { ExampleButtons } from './example-buttons.tsx';
import { CaseloadPart } from './caseload-part.tsx';
import classes from './home-screen.module.css';
import { HomeScreenNotice } from '../home-screen-notice.tsx';
import { KeepsNothing } from './keeps-nothing.tsx';
import { PortfolioBin } from './portfolio-bin.tsx';
import { PortfolioCard } from './portfolio-card.tsx';

/** Portfolios on this device, and the ways to begin. Needs no account and no connection. */
export function HomeScreen() {
  const all = usePortfolioList();
  // The heading waits for the list, so that it does not change under the reader's eyes.
  if (!all) return null;
  const portfolios = all.filter((portfolio) => !portfolio.isDeleted);
  const isEmpty = portfolios.length === 0;
  const own = portfolios.filter(({ role }) => role === 'candidate');
  const hasCaseload = own.length < portfolios.length;
  return (
    <Page
      title={isEmpty ? 'Show that you can handle risk' : 'Your portfolios'}
      lead={
        isEmpty
          ? 'Folio builds your evidence for Unit 311, Apply risk assessment to customer service. It shows what is missing, and makes the portfolio that you hand in.'
          : undefined
      }
    >
      {isEmpty && <KeepsNothing />}
      <HomeScreenNotice hasWork={!isEmpty} />
      {hasCaseload && <CaseloadPart />}
      {hasCaseload && own.length > 0 && <h2 className={classes['heading']}>As the candidate</h2>}
      {own.length > 0 && (
        <ul className={classes['list']}>
          {own.map((portfolio) => (
            <li key={portfolio.id}>
              <PortfolioCard portfolio={portfolio} changed={formatInstant(portfolio.updatedAt)} />
            </li>
          ))}
        </ul>
      )}
      <div className={classes['begin']}>
        <LinkButton to={routes.start}>Start a portfolio</LinkButton>
        <OpenPackageLink />
        <ExampleButtons />
      </div>
      {isEmpty && (
        <ul className={classes['facts']}>
          <li>
            <b>Works without a signal.</b> In the stock room, on the bus, at home.
          </li>
          <li>
            <b>No account.</b> What you write stays in this browser until you share it.
          </li>
          <li>
            <b>Nothing to save.</b> Every word is kept as you type.
          </li>
        </ul>
      )}
      <nav aria-label="On this device" className={classes['more']}>
        <Link to={routes.identity}>You on this device</Link>
        <Link to={routes.units}>Units</Link>
        <Link to={routes.signPdf}>Sign or check a PDF</Link>
        <Link to={routes.lock}>Lock Folio on this computer</Link>
        <Link to={routes.finish}>Finish and remove from this computer</Link>
      </nav>
      <PortfolioBin portfolios={all.filter((portfolio) => portfolio.isDeleted)} />
    </Page>
  );
}
