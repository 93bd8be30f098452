import { allText, readPdf } from '../support/read-pdf.ts';
import { expect, test } from './journey.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { ExportPage } from './pages/export-page.ts';
import { HomePage } from './pages/home-page.ts';

test('the example opens as one’s own copy, with a few gaps to close', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.tryExampleButton.click();
  await expect(page.getByText('This is an example')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Do next' }).getByRole('listitem')).toHaveCount(3);
  const entry = new EvidencePage(page);
  await entry.frame.goTo('Everyday identification');
  await page.getByRole('table').getByRole('link').first().click();
  await entry.titleField.fill('Changed in my copy');
  await entry.waitUntilSaved();
  await page.reload();
  await expect(entry.titleField).toHaveValue('Changed in my copy');
});

test('the finished example is signed off, its signatures hold, and its PDF is no draft', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.seeFinishedButton.click();
  const exporting = new ExportPage(page);
  await exporting.frame.goTo('Sign-off');
  await expect(page.getByText('This unit is signed off')).toBeVisible();
  await expect(page.getByText('Changed since it was signed')).toHaveCount(0);
  await exporting.open();
  const { fileName, bytes } = await exporting.save();
  expect(fileName).not.toContain('draft');
  const pdf = await readPdf(bytes);
  expect(allText(pdf)).toContain('Signed off');
  expect(pdf.pages.filter(({ text }) => /^Draft$/m.test(text))).toEqual([]);
  // Its photos, documents and recordings lie in it as they came.
  expect(pdf.attachments.size).toBeGreaterThan(5);
});
