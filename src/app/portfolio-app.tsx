import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { checkEvidence } from '../domain/check/evidence-check.ts';
import { coverUnit } from '../domain/coverage/cover-unit.ts';
import { toIsoDate } from '../lib/dates.ts';
import { OpenPortfolioContext } from '../features/portfolio-context.tsx';
import { useStorage } from '../storage/storage-context.tsx';
import { useLiveSnapshot } from '../storage/use-live-snapshot.ts';
import { unit311 } from '../units/load-unit.ts';
import { Loading } from '../ui/spinner.tsx';
import { PortfolioMissing } from './portfolio-missing.tsx';
import { PortfolioRoutes } from './portfolio-routes.tsx';
import { PortfolioShell } from './portfolio-shell.tsx';
import { QuarantineNotice } from './quarantine-notice.tsx';
import { useUnreadableFiles } from './use-unreadable-files.ts';

/** Everything within one portfolio: reads it live, computes what the rules find, and shows the screen of the address. */
export function PortfolioApp() {
  const { portfolioId = '' } = useParams();
  const { session } = useStorage();
  // A save while somebody types wakes every screen: deferred, so that the next key goes first.
  const live = useDeferredValue(useLiveSnapshot(portfolioId));
  const snapshot = live?.snapshot.portfolio.id === portfolioId ? live.snapshot : undefined;
  const unreadable = useUnreadableFiles(snapshot?.attachments);
  const today = toIsoDate(session.now());
  const coverage = useMemo(() => (snapshot ? coverUnit(unit311, snapshot) : undefined), [snapshot]);
  const open = useMemo(() => {
    if (!snapshot || !coverage) return null;
    return { portfolioId, unit: unit311, snapshot, coverage, today, findings: checkEvidence(unit311, snapshot, coverage, today, unreadable) };
  }, [portfolioId, snapshot, coverage, today, unreadable]);

  let screen: ReactNode = <Loading label="Opening the portfolio" />;
  if (live === null) screen = <PortfolioMissing />;
  else if (open) {
    screen = (
      <OpenPortfolioContext value={open}>
        <PortfolioShell>
          <QuarantineNotice rows={live?.quarantined ?? []} />
          <PortfolioRoutes />
        </PortfolioShell>
      </OpenPortfolioContext>
    );
  }
  return screen;
}
