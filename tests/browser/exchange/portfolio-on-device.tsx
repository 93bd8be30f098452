import { screen } from '@testing-library/react';
import { useMemo, type ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import type { Actor } from '../../../src/domain/policy.ts';
import { useWorkplace } from '../../../src/storage/device-hooks.ts';
import { createBlobBytes } from '../../../src/storage/file-bytes.ts';
import { StorageProvider, useStorage, type Storage } from '../../../src/storage/storage-context.tsx';
import { setupSession } from '../../support/storage-session.ts';
import { OpenPortfolio } from '../open-portfolio.tsx';
import { renderUi } from '../ui/render-ui.tsx';

/** A device: its own database and clock. */
export function setupDevice(actor: Actor = 'candidate'): Storage & { readonly clock: { now: Date } } {
  const session = setupSession(actor);
  return { session: { ...session, createId: () => crypto.randomUUID() }, files: createBlobBytes(session.db), clock: session.clock };
}

/** A screen of an open portfolio, as the app opens it: in the role in which the device works there. */
export async function renderInPortfolio(storage: Storage, portfolioId: string, element: ReactNode, query = '') {
  const view = renderUi(
    <StorageProvider storage={storage}>
      <main>
        <Routes>
          <Route path="/p/:id/*" element={<InRole portfolioId={portfolioId}>{element}</InRole>} />
          <Route path="*" element={<p>Another screen</p>} />
        </Routes>
      </main>
    </StorageProvider>,
    `/p/${portfolioId}${query}`,
  );
  await screen.findByRole('heading', { level: 1 });
  return view;
}

/** A screen outside a portfolio. */
export function renderOnDevice(storage: Storage, element: ReactNode) {
  return renderUi(
    <StorageProvider storage={storage}>
      <main>
        <Routes>
          <Route path="/" element={element} />
          <Route path="*" element={<p>Another screen</p>} />
        </Routes>
      </main>
    </StorageProvider>,
  );
}

function InRole({ portfolioId, children }: { readonly portfolioId: string; readonly children: ReactNode }) {
  const storage = useStorage();
  const workplace = useWorkplace(portfolioId);
  const actor = workplace?.role ?? 'candidate';
  const asActor = useMemo(() => ({ ...storage, session: { ...storage.session, actor } }), [storage, actor]);
  if (workplace === undefined) return null;
  return (
    <StorageProvider storage={asActor}>
      <OpenPortfolio portfolioId={portfolioId}>{children}</OpenPortfolio>
    </StorageProvider>
  );
}
