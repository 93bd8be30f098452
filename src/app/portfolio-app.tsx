import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { checkEvidence } from '../domain/check/evidence-check.ts';
import { coverUnit } from '../domain/coverage/cover-unit.ts';
import { toIsoDate } from '../lib/dates.ts';
import { OpenPortfolioContext } from '../features/portfolio-context.tsx';
import { useWorkplace } from '../storage/device-hooks.ts';
import { StorageProvider, useStorage } from '../storage/storage-context.tsx';
import { useLiveSnapshot } from '../storage/use-live-snapshot.ts';
import { Loading } from '../ui/spinner.tsx';
import { WritingLanguage } from '../ui/writing-language.tsx';
import { PortfolioMissing, UnitMissing } from './portfolio-missing.tsx';
import { PortfolioRoutes } from './portfolio-routes.tsx';
import { PortfolioShell } from './portfolio-shell.tsx';
import { QuarantineNotice } from './quarantine-notice.tsx';
import { useFontsAhead } from './use-fonts-ahead.ts';
import { useUnit } from './use-unit.ts';
import { useUnreadableFiles } from './use-unreadable-files.ts';
import { Writer } from './writer.tsx';

/** Everything within one portfolio: reads it live, computes what the rules find, and shows the screen of the address. */
export function PortfolioApp() {
  const { portfolioId = '' } = useParams();
  const storage = useStorage();
  const workplace = useWorkplace(portfolioId);
  const actor = workplace?.role ?? 'candidate';
  const asActor = useMemo(() => ({ ...storage, session: { ...storage.session, actor } }), [storage, actor]);
  // Until it is known who works here, nothing must be written in the wrong name.
  if (workplace === undefined) return <Loading label="Opening the portfolio" />;
  return (
    <StorageProvider storage={asActor}>
      <Writer portfolioId={portfolioId}>
        <LivePortfolio portfolioId={portfolioId} />
      </Writer>
    </StorageProvider>
  );
}

function LivePortfolio({ portfolioId }: { readonly portfolioId: string }) {
  const { session } = useStorage();
  // A save while somebody types wakes every screen: deferred, so that the next key goes first.
  const live = useDeferredValue(useLiveSnapshot(portfolioId));
  const snapshot = live?.snapshot.portfolio.id === portfolioId ? live.snapshot : undefined;
  const unit = useUnit(snapshot?.portfolio);
  const unreadable = useUnreadableFiles(snapshot?.attachments);
  useFontsAhead(snapshot);
  const today = toIsoDate(session.now());
  const coverage = useMemo(() => (snapshot && unit ? coverUnit(unit, snapshot) : undefined), [unit, snapshot]);
  const open = useMemo(() => {
    if (!snapshot || !coverage || !unit) return null;
    return { portfolioId, unit, snapshot, coverage, today, findings: checkEvidence(unit, snapshot, coverage, today, unreadable) };
  }, [portfolioId, unit, snapshot, coverage, today, unreadable]);

  let screen: ReactNode = <Loading label="Opening the portfolio" />;
  if (live === null) screen = <PortfolioMissing portfolioId={portfolioId} />;
  else if (snapshot && unit === null) screen = <UnitMissing unitId={snapshot.portfolio.unitId} />;
  else if (open) {
    const { language } = open.snapshot.portfolio;
    screen = (
      <OpenPortfolioContext value={open}>
        <WritingLanguage value={language === 'en-GB' ? undefined : language}>
          <PortfolioShell>
            <QuarantineNotice rows={live?.quarantined ?? []} />
            <PortfolioRoutes />
          </PortfolioShell>
        </WritingLanguage>
      </OpenPortfolioContext>
    );
  }
  return screen;
}
