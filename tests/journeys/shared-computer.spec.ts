import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readEverything } from './everything-stored.ts';
import { expect, test } from './journey.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { HomePage } from './pages/home-page.ts';
import { LockPage } from './pages/lock-page.ts';

const PASSPHRASE = 'bicycle lantern Thursday marmalade';
const TITLE = 'Puddle under the freezer';
const NOTICED = 'Meltwater runs towards the queue at the counter.';
const NAME = 'Siân Llŷr';

test('R40–R46: locked, nothing can be read on the disk; unlocked, every word and file is there; taken off again, all is open', async ({ page }) => {
  const entry = await startEntry(page);
  const address = page.url();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Note of the shift leader') });
  await page.getByText('notes.txt').first().waitFor();
  expect((await readEverything(page)).rows).toContain(NOTICED);

  const lock = new LockPage(page);
  await lock.putOn(PASSPHRASE);
  await page.goto(address);
  await page.reload();
  await lock.heading.waitFor();
  const locked = await readEverything(page);
  for (const words of [NOTICED, TITLE, NAME, 'Note of the shift leader', 'notes.txt', 'Llŷr']) {
    expect(locked.rows.includes(words) || locked.storage.includes(words) || locked.files.includes(words), `"${words}" can be read`).toBe(false);
  }
  expect(await page.content()).not.toContain(NAME);

  await lock.unlock('bicycle lantern Friday marmalade');
  await lock.wrong.waitFor();
  await lock.unlock(` ${PASSPHRASE.toUpperCase()} `);
  await expect(entry.titleField).toHaveValue(TITLE);
  await expect(entry.field('What did you notice?')).toHaveValue(NOTICED);
  await page.getByText('notes.txt').first().waitFor();

  // What is typed now is sealed as well, and saved before it is locked.
  await entry.field('What did you notice?').fill(`${NOTICED} Mopped at ten.`);
  await page.getByRole('button', { name: 'Lock now' }).click();
  await lock.heading.waitFor();
  expect((await readEverything(page)).rows).not.toContain('Mopped');
  await lock.unlock(PASSPHRASE);
  await expect(entry.field('What did you notice?')).toHaveValue(`${NOTICED} Mopped at ten.`);

  await lock.open();
  await page.getByRole('button', { name: 'Take the lock off' }).click();
  await page.getByRole('heading', { name: 'Take the lock off' }).waitFor();
  await lock.passphraseField.fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Take the lock off' }).click();
  await page.getByRole('button', { name: 'Lock Folio on this computer' }).waitFor();
  const open = await readEverything(page);
  expect(open.rows).toContain('Mopped at ten.');
  expect(open.rows).toContain('Note of the shift leader');
  expect(open.storage).not.toContain('"folio.lock"');
  await page.goto(address);
  await page.reload();
  await expect(entry.titleField).toHaveValue(TITLE);
});

test('R49: all windows lock together, and by themselves when nobody is there', async ({ page, context }) => {
  await startEntry(page);
  const lock = new LockPage(page);
  await lock.putOn(PASSPHRASE);
  const second = await context.newPage();
  await second.goto('./');
  const secondLock = new LockPage(second);
  await secondLock.unlock(PASSPHRASE);
  await second.getByRole('link', { name: NAME }).waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Lock now' }).click();
  await lock.heading.waitFor();
  await secondLock.heading.waitFor();

  await lock.unlock(PASSPHRASE);
  await page.getByRole('heading', { name: 'The lock', exact: true }).waitFor();
  // As if ten minutes went by.
  await page.evaluate(() => localStorage.setItem('folio.active', String(Date.now() - 601_000)));
  await lock.heading.waitFor();
});

test('R47: after a backup that is proved nothing of Folio is left, and the backup opens again', async ({ page }, testInfo) => {
  await startEntry(page);
  // Given at a click to the browser, which downloads where no place can be chosen.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.goto('./#/finish');
  await page.reload();
  const remove = page.getByRole('button', { name: 'Remove Folio from this computer' });
  await expect(remove).toBeDisabled();
  const passphrase = (await page.getByRole('status', { name: 'Passphrase of the backups' }).textContent()) ?? '';
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save a backup/ }).click();
  const download = await downloading;
  const path = testInfo.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  const picker = page.locator('input[type=file]');
  await picker.setInputFiles({ name: download.suggestedFilename(), mimeType: 'application/zip', buffer: readFileSync(path).subarray(1) });
  await page.getByText('This is another file').waitFor();
  await expect(remove).toBeDisabled();
  await picker.setInputFiles(path);
  await page.getByText(/was read back and is whole/).waitFor();
  await remove.click();

  await page.getByRole('heading', { name: 'Folio is removed from this computer' }).waitFor();
  const left = await readEverything(page);
  expect(left).toEqual({ databases: [], rows: '', storage: '[]', files: '', fileNames: [], caches: [], workers: 0 });

  await page.reload();
  await page.getByRole('heading', { name: 'Show that you can handle risk' }).waitFor();
  await page.goto('./#/open');
  await page.locator('input[type=file]').first().setInputFiles(path);
  await page.getByRole('textbox', { name: 'Passphrase that they told you' }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByText(NAME).first().waitFor();
});

test('R48: a removal that was begun is ended at the next start; without a backup only when the person says so', async ({ page }) => {
  await startEntry(page);
  await page.goto('./#/finish');
  await page.getByRole('checkbox', { name: /^I do not need a backup of Siân/ }).check();
  await expect(page.getByRole('button', { name: 'Remove Folio from this computer' })).toBeEnabled();
  // Killed as soon as it was asked for: the mark is there, and nothing is done yet.
  await page.evaluate(() => localStorage.setItem('folio.removing', 'begun'));
  await page.reload();
  await page.getByRole('heading', { name: 'Folio is removed from this computer' }).waitFor();
  expect((await readEverything(page)).databases).toEqual([]);
});

async function startEntry(page: Page): Promise<EvidencePage> {
  const home = new HomePage(page);
  await home.open();
  await home.startPortfolio({ name: NAME });
  const entry = new EvidencePage(page);
  await entry.startFrom('Everyday identification', 'everyday entry');
  await entry.titleField.fill(TITLE);
  await entry.field('What did you notice?').fill(NOTICED);
  await page.waitForTimeout(1_500);
  return entry;
}
