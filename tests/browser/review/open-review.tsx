import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router';
import type { Actor } from '../../../src/domain/policy.ts';
import type { SnapshotWithEvents } from '../../../src/domain/snapshot.ts';
import { PlanScreen } from '../../../src/features/review/plan-screen.tsx';
import { ReadingScreen } from '../../../src/features/review/reading-screen.tsx';
import { ReviewScreen } from '../../../src/features/review/review-screen.tsx';
import { portfolioPaths, routes } from '../../../src/features/paths.ts';
import { addSnapshot } from '../../../src/storage/portfolio-commands.ts';
import { readSnapshot } from '../../../src/storage/snapshot-queries.ts';
import { setupSession, valueOf } from '../../support/storage-session.ts';
import { OpenPortfolio, renderStored } from '../open-portfolio.tsx';

export const paths = portfolioPaths('portfolio-1');

/** Opens a portfolio at an address, as somebody in a role; the screens of the review are all there. */
export async function openReview(portfolio: SnapshotWithEvents, address: string, actor: Actor = 'assessor') {
  sessionStorage.clear();
  const session = setupSession(actor);
  valueOf(await addSnapshot(session, portfolio));
  renderStored(
    session,
    <OpenPortfolio portfolioId={portfolio.portfolio.id}>
      <Screens />
    </OpenPortfolio>,
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

function Screens() {
  const { pathname } = useLocation();
  return (
    <main>
      <Routes>
        <Route path={routes.review} element={<ReviewScreen />} />
        <Route path={routes.reviewPoint} element={<ReviewScreen />} />
        <Route path={routes.reading} element={<ReadingScreen />} />
        <Route path={routes.plan} element={<PlanScreen />} />
        <Route path="*" element={<h1>Went to {pathname}</h1>} />
      </Routes>
    </main>
  );
}
