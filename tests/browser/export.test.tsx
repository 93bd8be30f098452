import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useMemo } from 'react';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { coverUnit } from '../../src/domain/coverage/cover-unit.ts';
import { ExportScreen } from '../../src/features/export/export-screen.tsx';
import { OpenPortfolioContext } from '../../src/features/portfolio-context.tsx';
import { createBlobBytes } from '../../src/storage/file-bytes.ts';
import { createPortfolio } from '../../src/storage/portfolio-commands.ts';
import { StorageProvider } from '../../src/storage/storage-context.tsx';
import { useLiveSnapshot } from '../../src/storage/use-live-snapshot.ts';
import { unit311 } from '../../src/units/load-unit.ts';
import { setupSession, valueOf } from '../support/storage-session.ts';
import { accessibilityFaults, renderUi } from './ui/render-ui.tsx';

/** The app's pages lie beside its fonts; the page that runs this test does not. */
const base = document.createElement('base');
beforeAll(() => {
  base.href = '/';
  document.head.append(base);
});
afterAll(() => base.remove());

function OpenExport({ portfolioId }: { readonly portfolioId: string }) {
  const snapshot = useLiveSnapshot(portfolioId)?.snapshot;
  const open = useMemo(
    () => (snapshot ? { portfolioId, unit: unit311, snapshot, coverage: coverUnit(unit311, snapshot), findings: [], today: '2026-11-12' } : null),
    [portfolioId, snapshot],
  );
  return open ? (
    <OpenPortfolioContext value={open}>
      <main>
        <ExportScreen />
      </main>
    </OpenPortfolioContext>
  ) : null;
}

async function openExport(address: string) {
  const session = setupSession();
  const { id } = valueOf(await createPortfolio(session, { candidate: { name: 'Aisha Khan', enrolmentNumber: '', uln: '' } }));
  renderUi(
    <StorageProvider storage={{ session, files: createBlobBytes(session.db) }}>
      <OpenExport portfolioId={id} />
    </StorageProvider>,
    address,
  );
  await screen.findByRole('heading', { name: 'Export PDF' });
}

test('the IQA pack is offered, says what is in it, and is saved under its own name', async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  await openExport('/export');
  await userEvent.click(screen.getByRole('radio', { name: 'IQA pack' }));
  expect(screen.getByText(/judgements, witnesses, samples/)).toBeDefined();
  expect(await accessibilityFaults()).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Save PDF' }));
  await waitFor(() => expect(saved).toEqual(['Aisha Khan – Unit 311 IQA pack (draft) – 2026-11-12.pdf']), { timeout: 20_000 });
}, 30_000);

test('an address can name the part', async () => {
  await openExport('/export?only=iqa');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'IQA pack' }).checked).toBe(true);
});
