import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { expect, test, watchForFaults } from './journey.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { HomePage } from './pages/home-page.ts';
import { makeSmallDisk } from './small-disk.ts';
import { readStored } from './stored.ts';

const banner = (page: Page) => page.getByRole('complementary', { name: 'This device is full' });
const reserveOf = (page: Page) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    return root.getFileHandle('folio-reserve').then(
      async (handle) => (await handle.getFile()).size,
      () => null,
    );
  });
/** How many files have bytes in the browser, whole or begun. */
const keptFiles = (page: Page) =>
  page.evaluate(async () => {
    const opening = indexedDB.open('folio');
    await new Promise((done) => opening.addEventListener('success', done));
    const counting = opening.result.transaction('files').objectStore('files').count();
    await new Promise((done) => counting.addEventListener('success', done));
    opening.result.close();
    return counting.result;
  });

test('R36 to R38: on a disk that is really full the last words are kept, a file that does not fit leaves nothing, and it all goes on', async ({
  baseURL,
  launchOptions,
}, testInfo) => {
  const disk = makeSmallDisk();
  test.skip(disk === null, 'A small disk can be made only by an administrator of a Linux machine.');
  if (disk === null) return;
  let context: BrowserContext | null = null;
  try {
    context = await chromium.launchPersistentContext(`${disk.folder}/profile`, {
      ...launchOptions,
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const faults = await watchForFaults(context);
    const page = context.pages()[0] ?? (await context.newPage());
    const home = new HomePage(page);
    await home.open();
    await home.startPortfolio({ name: 'Siân Llŷr' });
    const entry = new EvidencePage(page);
    await entry.startFrom('Everyday identification', 'everyday entry');
    await entry.titleField.fill('Written while there was room');
    await entry.waitUntilSaved();
    await expect.poll(() => reserveOf(page), { timeout: 20_000 }).toBe(8 * 1024 * 1024);

    disk.fill(600_000);
    // As long as somebody writes, the disk fills: with words that cannot be pressed together.
    const words: string[] = [];
    for (let turn = 1; turn <= 30 && !(await banner(page).isVisible()); turn += 1) {
      words.push(`Turn ${String(turn)}: ${randomBytes(600).toString('base64')}`);
      await entry.field('What did you notice?').fill(words.at(-1) ?? '');
      await page.waitForTimeout(1_200);
    }
    await expect(banner(page)).toContainText('What you wrote last was saved, in room that Folio keeps back for this.');
    expect(await reserveOf(page)).toBe(0);
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
    await entry.field('What did you notice?').fill('The last words before there is room again.');
    await entry.waitUntilSaved();

    const recording = testInfo.outputPath('talk.mp3');
    mkdirSync(testInfo.outputPath('.'), { recursive: true });
    writeFileSync(recording, Buffer.concat([Buffer.from('ID3\u0004\0\0\0\0\0\0', 'latin1'), randomBytes(20_000_000)]));
    const choosing = page.waitForEvent('filechooser');
    await entry.files.getByRole('button', { name: 'Add files' }).click();
    await (await choosing).setFiles(recording);
    await expect(entry.frame.messages.getByText(/^talk\.mp3 does not fit: this device is full\. Nothing of it was kept/)).toBeVisible({
      timeout: 60_000,
    });
    expect((await readStored(page))['attachments']).toEqual([]);
    expect(await keptFiles(page)).toBe(0);

    disk.makeRoom();
    await expect(banner(page)).toBeHidden({ timeout: 40_000 });
    expect(await reserveOf(page)).toBe(8 * 1024 * 1024);
    await page.getByRole('textbox', { name: 'Where (optional)' }).fill('At the till');
    await entry.waitUntilSaved();

    // A database that met a full disk is found broken only when it is opened again.
    await context.close();
    context = await chromium.launchPersistentContext(`${disk.folder}/profile`, {
      ...launchOptions,
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    faults.push(...(await watchForFaults(context)));
    const again = new EvidencePage(context.pages()[0] ?? (await context.newPage()));
    await again.page.goto('./');
    await again.page.getByRole('link', { name: 'Siân Llŷr' }).click();
    await again.openPiece('E1');
    await expect(again.titleField).toHaveValue('Written while there was room');
    await expect(again.field('What did you notice?')).toHaveValue('The last words before there is room again.');
    await expect(again.page.getByRole('textbox', { name: 'Where (optional)' })).toHaveValue('At the till');
    expect(faults).toEqual([]);
  } finally {
    await context?.close();
    disk.remove();
  }
});

test('R37: a browser that allows no more is told from one that has room, and large files show where some can be made', async ({ page }) => {
  const home = new HomePage(page);
  await home.open();
  await home.startPortfolio({ name: 'Siân Llŷr' });
  const entry = new EvidencePage(page);
  await entry.startFrom('Everyday identification', 'everyday entry');
  await entry.titleField.fill('Before');
  await entry.waitUntilSaved();
  await expect.poll(() => reserveOf(page), { timeout: 20_000 }).toBe(8 * 1024 * 1024);

  const large = Buffer.concat([Buffer.from('ID3\u0004\0\0\0\0\0\0', 'latin1'), randomBytes(3_000_000)]);
  const choosing = page.waitForEvent('filechooser');
  await entry.files.getByRole('button', { name: 'Add files' }).click();
  await (await choosing).setFiles({ name: 'talk.mp3', mimeType: 'audio/mpeg', buffer: large });
  const file = entry.files.getByRole('article', { name: 'talk.mp3' });
  await expect(file).toBeVisible();
  await file.getByRole('button', { name: 'Take talk.mp3 off' }).click();
  await expect(file).toBeHidden();

  // The browser says at the next rows that there is no room, as long as the reserve is there.
  await page.evaluate(() => {
    const put = Reflect.get(IDBObjectStore.prototype, 'put') as (
      this: IDBObjectStore,
      ...row: Parameters<IDBObjectStore['put']>
    ) => IDBRequest<IDBValidKey>;
    let refusals = 1;
    IDBObjectStore.prototype.put = function refuse(this: IDBObjectStore, ...row) {
      if (refusals > 0 && this.name === 'evidence') {
        refusals -= 1;
        throw new DOMException('No room.', 'QuotaExceededError');
      }
      return put.apply(this, row);
    };
  });
  await entry.titleField.fill('Last words');
  await entry.waitUntilSaved();
  await expect(banner(page)).toContainText('What you wrote last was saved');
  await banner(page).getByRole('link', { name: 'Large files' }).click();
  const card = page.getByRole('region', { name: 'Large files' });
  await expect(card).toBeInViewport();
  await card.getByRole('button', { name: 'Remove talk.mp3 for good' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove for good' }).click();
  await expect(entry.frame.messages.getByText('talk.mp3 is gone for good: 3 MB are free again.')).toBeVisible();
  expect(await keptFiles(page)).toBe(0);
  await expect(banner(page)).toBeHidden({ timeout: 30_000 });
  expect(await reserveOf(page)).toBe(8 * 1024 * 1024);
});
