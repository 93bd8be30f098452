import { expect, test } from './journey.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { HomePage } from './pages/home-page.ts';

test('R32, R33: a second copy in a folder outlives a reload, and another look finds it there', async ({ page }) => {
  // Nobody is there to answer the dialog: a folder of the browser's own takes the place of the chosen one, and works like it.
  await page.addInitScript(() => {
    const choose = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('folio-chosen', { create: true });
    Object.defineProperty(window, 'showDirectoryPicker', { value: choose });
  });
  const home = new HomePage(page);
  await home.open();
  await home.startPortfolio({ name: 'Siân Llŷr' });
  const entry = new EvidencePage(page);
  const { frame } = entry;
  await frame.goTo('Share and back up');
  const card = page.getByRole('region', { name: 'A second copy in a folder' });
  await card.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(card.getByText(/In “folio-chosen”: the newest copy is of .* and was read back\.$/)).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Backed up today. Back up' })).toBeVisible();

  await page.reload();
  await entry.startFrom('Everyday identification', 'everyday entry');
  await entry.titleField.fill('Written after the copy');
  await entry.waitUntilSaved();
  await expect(page.getByRole('banner').getByRole('link', { name: /^Backed up today, \d changes? since\. Back up$/ })).toBeVisible();
  await frame.goTo('Share and back up');
  await expect(card.getByText(/the newest copy is of/)).toBeVisible();
  await frame.goTo('Overview');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Backed up today. Back up' })).toBeVisible();

  await home.open();
  await expect(page.getByRole('link', { name: 'Backed up today' })).toBeVisible();
  await page.getByRole('link', { name: 'Open a package' }).click();
  await page.getByRole('button', { name: 'Look in a backup folder' }).click();
  await expect(page.getByRole('button', { name: /^Open the copy of Siân Llŷr, unit 311,/ })).toHaveCount(2);
  await page
    .getByRole('button', { name: /^Open the copy of/ })
    .first()
    .click();
  await expect(page.getByText('Everything in this file is here already')).toBeVisible();
});
