import { expect, test } from './journey.ts';
import { allText, readPdf } from '../support/read-pdf.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { ExportPage } from './pages/export-page.ts';
import { HomePage } from './pages/home-page.ts';

test('after one visit Folio works without the server: reload, record, make the PDF', async ({ page, context }) => {
  const home = new HomePage(page);
  await home.open();
  // Ready means that every file of the build is on the device.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.reload();
  await home.startPortfolio({ name: 'Siân Llŷr' });
  const entry = new EvidencePage(page);
  await entry.startFrom('Everyday identification', 'everyday entry');
  await entry.titleField.fill('Written in the stock room');
  await entry.field('What did you notice?').fill('No signal down here.');
  await entry.waitUntilSaved();
  await page.reload();
  await expect(entry.titleField).toHaveValue('Written in the stock room');
  const exporting = new ExportPage(page);
  await exporting.open();
  const { bytes } = await exporting.save();
  expect(allText(await readPdf(bytes))).toContain('Written in the stock room');
});

test('fonts for what is written are fetched ahead, so that its PDF needs no signal', async ({ page, context }) => {
  const home = new HomePage(page);
  await home.open();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await home.startPortfolio({ name: 'محمد علی 王小明' });
  const kept = () =>
    page.evaluate(async () => {
      const name = (await caches.keys()).find((key) => key.startsWith('script-fonts-'));
      const requests = name === undefined ? [] : await (await caches.open(name)).keys();
      return requests.map(({ url }) => url.replace(/.*\/fonts\//, ''));
    });
  await expect.poll(kept).toEqual(expect.arrayContaining(['Vazirmatn-Regular.woff', 'NotoSansSC/slices.json', 'NotoSansSC/6.woff']));
  // Only what is written: the other slices and scripts stay where they are.
  expect((await kept()).length).toBeLessThan(12);
  await context.setOffline(true);
  const exporting = new ExportPage(page);
  await exporting.open();
  const { bytes } = await exporting.save();
  expect(allText(await readPdf(bytes))).toContain('محمد علی');
  await expect(page.getByText('not in the PDF’s typeface')).toBeHidden();
});
