import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SettingsScreen } from '../../src/features/settings/settings-screen.tsx';
import { canvasFile } from './attachments/picture-tools.ts';
import { setupSession } from '../support/storage-session.ts';
import { addPortfolio, OpenPortfolio, renderStored } from './open-portfolio.tsx';
import { accessibilityFaults } from './ui/render-ui.tsx';

test('paper is chosen, and the centre’s logo is chosen, seen, replaced, removed and brought back', async () => {
  const session = { ...setupSession(), createId: () => crypto.randomUUID() };
  const id = await addPortfolio(session);
  const stored = () => session.db.portfolios.get(id);
  const logoName = async () => {
    const logoId = (await stored())?.logoId;
    return typeof logoId === 'string' ? (await session.db.attachments.get(logoId))?.name : undefined;
  };
  const { container } = renderStored(
    session,
    <OpenPortfolio portfolioId={id}>
      <main>
        <SettingsScreen />
      </main>
    </OpenPortfolio>,
  );
  await screen.findByRole('heading', { name: 'Settings' });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Paper' }), 'Letter');
  await waitFor(async () => expect((await stored())?.paper).toBe('Letter'));

  const choose = (file: File) => {
    const picker = container.querySelector<HTMLInputElement>('input[type=file][multiple]');
    const transfer = new DataTransfer();
    transfer.items.add(file);
    if (picker) picker.files = transfer.files;
    fireEvent.change(picker ?? document.body);
  };
  const picture = async (name: string) => new File([await canvasFile(60, 30, 'image/png')], name, { type: 'image/png' });
  choose(new File(['no picture'], 'notes.txt', { type: 'text/plain' }));
  await screen.findByText(/A logo has to be a picture/);
  choose(await picture('crest.png'));
  const logo = () => screen.findByRole('img', { name: 'Logo of the centre' });
  await logo();
  expect(await logoName()).toBe('crest.png');
  expect(await accessibilityFaults()).toEqual([]);

  choose(await picture('new.png'));
  await waitFor(async () => expect(await logoName()).toBe('new.png'));
  await userEvent.click(await screen.findByRole('button', { name: 'Remove the logo' }));
  await waitFor(async () => expect(await logoName()).toBeUndefined());
  await waitFor(() => expect(screen.queryByRole('img', { name: 'Logo of the centre' })).toBeNull());
  await screen.findByText('The logo is removed.');
  // The messages of the other changes are still there; the newest stands last.
  await userEvent.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1) ?? document.body);
  await logo();
  expect(await logoName()).toBe('new.png');
});
