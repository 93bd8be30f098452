import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { HashRouter, Route, Routes } from 'react-router';
import { sweepUnfinishedFiles } from '../storage/sweep-files.ts';
import { FolioDatabase } from '../storage/database.ts';
import { fileBytesFor } from '../storage/file-bytes.ts';
import { StorageProvider, type Storage } from '../storage/storage-context.tsx';
import { createId } from '../lib/ids.ts';
import { HomeScreen } from '../features/portfolios/home-screen.tsx';
import { routes } from '../features/paths.ts';
import { Loading } from '../ui/spinner.tsx';
import { ScreenBoundary } from './error-boundary.tsx';
import { ScrollKeeper } from './scroll-keeper.tsx';
import { Shell } from './shell.tsx';

const StartScreen = lazy(async () => ({ default: (await import('../features/portfolios/start-screen.tsx')).StartScreen }));
const OpenScreen = lazy(async () => ({ default: (await import('../features/share/open-screen.tsx')).OpenScreen }));
const IdentityScreen = lazy(async () => ({ default: (await import('../features/identity/identity-screen.tsx')).IdentityScreen }));
const UnitsScreen = lazy(async () => ({ default: (await import('../features/units/units-screen.tsx')).UnitsScreen }));
const SignPdfScreen = lazy(async () => ({ default: (await import('../features/pdf-signing/sign-pdf-screen.tsx')).SignPdfScreen }));
const SamplingScreen = lazy(async () => ({ default: (await import('../features/sampling/sampling-screen.tsx')).SamplingScreen }));
const PortfolioApp = lazy(async () => ({ default: (await import('./portfolio-app.tsx')).PortfolioApp }));

/** The whole app: storage above, routes below. Home comes with the first load; everything else when it is needed. */
export function App() {
  const [storage] = useState(openStorage);
  useEffect(() => {
    void sweepUnfinishedFiles(storage.session);
  }, [storage]);
  return (
    <StorageProvider storage={storage}>
      <HashRouter>
        <ScrollKeeper />
        <ScreenBoundary>
          <Suspense fallback={<Loading label="Opening" />}>
            <Routes>
              <Route path={routes.home} element={framed(<HomeScreen />)} />
              <Route path={routes.start} element={framed(<StartScreen />)} />
              <Route path={routes.open} element={framed(<OpenScreen />)} />
              <Route path={routes.identity} element={framed(<IdentityScreen />)} />
              <Route path={routes.units} element={framed(<UnitsScreen />)} />
              <Route path={routes.signPdf} element={framed(<SignPdfScreen />)} />
              <Route path={routes.sampling} element={framed(<SamplingScreen />)} />
              <Route path={`${routes.portfolio}/*`} element={<PortfolioApp />} />
              <Route path="*" element={framed(<HomeScreen />)} />
            </Routes>
          </Suspense>
        </ScreenBoundary>
      </HashRouter>
    </StorageProvider>
  );
}

/** Screens outside a portfolio have the header alone. */
function framed(screen: ReactNode) {
  return <Shell>{screen}</Shell>;
}

function openStorage(): Storage {
  const db = new FolioDatabase();
  return {
    session: { db, now: () => new Date(), createId, actor: 'candidate' },
    files: fileBytesFor(db, navigator.userAgent),
  };
}
