import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { createFolderKeeper } from '../../../src/features/backups/folder-keeper.ts';
import { OpenScreen } from '../../../src/features/share/open-screen.tsx';
import { createRisk } from '../../../src/storage/record-commands.ts';
import { valueOf } from '../../support/storage-session.ts';
import { renderOnDevice, setupDevice } from '../exchange/portfolio-on-device.tsx';
import { addPortfolio } from '../open-portfolio.tsx';
import { accessibilityFaults } from '../ui/render-ui.tsx';
import { setupChosenFolder } from './folder.ts';

const chosen = setupChosenFolder();

test('a device that lost everything finds the copies in the folder, newest first, and opens one with a preview', async () => {
  const before = setupDevice();
  const id = await addPortfolio(before.session);
  valueOf(await createRisk(before.session, id, { event: 'A fall' }));
  const keeper = createFolderKeeper(before);
  await keeper.choose(chosen.folder());
  before.clock.now = new Date('2026-11-12T11:30:00.000Z');
  valueOf(await createRisk(before.session, id, { event: 'Another' }));
  await keeper.copyNow(id);
  keeper.start()();
  await chosen.put('holiday.jpg', 'no copy');
  await chosen.put('begun.folio.zip', '');

  const now = setupDevice();
  renderOnDevice(now, <OpenScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Look in a backup folder' }));
  const names = (await screen.findAllByRole('button', { name: /^Open the copy of/ })).map((button) => button.getAttribute('aria-label'));
  expect(names).toEqual(['Open the copy of Aisha Khan, unit 311, 12 Nov 2026, 11:30', 'Open the copy of Aisha Khan, unit 311, 12 Nov 2026, 09:00']);
  expect(await accessibilityFaults()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: names[0] ?? '' }));
  expect(await screen.findByText('Nothing is changed yet')).toBeVisible();
  expect(await now.session.db.portfolios.count()).toBe(0);
  await userEvent.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Aisha Khan');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What you are' }), 'candidate');
  await userEvent.click(screen.getByRole('button', { name: 'This is me' }));
  const put = screen.getByRole('button', { name: 'Put it on this device' });
  await waitFor(() => expect(put).toBeEnabled());
  await userEvent.click(put);
  await screen.findByText('Another screen');
  expect((await now.session.db.risks.toArray()).map(({ event }) => event).sort()).toEqual(['A fall', 'Another']);
});

test('a folder that is gone, and one without copies, are told in words', async () => {
  renderOnDevice(setupDevice(), <OpenScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Look in a backup folder' }));
  expect(await screen.findByText(/^No copy of a portfolio lies here\./)).toBeVisible();
  await chosen.remove();
  await userEvent.click(screen.getByRole('button', { name: 'Choose another folder' }));
  expect(await screen.findByText(/^This folder is not where it was\./)).toBeVisible();
  expect(await accessibilityFaults()).toEqual([]);
});
