import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { BackupNotice } from '../../../src/features/backups/backup-notice.tsx';
import { FolderCard } from '../../../src/features/backups/folder-card.tsx';
import { ShareScreen } from '../../../src/features/share/share-screen.tsx';
import { readPackage } from '../../../src/package/read-package.ts';
import { LOCK_STORED_AS } from '../../../src/storage/at-rest-standing.ts';
import { createRisk } from '../../../src/storage/record-commands.ts';
import { valueOf } from '../../support/storage-session.ts';
import { renderInPortfolio, setupDevice } from '../exchange/portfolio-on-device.tsx';
import { addPortfolio } from '../open-portfolio.tsx';
import { accessibilityFaults } from '../ui/render-ui.tsx';
import { answerPermission, setupChosenFolder } from './folder.ts';

const card = async () => within(await screen.findByRole('region', { name: 'A second copy in a folder' }));
const chosen = setupChosenFolder();

async function setup() {
  const device = setupDevice();
  const id = await addPortfolio(device.session);
  valueOf(await createRisk(device.session, id, { event: 'A fall' }));
  await renderInPortfolio(device, id, <ShareScreen copies={<FolderCard />} />);
  return { device, id };
}

async function chooseFolder() {
  await userEvent.click((await card()).getByRole('button', { name: 'Choose a folder' }));
  await (await card()).findByText(/the newest copy is of/);
}

describe('R32, R33: a second copy in a folder', () => {
  test('is written once the folder is chosen, read back, and counted as a backup', async () => {
    const { device, id } = await setup();
    expect((await card()).getByText('Whoever can open the folder can read the copies.')).toBeVisible();
    expect(await accessibilityFaults()).toEqual([]);
    await chooseFolder();
    const [name = ''] = await chosen.names();
    expect(name).toMatch(/^Aisha-Khan-unit-311-copy-2026-11-12-090000-[0-9a-f]{12}-[0-9a-f]{6}\.folio\.zip$/);
    expect(await readPackage(await chosen.read(name))).toMatchObject({ ok: true, value: { info: { kind: 'backup' } } });
    expect(await device.session.db.workplaces.get(id)).toMatchObject({ backedUpAt: '2026-11-12T09:00:00.000Z' });
    const lastBackup = within(await screen.findByRole('region', { name: 'Last backup' }));
    expect(await lastBackup.findByText('Today')).toBeVisible();
    // Many a day: the audit log keeps what a person did.
    expect((await device.session.db.events.toArray()).filter(({ type }) => type === 'backed up')).toEqual([]);
    expect(await accessibilityFaults()).toEqual([]);
  });

  test('R40: says that the lock does not reach into folders', async () => {
    const device = setupDevice();
    const id = await addPortfolio(device.session);
    localStorage.setItem(LOCK_STORED_AS, JSON.stringify({ id: 'lock', step: 'on', minutes: 10 }));
    try {
      await renderInPortfolio(device, id, <ShareScreen copies={<FolderCard />} />);
      expect((await card()).getByText(/although Folio is locked with a passphrase here: the lock does not reach into folders\.$/)).toBeVisible();
    } finally {
      localStorage.removeItem(LOCK_STORED_AS);
    }
  });

  test('“Back up now” makes another; three stay, and what Folio did not write is left alone', async () => {
    const { device } = await setup();
    await chosen.put('holiday.jpg', 'a picture');
    await chosen.put('Aisha-Khan-unit-311-backup-2026-11-01.folio.zip', 'somebody put it there');
    await chooseFolder();
    const names: string[] = [];
    for (let hour = 10; hour < 14; hour += 1) {
      device.clock.now = new Date(`2026-11-12T${hour}:00:00.000Z`);
      await userEvent.click((await card()).getByRole('button', { name: 'Back up now' }));
      await waitFor(async () => expect((await chosen.names()).some((name) => name.includes(`-${hour}0000-`))).toBe(true));
      names.push(`${hour}0000`);
      await waitFor(async () => expect((await card()).getByRole('button', { name: 'Back up now' })).not.toHaveAttribute('aria-busy'));
    }
    await waitFor(async () => expect(await chosen.names()).toHaveLength(5));
    const left = await chosen.names();
    expect(left.filter((name) => name.includes('-copy-')).map((name) => /-(\d{6})-/.exec(name)?.[1])).toEqual(names.slice(-3));
    expect(left).toContain('holiday.jpg');
    expect(left).toContain('Aisha-Khan-unit-311-backup-2026-11-01.folio.zip');
  });

  test('that is not whole is taken away, the earlier ones stay, and a sentence says why', async () => {
    const { device } = await setup();
    await chooseFolder();
    const before = await chosen.names();
    device.clock.now = new Date('2026-11-12T10:00:00.000Z');
    const write = vi.spyOn(FileSystemWritableFileStream.prototype, 'getWriter').mockImplementation(function (this: FileSystemWritableFileStream) {
      const writer = new WritableStreamDefaultWriter(this);
      const full = async () => {
        await writer.abort();
        throw new DOMException('No room.', 'QuotaExceededError');
      };
      return new WritableStream({ write: full, abort: (reason) => writer.abort(reason) }).getWriter();
    });
    await userEvent.click((await card()).getByRole('button', { name: 'Back up now' }));
    expect(await (await card()).findByText(/^There is no space left where “Backups/)).toBeVisible();
    expect(await chosen.names()).toEqual(before);
    expect(await accessibilityFaults()).toEqual([]);

    write.mockRestore();
    await userEvent.click((await card()).getByRole('button', { name: 'Back up now' }));
    await waitFor(async () => expect(await chosen.names()).toHaveLength(2));
    await waitFor(async () => expect((await card()).queryByText(/^There is no space left/)).toBeNull());
  });
});

describe('R34: what may be wrong with the folder', () => {
  test('it is gone: a sentence, and the app goes on', async () => {
    await setup();
    await chooseFolder();
    await chosen.remove();
    await userEvent.click((await card()).getByRole('button', { name: 'Back up now' }));
    expect(await (await card()).findByText(/is not where it was\. Plug in the stick/)).toBeVisible();
  });

  test('Folio may not write there any more: a calm line, and “Allow again” goes on', async () => {
    const { device, id } = await setup();
    await chooseFolder();
    device.clock.now = new Date('2026-11-12T11:00:00.000Z');
    valueOf(await createRisk(device.session, id, { event: 'Another fall' }));
    const ask = answerPermission('prompt', 'granted');
    await userEvent.click((await card()).getByRole('button', { name: 'Back up now' }));
    expect(await (await card()).findByText(/no longer lets Folio write/)).toBeVisible();
    expect(await chosen.names()).toHaveLength(1);
    await userEvent.click((await card()).getByRole('button', { name: 'Allow again' }));
    await waitFor(async () => expect(await chosen.names()).toHaveLength(2));
    expect(ask).toHaveBeenCalled();
    await waitFor(async () => expect((await card()).queryByRole('button', { name: 'Allow again' })).toBeNull());
  });

  test('and the overview says so in one line, which “Later” takes away', async () => {
    localStorage.removeItem('folio.backup-later');
    const { device, id } = await setup();
    await chooseFolder();
    device.clock.now = new Date('2026-11-12T11:00:00.000Z');
    valueOf(await createRisk(device.session, id, { event: 'Another fall' }));
    answerPermission('prompt');
    await userEvent.click((await card()).getByRole('button', { name: 'Back up now' }));
    await (await card()).findByText(/no longer lets Folio write/);
    const overview = <BackupNoticeOnPage />;
    const { unmount } = await renderInPortfolio(device, id, overview);
    const line = await screen.findByText(/^Copies to “Backups .*” wait until you allow them again\.$/);
    await userEvent.click(within(line.closest('main') ?? document.body).getByRole('button', { name: 'Later' }));
    await waitFor(() => expect(screen.queryByText(/^Copies to/)).toBeNull());
    unmount();
  });

  test('copying stops when that is wanted, and the copies stay', async () => {
    await setup();
    await chooseFolder();
    await userEvent.click((await card()).getByRole('button', { name: 'Stop copying' }));
    expect(await (await card()).findByRole('button', { name: 'Choose a folder' })).toBeVisible();
    expect(await chosen.names()).toHaveLength(1);
  });
});

test('where the browser opens no folders nothing of it is shown', async () => {
  Reflect.deleteProperty(window, 'showDirectoryPicker');
  await setup();
  await screen.findByRole('region', { name: 'Back up' });
  expect(screen.queryByRole('region', { name: 'A second copy in a folder' })).toBeNull();
});

function BackupNoticeOnPage() {
  return (
    <>
      <h1>Overview</h1>
      <BackupNotice />
    </>
  );
}
