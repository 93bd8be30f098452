import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PortfolioShell } from '../../../src/app/portfolio-shell.tsx';
import { BackupAgeLink } from '../../../src/features/backup-age-link.tsx';
import { BackupNotice } from '../../../src/features/backups/backup-notice.tsx';
import { HomeScreen } from '../../../src/features/portfolios/home-screen.tsx';
import { StorageCard } from '../../../src/features/settings/storage-card.tsx';
import { createRisk } from '../../../src/storage/record-commands.ts';
import { valueOf } from '../../support/storage-session.ts';
import { renderInPortfolio, renderOnDevice, setupDevice } from '../exchange/portfolio-on-device.tsx';
import { addPortfolio } from '../open-portfolio.tsx';
import { accessibilityFaults } from '../ui/render-ui.tsx';

beforeEach(() => {
  localStorage.clear();
});

async function setup(changes: number) {
  const device = setupDevice();
  const id = await addPortfolio(device.session);
  for (let change = 1; change < changes; change += 1) valueOf(await createRisk(device.session, id, { event: `Risk ${change}` }));
  const backUp = (at: string) =>
    device.session.db.workplaces.put({
      portfolioId: id,
      role: 'candidate',
      keyId: null,
      founderKeyId: null,
      trusted: [],
      committedAt: null,
      sharedAt: null,
      backedUpAt: at,
    });
  return { device, id, backUp };
}

describe('R30: the age of the backup', () => {
  test('stands in the header with the changes since, and leads to Share', async () => {
    const { device, id, backUp } = await setup(3);
    await renderInPortfolio(
      device,
      id,
      <>
        <h1>Here</h1>
        <BackupAgeLink portfolioId={id} isInHeader />
      </>,
    );
    const link = await screen.findByRole('link', { name: 'No backup yet, 3 changes. Back up' });
    expect(link.getAttribute('href')).toContain(`/p/${id}/share`);
    await backUp('2026-11-12T09:00:00.000Z');
    await screen.findByRole('link', { name: 'Backed up today. Back up' });
    device.clock.now = new Date('2026-11-15T10:00:00.000Z');
    valueOf(await createRisk(device.session, id, { event: 'Later' }));
    await screen.findByRole('link', { name: 'Backed up 3 days ago, 1 change since. Back up' });
    expect(await accessibilityFaults()).toEqual([]);
  });

  test('is not told of an example, which can be had again at any time', async () => {
    const { device, id } = await setup(1);
    const header = () => screen.getByRole('banner').textContent;
    await renderInPortfolio(
      device,
      id,
      <PortfolioShell>
        <h1>Here</h1>
      </PortfolioShell>,
    );
    await waitFor(() => expect(header()).toContain('No backup yet'));
    await device.session.db.portfolios.update(id, { isExample: true, revision: 2 });
    await waitFor(() => expect(header()).toContain('example'));
    expect(header()).not.toContain('backup');
  });

  test('stands on the card at Home; a hundred changes and more are not counted', async () => {
    const { device } = await setup(130);
    renderOnDevice(device, <HomeScreen />);
    expect(await screen.findByRole('link', { name: 'No backup yet, more than 99 changes' })).toBeVisible();
    expect(await accessibilityFaults()).toEqual([]);
  });
});

describe('R31: the reminder on the overview', () => {
  const show = ({ device, id }: Pick<Awaited<ReturnType<typeof setup>>, 'device' | 'id'>) =>
    renderInPortfolio(
      device,
      id,
      <>
        <h1>Overview</h1>
        <BackupNotice />
      </>,
    );

  test('comes with the tenth change, and “Later” is quiet for seven days on this device', async () => {
    const { device, id } = await setup(9);
    const first = await show({ device, id });
    await new Promise((done) => setTimeout(done, 200));
    expect(screen.queryByText('There is no backup yet')).toBeNull();
    valueOf(await createRisk(device.session, id, { event: 'The tenth' }));
    expect(await screen.findByText('There is no backup yet')).toBeVisible();
    expect(screen.getByText(/^You made 10 changes\./)).toBeVisible();
    expect(await accessibilityFaults()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Later' }));
    await waitFor(() => expect(screen.queryByText('There is no backup yet')).toBeNull());
    first.unmount();

    device.clock.now = new Date('2026-11-19T08:59:00.000Z');
    const second = await show({ device, id });
    await new Promise((done) => setTimeout(done, 200));
    expect(screen.queryByText('There is no backup yet')).toBeNull();
    second.unmount();
    device.clock.now = new Date('2026-11-19T09:01:00.000Z');
    await show({ device, id });
    expect(await screen.findByText('There is no backup yet')).toBeVisible();
  });

  test('says how old the last one is', async () => {
    const { device, id, backUp } = await setup(2);
    await backUp('2026-11-12T08:00:00.000Z');
    device.clock.now = new Date('2026-11-26T09:00:00.000Z');
    await show({ device, id });
    expect(await screen.findByText('The last backup is 14 days old')).toBeVisible();
    expect(screen.getByText(/^You made 2 changes since\./)).toBeVisible();
  });
});

describe('R35: what the browser promises', () => {
  test('is said in plain words, and asked for', async () => {
    const { device, id } = await setup(1);
    vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(false);
    const persist = vi.spyOn(navigator.storage, 'persist').mockResolvedValue(true);
    await renderInPortfolio(
      device,
      id,
      <>
        <h1>Settings</h1>
        <StorageCard />
      </>,
    );
    expect(await screen.findByText('As long as the browser has room')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Ask the browser to keep it' }));
    expect(await screen.findByText('For good, unless you delete it')).toBeVisible();
    expect(persist).toHaveBeenCalledOnce();
    expect(screen.queryByText(/GB|of free space/)).toBeNull();
  });

  test('a browser that keeps nothing is told before anybody begins', async () => {
    const device = setupDevice();
    vi.spyOn(device.session.db.deviceSettings, 'put').mockRejectedValue(new DOMException('', 'InvalidStateError'));
    renderOnDevice(device, <HomeScreen />);
    expect(await screen.findByText('This browser keeps nothing here')).toBeVisible();
  });
});

describe('R39: on an iPhone or iPad', () => {
  const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 Version/26.1 Mobile/15E148 Safari/604.1';

  test('Home says why and how, until it is hidden', async () => {
    const { device } = await setup(1);
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(iphone);
    const first = renderOnDevice(device, <HomeScreen />);
    expect(await screen.findByText('Put Folio on your home screen')).toBeVisible();
    expect(screen.getByText(/does not move along by itself: make a backup first/)).toBeVisible();
    expect(await accessibilityFaults()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Hide' }));
    expect(screen.queryByText('Put Folio on your home screen')).toBeNull();
    first.unmount();
    renderOnDevice(device, <HomeScreen />);
    await screen.findByRole('heading', { name: 'Your portfolios' });
    expect(screen.queryByText('Put Folio on your home screen')).toBeNull();
  });

  test('elsewhere nothing of it is shown', async () => {
    const { device } = await setup(1);
    renderOnDevice(device, <HomeScreen />);
    await screen.findByRole('heading', { name: 'Your portfolios' });
    expect(screen.queryByText('Put Folio on your home screen')).toBeNull();
  });
});
