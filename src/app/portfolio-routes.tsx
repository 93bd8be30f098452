import { lazy, Suspense, type ComponentType } from 'react';
import { Route, Routes } from 'react-router';
import { fieldsByKind } from './evidence-fields.ts';
import { ScreenBoundary } from './error-boundary.tsx';
import { OverviewScreen } from '../features/overview/overview-screen.tsx';
import { Loading } from '../ui/spinner.tsx';
import { EvidenceScreen } from '../features/evidence/evidence-screen.tsx';
import { NewEvidenceScreen } from '../features/evidence/new-evidence-screen.tsx';
import { StrandScreen } from '../features/evidence/strand-screen.tsx';

/** Screens that are fetched when they are first opened. */
const screens = {
  process: lazily(async () => (await import('../features/process/process-screen.tsx')).ProcessScreen),
  register: lazily(async () => (await import('../features/register/register-screen.tsx')).RegisterScreen),
  risk: lazily(async () => (await import('../features/register/risk-screen.tsx')).RiskScreen),
  evidenceList: lazily(async () => (await import('../features/evidence/evidence-list-screen.tsx')).EvidenceListScreen),
  coverage: lazily(async () => (await import('../features/coverage/coverage-screen.tsx')).CoverageScreen),
  point: lazily(async () => (await import('../features/coverage/point-screen.tsx')).PointScreen),
  check: lazily(async () => (await import('../features/check/check-screen.tsx')).CheckScreen),
  people: lazily(async () => (await import('../features/people/people-screen.tsx')).PeopleScreen),
  person: lazily(async () => (await import('../features/people/person-screen.tsx')).PersonScreen),
  signOff: lazily(async () => (await import('../features/sign-off/sign-off-screen.tsx')).SignOffScreen),
  exportPdf: lazily(async () => (await import('../features/export/export-screen.tsx')).ExportScreen),
  history: lazily(async () => (await import('../features/history/history-screen.tsx')).HistoryScreen),
  settings: lazily(async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen),
} as const;

/** The screens of one portfolio. A fault in one leaves the others, and the frame around them, working. */
export function PortfolioRoutes() {
  return (
    <ScreenBoundary>
      <Suspense fallback={<Loading label="Opening" />}>
        <Routes>
          <Route index element={<OverviewScreen />} />
          <Route path="process" element={<screens.process />} />
          <Route path="strand/:kind" element={<StrandScreen />} />
          <Route path="new/:kind" element={<NewEvidenceScreen />} />
          <Route path="evidence" element={<screens.evidenceList />} />
          <Route path="evidence/:evidenceId" element={<EvidenceScreen fieldsByKind={fieldsByKind} />} />
          <Route path="register" element={<screens.register />} />
          <Route path="register/:riskId" element={<screens.risk />} />
          <Route path="coverage" element={<screens.coverage />} />
          <Route path="coverage/:pointId" element={<screens.point />} />
          <Route path="check" element={<screens.check />} />
          <Route path="people" element={<screens.people />} />
          <Route path="people/:personId" element={<screens.person />} />
          <Route path="sign-off" element={<screens.signOff />} />
          <Route path="export" element={<screens.exportPdf />} />
          <Route path="history" element={<screens.history />} />
          <Route path="settings" element={<screens.settings />} />
          <Route path="*" element={<OverviewScreen />} />
        </Routes>
      </Suspense>
    </ScreenBoundary>
  );
}

function lazily(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: await load() }));
}
