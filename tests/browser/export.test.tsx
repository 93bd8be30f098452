import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExportScreen } from '../../src/features/export/export-screen.tsx';
import { stagePackage } from '../../src/exchange/stage-package.ts';
import { packageInFile } from '../../src/features/share/package-in-file.ts';
import { createBlobBytes } from '../../src/storage/file-bytes.ts';
import { errorOf, setupSession, valueOf } from '../support/storage-session.ts';
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
  await waitFor(() => expect(saved.map(({ name }) => name)).toEqual(['Aisha Khan – Unit 311 IQA pack (draft) – 2026-11-12.pdf']));
});

test('an address can name the part', async () => {
  await openExport('/export?only=iqa');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'IQA pack' }).checked).toBe(true);
});

const INCLUDE = /^Include the portfolio’s data and original files/;

test('the whole portfolio: what it is for, whether the data ride inside, and how large it gets', async () => {
  await openExport('/export');
  const include = screen.getByRole<HTMLInputElement>('checkbox', { name: INCLUDE });
  expect(include.checked).toBe(true);
  expect(include).toHaveAccessibleDescription(/^About [\d.]+ kB with, [\d.]+ kB without\./);

  await userEvent.click(screen.getByRole('radio', { name: 'For printing' }));
  expect(screen.queryByRole('checkbox', { name: INCLUDE })).toBeNull();
  expect(screen.getByText(/It is not for archiving/)).toBeDefined();
  expect(await accessibilityFaults()).toEqual([]);

  await userEvent.click(screen.getByRole('radio', { name: 'IQA pack' }));
  expect(screen.queryByRole('group', { name: 'What it is for' })).toBeNull();
});

test('a PDF with the data opens again; without them it says why it does not', async () => {
  const saved = catchDownloads();
  await openExport('/export');
  const save = async () => {
    const before = saved.length;
    await userEvent.click(screen.getByRole('button', { name: 'Save PDF' }));
    await waitFor(() => expect(saved.length).toBe(before + 1));
    return saved.at(-1)?.blob ?? new Blob();
  };
  const other = { session: setupSession(), files: createBlobBytes(setupSession().db) };

  const found = valueOf(await packageInFile(await save()));
  const staged = valueOf(await stagePackage(other, found.carried, { beside: found.beside }));
  expect(staged).toMatchObject({ candidateName: 'Aisha Khan', isKnownHere: false, kind: 'full' });

  await screen.findByText(/is ready$/);
  await userEvent.click(screen.getByRole('checkbox', { name: INCLUDE }));
  expect(errorOf(await packageInFile(await save())).sentence).toMatch(/^This PDF does not carry a portfolio’s data/);
});
