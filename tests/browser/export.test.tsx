import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExportScreen } from '../../src/features/export/export-screen.tsx';
import { setupSession } from '../support/storage-session.ts';
import { catchDownloads } from './catch-downloads.ts';
import { addPortfolio, OpenPortfolio, renderStored } from './open-portfolio.tsx';
import { accessibilityFaults } from './ui/render-ui.tsx';

/** The app's pages lie beside its fonts; the page that runs this test does not. */
const base = document.createElement('base');
beforeAll(() => {
  base.href = '/';
  document.head.append(base);
});
afterAll(() => base.remove());

async function openExport(address: string) {
  const session = setupSession();
  const id = await addPortfolio(session);
  renderStored(
    session,
    <OpenPortfolio portfolioId={id}>
      <main>
        <ExportScreen />
      </main>
    </OpenPortfolio>,
    address,
  );
  await screen.findByRole('heading', { name: 'Export PDF' });
}

test('the IQA pack is offered, says what is in it, and is saved under its own name', async () => {
  const saved = catchDownloads();
  await openExport('/export');
  await userEvent.click(screen.getByRole('radio', { name: 'IQA pack' }));
  expect(screen.getByText(/judgements, witnesses, samples/)).toBeDefined();
  expect(await accessibilityFaults()).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Save PDF' }));
  await waitFor(() => expect(saved.map(({ name }) => name)).toEqual(['Aisha Khan – Unit 311 IQA pack (draft) – 2026-11-12.pdf']), { timeout: 20_000 });
}, 30_000);

test('an address can name the part', async () => {
  await openExport('/export?only=iqa');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'IQA pack' }).checked).toBe(true);
});
