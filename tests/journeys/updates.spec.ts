import type { BrowserContext, Page } from '@playwright/test';
import { serveBuild } from './app-server.ts';
import { expect, test } from './journey.ts';
import { makeNextVersion } from './next-version.ts';
import { EvidencePage } from './pages/evidence-page.ts';
import { Frame } from './pages/frame.ts';
import { HomePage } from './pages/home-page.ts';

const noticed = 'What did you notice?';
const PORT = 4650;

// A context of its own: parts that a new version took away are faults in the console, which is what this is about.
test('R18: a new version comes with consent; another tab hears of it, and a part that is gone is a sentence', async ({ browser }, testInfo) => {
  const next = makeNextVersion(testInfo.outputPath('next'));
  let server = await serveBuild({ port: PORT });
  const context = await browser.newContext();
  const entry = await startEntry(await context.newPage(), server.url);
  await isReady(entry.page);
  const other = await context.newPage();
  await other.goto(server.url);
  // Both are now served by the part that keeps Folio on the device.
  await Promise.all([entry.page.reload(), other.reload()]);
  await entry.field(noticed).waitFor();
  const before = await versionOf(entry.page);

  await server.close();
  server = await serveBuild({ port: PORT, dir: next });
  await lookForUpdate(entry.page);
  // The whole of it is fetched first.
  await expect(new Frame(entry.page).messages).toContainText('A newer version of Folio is ready.', { timeout: 60_000 });

  await test.step('without consent everything goes on as before, also after a reload', async () => {
    await entry.page.reload();
    await entry.field(noticed).waitFor();
    expect(await versionOf(entry.page)).toBe(before);
  });

  await test.step('with consent what is typed is saved first', async () => {
    await expect(new Frame(entry.page).messages).toContainText('A newer version of Folio is ready.');
    await entry.field(noticed).fill('Typed just before the update.');
    await new Frame(entry.page).messages.getByRole('button', { name: 'Update now' }).first().click();
    await expect.poll(() => versionOf(entry.page)).not.toBe(before);
    await expect(entry.field(noticed)).toHaveValue('Typed just before the update.');
  });

  await test.step('the other tab hears of it and goes on', async () => {
    const notice = other.getByRole('group', { name: 'Folio was updated in another tab' });
    await expect(notice).toBeVisible();
    expect(await versionOf(other)).toBe(before);
    // A screen that it had not opened yet: its part went with the version before, once the browser has dropped its own copy.
    const devTools = await context.newCDPSession(other);
    await devTools.send('Network.clearBrowserCache');
    await other.getByRole('link', { name: 'Units' }).click();
    await expect(other.getByRole('alert')).toContainText('A part of Folio could not be loaded.');
    await expect(other.getByRole('alert')).toContainText('this part belongs to the version before');
    await other.getByRole('alert').getByRole('button', { name: 'Save and reload' }).click();
    await expect(other.getByRole('heading', { level: 1, name: 'Units' })).toBeVisible();
    await expect(notice).toBeHidden();
    expect(await versionOf(other)).not.toBe(before);
  });
  await context.close();
  await server.close();
});

test('R18: another tab brings the data to a newer version: what is typed is saved, nothing more is written, a reload is asked for', async ({
  page,
  context,
}) => {
  const entry = await startEntry(page, './');
  await entry.field(noticed).fill('Typed just before.');
  await upgradeDatabase(context);
  const notice = page.getByRole('group', { name: 'Folio was updated in another tab' });
  await expect(notice).toContainText('it saves nothing more');
  await entry.field(noticed).fill('Typed too late.');
  await expect(page.getByText('Not saved. Folio was updated in another tab').first()).toBeVisible();
  await expect(entry.field(noticed)).toHaveValue('Typed too late.');
  // Of what was there before, all is kept; what came too late is nowhere.
  const stored = await readEvidence(context);
  expect(stored).toContain('Typed just before.');
  expect(stored).not.toContain('Typed too late.');
});

// A context of its own: the database's library warns in the console of what this is about.
test('R18: a tab of an older version that makes no way: said within five seconds, and Folio opens as soon as it is closed', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const older = await blankPage(context);
  await holdOldDatabase(older);
  const page = await context.newPage();
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1, name: 'Folio is being brought up to date' })).toBeVisible({ timeout: 5_000 });
  await older.close();
  await expect(page.getByRole('link', { name: 'Start a portfolio' })).toBeVisible();
  await context.close();
});

async function startEntry(page: Page, address: string): Promise<EvidencePage> {
  await page.goto(address);
  await new HomePage(page).startPortfolio({ name: 'Siân Llŷr' });
  const entry = new EvidencePage(page);
  await entry.startFrom('Everyday identification', 'everyday entry');
  return entry;
}

function isReady(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** As the browser does now and then by itself. */
function lookForUpdate(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
}

/** Which build a page runs, by the name of its script. */
function versionOf(page: Page): Promise<string | null> {
  return page.locator('script[type="module"]').first().getAttribute('src');
}

/** Does what the first start of a newer Folio does, from a page that is none. */
async function upgradeDatabase(context: BrowserContext): Promise<void> {
  const page = await blankPage(context);
  await page.evaluate(async () => {
    const request = indexedDB.open('folio', 1_000);
    await new Promise<void>((done, fail) => {
      request.addEventListener('upgradeneeded', () => {
        const ledger = request.transaction?.objectStore('ledger');
        const read = ledger?.get('folio');
        read?.addEventListener('success', () => ledger?.put({ ...(read.result as object), dataVersion: 1_000 }));
      });
      request.addEventListener('success', () => {
        request.result.close();
        done();
      });
      request.addEventListener('error', () => fail(request.error ?? new Error('The database does not open.')));
    });
  });
  await page.close();
}

async function readEvidence(context: BrowserContext): Promise<string> {
  const page = await blankPage(context);
  const text = await page.evaluate(async () => {
    const request = indexedDB.open('folio');
    await new Promise((done) => request.addEventListener('success', done));
    const all = request.result.transaction('evidence').objectStore('evidence').getAll();
    await new Promise((done) => all.addEventListener('success', done));
    request.result.close();
    return JSON.stringify(all.result);
  });
  await page.close();
  return text;
}

/** A page of Folio’s origin that runs nothing of it. */
async function blankPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('./icon.svg');
  return page;
}

/** Keeps a database of the first version open, as a frozen tab of an older Folio does, which hears of nothing. */
async function holdOldDatabase(page: Page): Promise<void> {
  const byPortfolio = [
    'stages',
    'risks',
    'evidence',
    'people',
    'attachments',
    'judgements',
    'planItems',
    'questions',
    'samples',
    'signatures',
    'checkAnswers',
  ];
  await page.evaluate(async (names) => {
    const request = indexedDB.open('folio', 10);
    request.addEventListener('upgradeneeded', () => {
      const db = request.result;
      db.createObjectStore('portfolios', { keyPath: 'id' });
      for (const name of names) db.createObjectStore(name, { keyPath: 'id' }).createIndex('portfolioId', 'portfolioId');
      request.transaction?.objectStore('attachments').createIndex('sha256', 'sha256');
      const events = db.createObjectStore('events', { keyPath: 'id' });
      for (const field of ['portfolioId', 'recordId']) events.createIndex(`[${field}+at]`, [field, 'at']);
      db.createObjectStore('files', { keyPath: 'sha256' });
      db.createObjectStore('chunks', { keyPath: ['sha256', 'index'] });
    });
    await new Promise((done) => {
      request.addEventListener('success', done);
    });
    Object.assign(window, { held: request.result });
  }, byPortfolio);
}
