import { lazy, Suspense, type ReactNode } from 'react';
import { HashRouter, Route, Routes } from 'react-router';
import { HomeScreen } from '../features/portfolios/home-screen.tsx';
import { routes } from '../features/paths.ts';
import { LockNowButton } from '../features/shared-computer/lock-now-button.tsx';
import { LockWatch } from '../features/shared-computer/lock-watch.tsx';
import { SharedFilesNotice } from '../features/shared-files/shared-files-notice.tsx';
import { Loading } from '../ui/spinner.tsx';
import { BeforeStart } from './before-start.tsx';
import { Keeping } from './keeping.tsx';
import { ScreenBoundary } from './error-boundary.tsx';
import { ScrollKeeper } from './scroll-keeper.tsx';
import { Shell } from './shell.tsx';
import { StartGate } from './start-gate.tsx';

const StartScreen = lazy(async () => ({ default: (await import('../features/portfolios/start-screen.tsx')).StartScreen }));
const OpenScreen = lazy(async () => ({ default: (await import('../features/share/open-screen.tsx')).OpenScreen }));
const IdentityScreen = lazy(async () => ({ default: (await import('../features/identity/identity-screen.tsx')).IdentityScreen }));
const UnitsScreen = lazy(async () => ({ default: (await import('../features/units/units-screen.tsx')).UnitsScreen }));
const SignPdfScreen = lazy(async () => ({ default: (await import('../features/pdf-signing/sign-pdf-screen.tsx')).SignPdfScreen }));
const SamplingScreen = lazy(async () => ({ default: (await import('../features/sampling/sampling-screen.tsx')).SamplingScreen }));
const FinishScreen = lazy(async () => ({ default: (await import('../features/shared-computer/finish-screen.tsx')).FinishScreen }));
const LockSettingsScreen = lazy(async () => ({ default: (await import('../features/shared-computer/lock-settings-screen.tsx')).LockSettingsScreen }));
const LockNowScreen = lazy(async () => ({ default: (await import('../features/shared-computer/lock-now-screen.tsx')).LockNowScreen }));
const SharedFilesScreen = lazy(async () => ({ default: (await import('../features/shared-files/shared-files-screen.tsx')).SharedFilesScreen }));
const AddEvidenceScreen = lazy(async () => ({ default: (await import('../features/shared-files/add-evidence-screen.tsx')).AddEvidenceScreen }));
const PortfolioApp = lazy(async () => ({ default: (await import('./portfolio-app.tsx')).PortfolioApp }));

/** The whole app: storage above, routes below. Home comes with the first load; everything else when it is needed. */
export function App() {
  return (
    <HashRouter>
      <BeforeStart>
        {(cipher) => (
          <StartGate cipher={cipher}>
            <LockWatch />
            <Keeping />
            <ScrollKeeper />
            <ScreenBoundary>
              <Suspense fallback={<Loading label="Opening" />}>
                <Routes>
                  <Route path={routes.home} element={framed(<Home />)} />
                  <Route path={routes.start} element={framed(<StartScreen />)} />
                  <Route path={routes.open} element={framed(<OpenScreen />)} />
                  <Route path={routes.identity} element={framed(<IdentityScreen />)} />
                  <Route path={routes.units} element={framed(<UnitsScreen />)} />
                  <Route path={routes.signPdf} element={framed(<SignPdfScreen />)} />
                  <Route path={routes.finish} element={framed(<FinishScreen />)} />
                  <Route path={routes.lock} element={framed(<LockSettingsScreen />)} />
                  <Route path={routes.lockNow} element={framed(<LockNowScreen />)} />
                  <Route path={routes.sampling} element={framed(<SamplingScreen />)} />
                  <Route path={routes.shared} element={framed(<SharedFilesScreen />)} />
                  <Route path={routes.add} element={framed(<AddEvidenceScreen />)} />
                  <Route path={`${routes.portfolio}/*`} element={<PortfolioApp />} />
                  <Route path="*" element={framed(<Home />)} />
                </Routes>
              </Suspense>
            </ScreenBoundary>
          </StartGate>
        )}
      </BeforeStart>
    </HashRouter>
  );
}

/** Screens outside a portfolio have the header alone. */
function framed(screen: ReactNode) {
  return <Shell actions={<LockNowButton />}>{screen}</Shell>;
}

/** Home, with a reminder of what waits to be put somewhere. */
function Home() {
  return (
    <>
      <SharedFilesNotice />
      <HomeScreen />
    </>
  );
}
