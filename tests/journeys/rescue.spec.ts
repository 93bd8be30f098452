import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { test as plain, type Page } from '@playwright/test';
import { completePortfolio } from '../support/complete-portfolio.ts';
import { leaveApp, loseDatabase, loseRows, makeNewer, waitUntilRemembered } from './behind-the-back.ts';
import { onDevice, storeCompletePortfolio } from './device.ts';
import { expect, test } from './journey.ts';
import { OpenPage } from './pages/open-page.ts';
import { RescuePage } from './pages/rescue-page.ts';
import { readStored } from './stored.ts';

const photo = readFileSync(new URL('../fixtures/files/quarters.jpg', import.meta.url));
const name = completePortfolio().snapshot().portfolio.candidate.name;

const rowsOf = async (...[page]: Parameters<typeof readStored>) => {
  const { portfolios, stages, risks, evidence, people, attachments } = await readStored(page);
  return { portfolios, stages, risks, evidence, people, attachments };
};

test('the database is wiped behind the app’s back: it stops, says what there was, and a copy of everything brings it back', async ({
  newDevice,
}, testInfo) => {
  const device = onDevice(await newDevice(), testInfo);
  const { page } = device;
  await storeCompletePortfolio(device, photo);
  await page.reload();
  await waitUntilRemembered(page, name);
  const before = await rowsOf(page);
  const rescue = new RescuePage(page, testInfo);
  await rescue.open();
  await expect(rescue.found).toContainText(name);
  const copy = await rescue.save();

  await loseDatabase(page);
  await device.home.open();
  await expect(page.getByRole('heading', { name: 'What Folio kept here is gone' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What was here' }).getByRole('listitem')).toContainText([new RegExp(`${name}.*Not here`)]);

  await page.getByRole('button', { name: 'Restore from a backup' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose the file' }).click();
  await (await choosing).setFiles(copy);
  await expect(page.getByRole('checkbox', { name })).toBeChecked();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(page.getByRole('region', { name: 'What was here' }).getByRole('listitem')).toContainText([/Here/]);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await device.home.openPortfolio(name);
  expect(await rowsOf(page)).toEqual(before);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Overview' }).or(page.getByRole('heading', { level: 1 }))).not.toContainText('gone');
});

test('the same with a backup package', async ({ newDevice }, testInfo) => {
  const device = onDevice(await newDevice(), testInfo);
  const { page } = device;
  await storeCompletePortfolio(device, photo);
  await page.reload();
  await waitUntilRemembered(page, name);
  const backup = await device.sharing.send('Back up', 'Anybody who gets it');
  const before = await rowsOf(page);

  await loseDatabase(page);
  await device.home.open();
  await page.getByRole('button', { name: 'Restore from a backup' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose the file' }).click();
  await (await choosing).setFiles(backup.path);
  // The seal went with the database, so the person says anew who they are.
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('combobox', { name: 'What you are' }).selectOption('Candidate');
  await page.getByRole('button', { name: 'This is me' }).click();
  await new OpenPage(page).putHereButton.click();
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await device.home.openPortfolio(name);
  expect(await rowsOf(page)).toEqual(before);
});

test('records are missing: it says which, and goes on only when somebody says so', async ({ newDevice }, testInfo) => {
  const device = onDevice(await newDevice(), testInfo);
  const { page } = device;
  await storeCompletePortfolio(device, photo);
  await page.reload();
  await waitUntilRemembered(page, name);
  await loseRows(page, 'evidence', 3);
  await device.home.open();
  await expect(page.getByRole('heading', { name: 'Some records are damaged or missing' })).toBeVisible();
  await expect(page.getByText(/Evidence: 3 of \d+ are missing/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Some records are damaged or missing' })).toBeVisible();
  await page.getByRole('button', { name: 'Go on with what is here' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name })).toBeVisible();
});

test('a newer Folio wrote here: this one touches nothing, and the copy can still be saved', async ({ newDevice }, testInfo) => {
  const device = onDevice(await newDevice(), testInfo);
  const { page } = device;
  await storeCompletePortfolio(device, photo);
  await page.reload();
  await waitUntilRemembered(page, name);
  await makeNewer(page);
  await device.home.open();
  await expect(page.getByRole('heading', { name: 'A newer Folio was used here' })).toBeVisible();
  await page.getByRole('link', { name: 'Save a copy of everything' }).click();
  const rescue = new RescuePage(page, testInfo);
  await expect(rescue.found).toContainText(name);
  expect(readFileSync(await rescue.save()).length).toBeGreaterThan(photo.length);
});

test('the rescue page works without the server, once Folio was open', async ({ page, context }, testInfo) => {
  await page.goto('./');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  const rescue = new RescuePage(page, testInfo);
  await rescue.open();
  await expect(page.getByRole('heading', { name: 'Save a copy of everything' })).toBeVisible();
  await expect(rescue.found).toContainText('No portfolio.');
});

test('the rescue page and the stop screen can be used by everybody, in light and dark', async ({ newDevice }, testInfo) => {
  const device = onDevice(await newDevice(), testInfo);
  const { page } = device;
  await storeCompletePortfolio(device, photo);
  await page.reload();
  await waitUntilRemembered(page, name);
  const rescue = new RescuePage(page, testInfo);
  await rescue.open();
  await rescue.found.waitFor();
  await expectNoViolations(page, 'rescue page');
  await rescue.save();
  await expectNoViolations(page, 'rescue page, saved');
  await loseDatabase(page);
  await device.home.open();
  await page.getByRole('button', { name: 'Restore from a backup' }).click();
  await page.getByRole('button', { name: 'Choose the file' }).waitFor();
  await expectNoViolations(page, 'stop screen');
});

async function expectNoViolations(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    expect.soft(found, `${what} in ${colorScheme}`).toEqual([]);
  }
}

// The faults are wanted here, so nobody watches for them.
plain('a broken main script: a message instead of nothing, and the way to the rescue page', async ({ browser }, testInfo) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const page = await context.newPage();
  const device = onDevice(page, testInfo);
  await storeCompletePortfolio(device, photo);
  await page.reload();
  await waitUntilRemembered(page, name);
  await leaveApp(page);
  for (const broken of ['aborted', 'throws', 'not a script'] as const) {
    await page.route(/assets\/index-.*\.js$/, (route) => {
      if (broken === 'aborted') return route.abort();
      return route.fulfill({ contentType: 'text/javascript', body: broken === 'throws' ? 'throw new Error("broken")' : '<html>' });
    });
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Folio could not start' }), broken).toBeVisible();
    await page.unroute(/assets\/index-.*\.js$/);
    await leaveApp(page);
  }
  await page.route(/assets\/index-.*\.js$/, (route) => route.abort());
  await page.goto('./');
  await page.getByRole('link', { name: 'Save a copy of everything' }).click();
  const rescue = new RescuePage(page, testInfo);
  await expect(rescue.found).toContainText(name);
  expect(readFileSync(await rescue.save()).length).toBeGreaterThan(photo.length);
  await context.close();
});
