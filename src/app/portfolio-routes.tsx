import { lazy, Suspense, type ComponentType } from 'react';
import { Route, Routes, useParams } from 'react-router';
import type { Actor } from '../domain/policy.ts';
import { useOpenPortfolio } from '../features/portfolio-context.tsx';
import { useStorage } from '../storage/storage-context.tsx';
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
  processReading: lazily(async () => (await import('../features/process/process-reading.tsx')).ProcessReading),
  register: lazily(async () => (await import('../features/register/register-screen.tsx')).RegisterScreen),
  risk: lazily(async () => (await import('../features/register/risk-screen.tsx')).RiskScreen),
  riskReading: lazily(async () => (await import('../features/register/risk-reading.tsx')).RiskReading),
  takeShared: lazily(async () => (await import('../features/shared-files/take-shared-screen.tsx')).TakeSharedScreen),
  evidenceList: lazily(async () => (await import('../features/evidence/evidence-list-screen.tsx')).EvidenceListScreen),
  coverage: lazily(async () => (await import('../features/coverage/coverage-screen.tsx')).CoverageScreen),
  point: lazily(async () => (await import('../features/coverage/point-screen.tsx')).PointScreen),
  check: lazily(async () => (await import('../features/check/check-screen.tsx')).CheckScreen),
  people: lazily(async () => (await import('../features/people/people-screen.tsx')).PeopleScreen),
  person: lazily(async () => (await import('../features/people/person-screen.tsx')).PersonScreen),
  signOff: lazily(async () => (await import('../features/sign-off/sign-off-screen.tsx')).SignOffScreen),
  exportPdf: lazily(async () => (await import('../features/export/export-screen.tsx')).ExportScreen),
  share: lazily(async () => (await import('./share-and-copies.tsx')).ShareAndCopies),
  review: lazily(async () => (await import('../features/review/review-screen.tsx')).ReviewScreen),
  reading: lazily(async () => (await import('../features/review/reading-screen.tsx')).ReadingScreen),
  plan: lazily(async () => (await import('../features/review/plan-screen.tsx')).PlanScreen),
  samples: lazily(async () => (await import('../features/sampling/samples-screen.tsx')).SamplesScreen),
  history: lazily(async () => (await import('../features/history/history-screen.tsx')).HistoryScreen),
  settings: lazily(async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen),
} as const;

const BackupNotice = lazily(async () => (await import('../features/backups/backup-notice.tsx')).BackupNotice);

/** The screens of one portfolio. A fault in one leaves the others, and the frame around them, working. */
export function PortfolioRoutes() {
  const { actor } = useStorage().session;
  const isCandidate = actor === 'candidate';
  return (
    <ScreenBoundary>
      <Suspense fallback={<Loading label="Opening" />}>
        <Routes>
          <Route index element={<FirstScreen actor={actor} />} />
          <Route path="process" element={isCandidate ? <screens.process /> : <screens.processReading />} />
          {isCandidate && <Route path="strand/:kind" element={<StrandScreen />} />}
          {(isCandidate || actor === 'assessor') && <Route path="new/:kind" element={<NewEvidenceScreen />} />}
          {isCandidate && <Route path="shared" element={<screens.takeShared />} />}
          <Route path="evidence" element={<screens.evidenceList />} />
          <Route path="evidence/:evidenceId" element={<EvidenceOrReading />} />
          <Route path="register" element={<screens.register />} />
          <Route path="register/:riskId" element={isCandidate ? <screens.risk /> : <screens.riskReading />} />
          <Route path="coverage" element={<screens.coverage />} />
          <Route path="coverage/:pointId" element={<screens.point />} />
          {isCandidate && <Route path="check" element={<screens.check />} />}
          <Route path="people" element={<screens.people />} />
          <Route path="people/:personId" element={<screens.person />} />
          <Route path="review" element={<screens.review />} />
          <Route path="review/:pointId" element={<screens.review />} />
          <Route path="reading/:evidenceId" element={<screens.reading />} />
          <Route path="plan" element={<screens.plan />} />
          <Route path="samples" element={<screens.samples />} />
          <Route path="sign-off" element={<screens.signOff />} />
          <Route path="share" element={<screens.share />} />
          <Route path="export" element={<screens.exportPdf />} />
          <Route path="history" element={<screens.history />} />
          <Route path="settings" element={<screens.settings />} />
          <Route path="*" element={<FirstScreen actor={actor} />} />
        </Routes>
      </Suspense>
    </ScreenBoundary>
  );
}

/** Where each role begins. */
function FirstScreen({ actor }: { readonly actor: Actor }) {
  if (actor === 'candidate')
    return (
      <OverviewScreen
        notice={
          <Suspense fallback={null}>
            <BackupNotice />
          </Suspense>
        }
      />
    );
  return actor === 'assessor' || actor === 'assessor-countersignatory' ? <screens.review /> : <screens.samples />;
}

/** P3: whoever wrote a piece of evidence edits it, everybody else reads it. */
function EvidenceOrReading() {
  const { evidenceId } = useParams();
  const { actor } = useStorage().session;
  const evidence = useOpenPortfolio().snapshot.evidence.find(({ id }) => id === evidenceId);
  return !evidence || evidence.author === actor ? <EvidenceScreen fieldsByKind={fieldsByKind} /> : <screens.reading />;
}

function lazily(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: await load() }));
}
