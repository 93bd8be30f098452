import { chromium } from '@playwright/test';
import { expect, test, watchForFaults } from './journey.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { HomePage } from './pages/home-page.ts';

// Between them these take a browser down in each way that loses what lies only in memory.

test('a reload in the middle of typing loses at most the last second', async ({ page }) => {
  const entry = await startEntry(new HomePage(page));
  await entry.field('What did you notice?').pressSequentially('Typed to the end.');
  await page.waitForTimeout(1_100);
  await page.reload();
  await expect(entry.field('What did you notice?')).toHaveValue('Typed to the end.');
});

test('a browser that is closed in the middle of typing has it all when it opens again', async ({ baseURL, launchOptions }, testInfo) => {
  const profile = testInfo.outputPath('profile');
  const options = { ...launchOptions, ...(baseURL === undefined ? {} : { baseURL }) };
  const first = await chromium.launchPersistentContext(profile, options);
  const faults = await watchForFaults(first);
  const page = first.pages()[0] ?? (await first.newPage());
  const entry = await startEntry(new HomePage(page));
  const address = page.url();
  await entry.titleField.fill('Closed while typing');
  await entry.field('What did you notice?').pressSequentially('Everything up to the last second.');
  await page.waitForTimeout(1_100);
  await page.close({ runBeforeUnload: false });
  await first.close();

  const second = await chromium.launchPersistentContext(profile, options);
  faults.push(...(await watchForFaults(second)));
  const reopened = new EvidencePage(second.pages()[0] ?? (await second.newPage()));
  await reopened.page.goto(address);
  await expect(reopened.titleField).toHaveValue('Closed while typing');
  await expect(reopened.field('What did you notice?')).toHaveValue('Everything up to the last second.');
  await second.close();
  expect(faults).toEqual([]);
});

async function startEntry(home: HomePage): Promise<EvidencePage> {
  await home.open();
  await home.startPortfolio({ name: 'Siân Llŷr' });
  const entry = new EvidencePage(home.page);
  await entry.startFrom('Everyday identification', 'everyday entry');
  return entry;
}
