import { useMemo, type ReactNode } from 'react';
import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import { OpenPortfolioContext } from '../../src/features/portfolio-context.tsx';
import { createBlobBytes } from '../../src/storage/file-bytes.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import type { Session } from '../../src/storage/session.ts';
import { StorageProvider } from '../../src/storage/storage-context.tsx';
import { useLiveSnapshot } from '../../src/storage/use-live-snapshot.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { valueOf } from '../support/storage-session.ts';
import { renderUi } from './ui/render-ui.tsx';

/** The day on which every clock of a test begins. */
export const TODAY = '2026-11-12';

/** Adds a portfolio with nothing in it, and gives its id. */
export async function addPortfolio(session: Session, name = 'Aisha Khan'): Promise<string> {
  return valueOf(await createPortfolio(session, { candidate: { name, enrolmentNumber: '', uln: '' } })).id;
}

/** Renders what works on the database of a session. */
export function renderStored(session: Session, content: ReactNode, address = '/') {
  return renderUi(<StorageProvider storage={{ session, files: createBlobBytes(session.db) }}>{content}</StorageProvider>, address);
}

/** What the app puts around the screens of an open portfolio; nothing until it is read. */
export function OpenPortfolio({ portfolioId, children }: { readonly portfolioId: string; readonly children: ReactNode }) {
  const snapshot = useLiveSnapshot(portfolioId)?.snapshot;
  const open = useMemo(
    () => (snapshot ? { portfolioId, unit: unit311, snapshot, coverage: coverUnit(unit311, snapshot), findings: [], today: TODAY } : null),
    [portfolioId, snapshot],
  );
  return open ? <OpenPortfolioContext value={open}>{children}</OpenPortfolioContext> : null;
}
