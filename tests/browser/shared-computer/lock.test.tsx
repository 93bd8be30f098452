import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LockScreen } from '../../../src/features/shared-computer/lock-screen.tsx';
import { LockSettingsScreen } from '../../../src/features/shared-computer/lock-settings-screen.tsx';
import type { AtRestCipher } from '../../../src/storage/at-rest-cipher.ts';
import { keepLock, readKeptLock, readLock, type AtRestLock } from '../../../src/storage/at-rest-lock.ts';
import { makeLock, unlock } from '../../../src/storage/at-rest-unlock.ts';
import { keepBackupFolder } from '../../../src/storage/backup-folder.ts';
import { FolioDatabase } from '../../../src/storage/database.ts';
import { setupSession } from '../../support/storage-session.ts';
import { rawRows, readableIn } from '../../support/raw-rows.ts';
import { addPortfolio, renderStored } from '../open-portfolio.tsx';
import { accessibilityFaults, renderUi } from '../ui/render-ui.tsx';

const PASSPHRASE = 'bicycle-lantern-thursday-marmalade';
const LITTLE_WORK = 2 ** 4;

// Packages and passphrases are work for seconds on a busy machine.

beforeEach(clearLock);
afterEach(clearLock);

/** The lock of this browser, which every test has to itself. */
async function clearLock(): Promise<void> {
  localStorage.clear();
  const db = new FolioDatabase();
  await db.delete();
}

async function lockedDatabase(step: AtRestLock['step']): Promise<AtRestLock> {
  const session = { ...setupSession(), db: new FolioDatabase() };
  await addPortfolio(session, 'Aisha Khan');
  const lock: AtRestLock = { ...(await makeLock(PASSPHRASE, 10, LITTLE_WORK)), step };
  await keepLock(session.db, lock);
  session.db.close();
  return lock;
}

const type = async (words: string) => {
  const field = screen.getByLabelText('Your passphrase');
  await userEvent.fill(field, words);
};

test('R40, R42: a wrong passphrase is told in a sentence, and after the third the next one waits; the right one opens', async () => {
  const lock = await lockedDatabase('on');
  const onUnlocked = vi.fn<(cipher: AtRestCipher) => void>();
  renderUi(
    <main>
      <LockScreen lock={lock} onUnlocked={onUnlocked} />
    </main>,
  );
  expect(screen.getByRole('heading', { name: 'Folio is locked' })).toBe(document.activeElement);
  expect(await accessibilityFaults()).toEqual([]);
  for (let wrong = 0; wrong < 3; wrong += 1) {
    await type('bicycle lantern friday marmalade');
    await userEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    await screen.findByText('This is not the passphrase.');
  }
  await screen.findByText(/takes a break: [45] seconds more/);
  await type(PASSPHRASE);
  expect(screen.getByRole('button', { name: 'Unlock' }).hasAttribute('disabled')).toBe(true);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Unlock' }).hasAttribute('disabled')).toBe(false));
  await userEvent.click(screen.getByRole('button', { name: 'Unlock' }));
  await waitFor(() => expect(onUnlocked).toHaveBeenCalledOnce());
  expect(localStorage.getItem('folio.lock-tries')).toBeNull();
});

test('R46: the passphrase is asked for once more, then everything is sealed; or nothing is, when the person thinks better of it', async () => {
  const lock = await lockedDatabase('asked');
  const onUnlocked = vi.fn<(cipher: AtRestCipher) => void>();
  const reload = vi.fn<() => void>();
  const first = renderUi(<LockScreen lock={lock} onUnlocked={onUnlocked} reload={reload} />);
  await userEvent.click(screen.getByRole('button', { name: 'Do not lock after all' }));
  await waitFor(() => expect(reload).toHaveBeenCalledOnce());
  expect(await readLock()).toBeNull();
  expect(await readableIn(await rawRows('folio'))).toContain('Aisha Khan');
  first.unmount();

  const db = new FolioDatabase();
  await keepLock(db, lock);
  db.close();
  renderUi(<LockScreen lock={lock} onUnlocked={onUnlocked} reload={reload} />);
  await type('Bicycle Lantern Thursday Marmalade');
  await userEvent.click(screen.getByRole('button', { name: 'Lock Folio with it' }));
  await waitFor(() => expect(onUnlocked).toHaveBeenCalledOnce());
  expect(await readableIn(await rawRows('folio'))).not.toContain('Aisha');
  expect((await readKeptLock())?.step).toBe('on');
  // Nothing of the names is left outside the database either.
  expect(JSON.stringify(Object.entries(localStorage))).not.toContain('Aisha');
});

test('R46: taking the lock off opens everything, and starts again without one', async () => {
  const lock = await lockedDatabase('asked');
  const reload = vi.fn<() => void>();
  const sealing = renderUi(<LockScreen lock={lock} onUnlocked={() => undefined} />);
  await type(PASSPHRASE);
  await userEvent.click(screen.getByRole('button', { name: 'Lock Folio with it' }));
  await waitFor(async () => expect((await readKeptLock())?.step).toBe('on'));
  sealing.unmount();
  const cipher = await unlock(lock, PASSPHRASE);
  const db = new FolioDatabase(undefined, { cipher });
  await keepLock(db, { ...lock, step: 'opening' });
  db.close();
  renderUi(<LockScreen lock={{ ...lock, step: 'opening' }} onUnlocked={() => undefined} reload={reload} />);
  await type(PASSPHRASE);
  await userEvent.click(screen.getByRole('button', { name: 'Take the lock off' }));
  await waitFor(() => expect(reload).toHaveBeenCalledOnce());
  expect(await readLock()).toBeNull();
  expect(await readableIn(await rawRows('folio'))).toContain('Aisha Khan');
});

test('R40, R42: what the lock does and does not do is said, a backup is offered, and easy words are not taken', async () => {
  const session = { ...setupSession(), db: new FolioDatabase(), createId: () => crypto.randomUUID() };
  await addPortfolio(session, 'Aisha Khan');
  const reload = vi.fn<() => void>();
  renderStored(
    session,
    <main>
      <LockSettingsScreen reload={reload} />
    </main>,
  );
  await screen.findByText(/A forgotten passphrase cannot be mended/);
  expect((await screen.findByRole('link', { name: 'Aisha Khan' })).getAttribute('href')).toMatch(/\/share$/);
  expect(await accessibilityFaults()).toEqual([]);

  const button = () => screen.getByRole('button', { name: 'Lock Folio on this computer' });
  const madeUp = screen.getByRole('status', { name: 'Passphrase' }).textContent;
  expect(madeUp.split('-')).toHaveLength(6);
  expect(button().hasAttribute('disabled')).toBe(true);
  await userEvent.click(screen.getByRole('checkbox', { name: /^I have the passphrase/ }));
  expect(button().hasAttribute('disabled')).toBe(false);
  await userEvent.click(screen.getByRole('radio', { name: 'My own words' }));
  await userEvent.fill(screen.getByLabelText('Your own passphrase'), 'secret secret cat');
  await screen.findByText(/Too easy to guess: 2 more words/);
  expect(button().hasAttribute('disabled')).toBe(true);
  await userEvent.fill(screen.getByLabelText('Your own passphrase'), PASSPHRASE);
  await screen.findByText(/^Good/);
  await userEvent.click(button());
  await waitFor(() => expect(reload).toHaveBeenCalledOnce());
  expect((await readKeptLock())?.step).toBe('asked');
  session.db.close();
});

test('R40: copies in a folder are said not to be sealed, by the folder’s name, before the lock is put on', async () => {
  const session = { ...setupSession(), db: new FolioDatabase(), createId: () => crypto.randomUUID() };
  await addPortfolio(session, 'Aisha Khan');
  const settings = (
    <main>
      <LockSettingsScreen reload={() => undefined} />
    </main>
  );
  const without = renderStored(session, settings);
  await screen.findByText(/in a folder that you choose are not sealed/);
  expect(screen.queryByText(/^Folio keeps copies in the folder/)).toBeNull();
  without.unmount();
  const root = await navigator.storage.getDirectory();
  await keepBackupFolder(session.db, await root.getDirectoryHandle('Work stick', { create: true }));
  const { unmount } = renderStored(session, settings);
  await screen.findByText(/^Folio keeps copies in the folder “Work stick”, and the lock does not reach there/);
  expect(await accessibilityFaults()).toEqual([]);
  // The last that is read of the database.
  await screen.findByRole('link', { name: 'Aisha Khan' });
  unmount();
  await root.removeEntry('Work stick');
  session.db.close();
});

test('R42, R49: a lock that is on: minutes and passphrase are changed, and the old one opens nothing', async () => {
  const lock = await lockedDatabase('on');
  const session = { ...setupSession(), db: new FolioDatabase(undefined, { cipher: await unlock(lock, PASSPHRASE) }) };
  renderStored(
    session,
    <main>
      <LockSettingsScreen reload={() => undefined} />
    </main>,
  );
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: /^Lock by itself/ }), '5');
  await waitFor(async () => expect((await readKeptLock())?.minutes).toBe(5));
  await userEvent.click(screen.getByRole('button', { name: 'Change the passphrase' }));
  await userEvent.fill(screen.getByLabelText('Present passphrase'), 'not the right words');
  const after = screen.getByRole('status', { name: 'Passphrase' }).textContent;
  expect(await accessibilityFaults()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Change the passphrase' }));
  await screen.findByText(/The present passphrase is another one/);
  await userEvent.fill(screen.getByLabelText('Present passphrase'), PASSPHRASE);
  await userEvent.click(screen.getByRole('button', { name: 'Change the passphrase' }));
  expect(await screen.findAllByText(/The passphrase is changed/)).not.toEqual([]);
  const kept = await readKeptLock();
  if (!kept) throw new Error('The lock is kept.');
  expect(await unlock(kept, PASSPHRASE)).toBeNull();
  expect((await unlock(kept, after))?.id).toBe(lock.id);
  session.db.close();
});
