import { readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { serveBuild, serveSharingPage } from './app-server.ts';
import { expect, test } from './journey.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { Frame } from './pages/frame.ts';
import { HomePage } from './pages/home-page.ts';
import { SharedFilesPage } from './pages/shared-files-page.ts';

const photo = { name: 'shelf.jpg', mimeType: 'image/jpeg', buffer: readFileSync(new URL('../fixtures/files/quarters.jpg', import.meta.url)) };
const note = { name: 'procedure.txt', mimeType: 'text/plain', buffer: Buffer.from('How we check the ladder.') };

test('Folio can be installed: the browser finds nothing wrong, and every address lies beneath the sub-path', async ({ launchOptions }, testInfo) => {
  const server = await serveBuild({ base: '/team/portal/', port: 4700 });
  // In a private window nothing can be installed.
  const context = await chromium.launchPersistentContext(testInfo.outputPath('profile'), launchOptions);
  const page = await context.newPage();
  await page.goto(server.url);
  await isReady(page);
  const devTools = await context.newCDPSession(page);
  const { url, errors, data } = await devTools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toBe(`${server.url}manifest.webmanifest`);
  expect((await devTools.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
  const manifest = JSON.parse(data ?? '') as Manifest;
  expect(manifest).not.toHaveProperty('id');
  const addresses = [
    manifest.start_url,
    manifest.scope,
    manifest.share_target.action,
    ...manifest.shortcuts.map((one) => one.url),
    ...manifest.file_handlers.map((one) => one.action),
  ];
  for (const address of addresses) expect(new URL(address, url).href.startsWith(server.url), address).toBe(true);
  const icons = [...manifest.icons, ...manifest.shortcuts.flatMap((one) => one.icons)];
  for (const icon of icons) {
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, icon.src);
    if (icon.sizes !== 'any') expect(size, icon.src).toBe(icon.sizes);
  }
  expect(manifest.icons.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(['maskable', 'monochrome']));
  await context.close();
  await server.close();
});

for (const base of ['/', '/team/portal/']) {
  test(`R19: a photo shared from the gallery becomes evidence, beneath ${base}, without a signal`, async ({ context, page }) => {
    const server = await serveBuild({ base, port: 4720 });
    await startPortfolio(page, server.url);
    await isReady(page);
    const gallery = await serveSharingPage(`${server.url}share-files`);
    await server.close();
    const shared = await share(await context.newPage(), gallery.url, [photo]);
    // One portfolio: nothing to ask.
    await expect(shared.page).toHaveURL(new RegExp(`^${server.url}#/p/[^/]+/shared$`));
    await expect(shared.file('shelf.jpg').getByRole('presentation')).toBeVisible();
    // The tab with the portfolio has the pen.
    await shared.page.getByRole('button', { name: 'Edit here' }).click();
    await shared.newPieceButton.click();
    const entry = new EvidencePage(shared.page);
    await expect(entry.titleField).toBeVisible();
    await expect(shared.page.getByText('Work product · draft')).toBeVisible();
    await expect(entry.files.getByRole('article', { name: 'shelf.jpg' })).toBeVisible();
    expect(await waiting(shared.page)).toBe(0);
    await gallery.close();
  });
}

test('R19: files wait while Folio is closed, and go into a draft of one of several portfolios', async ({ launchOptions }, testInfo) => {
  const server = await serveBuild({ port: 4740 });
  const gallery = await serveSharingPage(`${server.url}share-files`);
  const profile = testInfo.outputPath('profile');
  const first = await chromium.launchPersistentContext(profile, launchOptions);
  const page = first.pages()[0] ?? (await first.newPage());
  await startPortfolio(page, server.url, 'Siân Llŷr');
  await startPortfolio(page, server.url, 'Tomasz Nowak');
  const draft = new EvidencePage(page);
  await draft.startFrom('Everyday identification', 'everyday entry');
  await draft.rename('Ladder');
  await isReady(page);
  const shared = await share(await first.newPage(), gallery.url, [photo, note]);
  await expect(shared.page.getByRole('region', { name: 'Which portfolio?' })).toBeVisible();
  await first.close();

  const second = await chromium.launchPersistentContext(profile, launchOptions);
  const again = new SharedFilesPage(second.pages()[0] ?? (await second.newPage()));
  await again.page.goto(server.url);
  await again.page.getByRole('link', { name: 'Choose where it goes' }).click();
  await expect(again.file('procedure.txt')).toBeVisible();
  await again.page.getByRole('link', { name: 'Tomasz Nowak' }).click();
  await again.draftSelect.selectOption({ label: 'E1 Ladder (Everyday identification)' });
  await again.addToDraftButton.click();
  const entry = new EvidencePage(again.page);
  await expect(entry.titleField).toHaveValue('Ladder');
  await expect(entry.files.getByRole('article')).toHaveCount(2);
  expect(await waiting(again.page)).toBe(0);
  await second.close();
  await gallery.close();
  await server.close();
});

test('R19: what cannot be taken in is said beside the file, which goes on waiting until it is not wanted', async ({ context, page }) => {
  const server = await serveBuild({ port: 4760 });
  await startPortfolio(page, server.url);
  await isReady(page);
  await page.close();
  const gallery = await serveSharingPage(`${server.url}share-files`);
  const shared = await share(await context.newPage(), gallery.url, [note, { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) }]);
  await shared.newPieceButton.click();
  await expect(new Frame(shared.page).messages).toContainText('1 of 2 files are in E1 now.');
  await expect(shared.file('empty.txt')).toContainText('empty.txt has nothing in it (0 bytes)');
  await expect(shared.file('procedure.txt')).toBeHidden();
  await shared.page.getByRole('button', { name: 'Do not keep empty.txt' }).click();
  await expect(shared.page.getByText('Nothing is waiting')).toBeVisible();
  await gallery.close();
  await server.close();
});

test('R19: of sixty shared files fifty wait; the others are named with the reason, and all can be let go of at once', async ({ context, page }) => {
  const server = await serveBuild({ port: 4780 });
  await startPortfolio(page, server.url);
  await isReady(page);
  const gallery = await serveSharingPage(`${server.url}share-files`);
  const many = Array.from({ length: 60 }, (_, index) => ({ ...note, name: `note-${String(index + 1)}.txt` }));
  const shared = await share(await context.newPage(), gallery.url, many);
  const refusal = shared.page.getByRole('alert').filter({ hasText: '10 files were not kept' });
  await expect(refusal).toContainText('at most 50 shared files, 1 GB together');
  await expect(refusal.getByRole('listitem')).toHaveCount(10);
  await expect(refusal.getByRole('listitem').first()).toHaveText('note-51.txt (24 bytes): 50 files wait already.');
  // It is still there after Folio was closed, until it was read.
  await shared.page.reload();
  await refusal.getByRole('button', { name: 'I have read this' }).click();
  // Now there is nothing to ask: there is one portfolio.
  await expect(shared.page).toHaveURL(/#\/p\/[^/]+\/shared$/);
  // The screen before stands until this one is loaded.
  await shared.newPieceButton.waitFor();
  await expect(shared.page.getByRole('region', { name: '50 files' })).toBeVisible();
  await shared.page.getByRole('button', { name: 'Keep none of them' }).click();
  await shared.page.getByRole('dialog').getByRole('button', { name: 'Keep none of them' }).click();
  await expect(shared.page.getByText('Nothing is waiting')).toBeVisible();
  expect(await waiting(shared.page)).toBe(0);
  await gallery.close();
  await server.close();
});

test('shortcuts of the icon: add evidence, open a package', async ({ page }) => {
  await startPortfolio(page, './');
  await page.goto('./#/add');
  await expect(page.getByRole('dialog', { name: 'Add evidence' })).toBeVisible();
  await page.goto('./#/open');
  await expect(page.getByRole('heading', { level: 1, name: 'Open a package' })).toBeVisible();
});

test('a file that the device opens with Folio goes to the screen that opens packages', async ({ page }) => {
  await page.addInitScript(() => {
    // As in an installed app; a page in a tab has none.
    Object.defineProperty(window, 'launchQueue', {
      value: {
        setConsumer: (consume: unknown) => Object.assign(window, { launchWith: consume }),
      },
    });
  });
  await page.goto('./');
  await page.getByRole('link', { name: 'Start a portfolio' }).waitFor();
  await page.evaluate(() => {
    const { launchWith } = window as unknown as { launchWith: (launch: unknown) => void };
    launchWith({
      files: [{ kind: 'file', name: 'letter.folio.zip', getFile: () => Promise.resolve(new File(['not a package'], 'letter.folio.zip')) }],
    });
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Open a package' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('letter.folio.zip was not opened');
});

interface Manifest {
  readonly start_url: string;
  readonly scope: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose?: string }[];
  readonly shortcuts: readonly { readonly url: string; readonly icons: readonly { readonly src: string; readonly sizes: string }[] }[];
  readonly share_target: { readonly action: string };
  readonly file_handlers: readonly { readonly action: string }[];
}

async function startPortfolio(page: Page, address: string, name = 'Siân Llŷr'): Promise<void> {
  await page.goto(address);
  await new HomePage(page).startPortfolio({ name });
}

async function share(
  page: Page,
  gallery: string,
  files: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[],
): Promise<SharedFilesPage> {
  await page.goto(gallery);
  await page.getByLabel('Files').setInputFiles([...files]);
  await page.getByRole('button', { name: 'Share with Folio' }).click();
  await page.getByRole('heading', { level: 1, name: 'Files shared with Folio' }).waitFor();
  return new SharedFilesPage(page);
}

function isReady(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** How many shared files no portfolio has yet. */
function waiting(page: Page): Promise<number> {
  return page.evaluate(async () => (await (await caches.open('folio-shared-files')).keys()).length);
}
