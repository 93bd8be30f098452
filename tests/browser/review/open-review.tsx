import { configure, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useMemo } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { coverUnit } from '../../../src/domain/coverage/cover-unit.ts';
import type { Actor } from '../../../src/domain/policy.ts';
import type { SnapshotWithEvents } from '../../../src/domain/snapshot.ts';
import { PlanScreen } from '../../../src/features/review/plan-screen.tsx';
import { ReadingScreen } from '../../../src/features/review/reading-screen.tsx';
import { ReviewScreen } from '../../../src/features/review/review-screen.tsx';
import { portfolioPaths, routes } from '../../../src/features/paths.ts';
import { OpenPortfolioContext } from '../../../src/features/portfolio-context.tsx';
import { createBlobBytes } from '../../../src/storage/file-bytes.ts';
import { addSnapshot } from '../../../src/storage/portfolio-commands.ts';
import { readSnapshot } from '../../../src/storage/snapshot-queries.ts';
import { StorageProvider } from '../../../src/storage/storage-context.tsx';
import { useLiveSnapshot } from '../../../src/storage/use-live-snapshot.ts';
import { unit311 } from '../../../src/units/load-unit.ts';
import { setupSession, valueOf } from '../../support/storage-session.ts';
import { renderUi } from '../ui/render-ui.tsx';

// The machine that runs all tests at once is slow to draw and to save.
configure({ asyncUtilTimeout: 8_000 });

export const paths = portfolioPaths('portfolio-1');

/** Opens a portfolio at an address, as somebody in a role; the screens of the review are all there. */
export async function openReview(portfolio: SnapshotWithEvents, address: string, actor: Actor = 'assessor') {
  sessionStorage.clear();
  const session = setupSession(actor);
  valueOf(await addSnapshot(session, portfolio));
  renderUi(
    <StorageProvider storage={{ session, files: createBlobBytes(session.db) }}>
      <Open portfolioId={portfolio.portfolio.id} />
    </StorageProvider>,
    address,
  );
  await screen.findByRole('heading', { level: 1 });
  // Messages outlive a test, as they outlive a screen.
  for (const button of screen.queryAllByRole('button', { name: 'Dismiss' })) await userEvent.click(button);
  const read = async () => {
    const found = await readSnapshot(session.db, portfolio.portfolio.id);
    if (!found) throw new Error('No portfolio');
    return found.snapshot;
  };
  return { session, read };
}

function Open({ portfolioId }: { readonly portfolioId: string }) {
  const snapshot = useLiveSnapshot(portfolioId)?.snapshot;
  const open = useMemo(
    () => (snapshot ? { portfolioId, unit: unit311, snapshot, coverage: coverUnit(unit311, snapshot), findings: [], today: '2026-11-12' } : null),
    [portfolioId, snapshot],
  );
  const { pathname } = useLocation();
  return open ? (
    <OpenPortfolioContext value={open}>
      <main>
        <Routes>
          <Route path={routes.review} element={<ReviewScreen />} />
          <Route path={routes.reviewPoint} element={<ReviewScreen />} />
          <Route path={routes.reading} element={<ReadingScreen />} />
          <Route path={routes.plan} element={<PlanScreen />} />
          <Route path="*" element={<h1>Went to {pathname}</h1>} />
        </Routes>
      </main>
    </OpenPortfolioContext>
  ) : null;
}
