import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findBrowser } from '../tools/find-browser.mjs';
import { serveBuild } from './built-app.mjs';
import { importBundled } from './bundle.mjs';
import { memoryOfChildren } from './process-memory.mjs';
import { ratio } from './table.mjs';

const PHOTOS = 500;
const PHOTO_BYTES = 2_070_000;
const PDF_BUDGET = 150;
const PACKAGE_BUDGET = 300;
const PATIENCE = 240_000;

/**
 * A portfolio of 500 photos, 1 GB, in the built app in Chromium: made into a PDF, written as a package, and opened again by a new
 * browser profile. Memory is that of all the browser's processes, above what it takes while nothing happens.
 */
export async function measureGigabyte() {
  const folder = mkdtempSync(join(tmpdir(), 'folio-gigabyte-'));
  const server = await serveBuild();
  const open = (name) => openProfile(join(folder, name), server.url);
  try {
    const first = await open('first');
    const { page } = first;
    await store(page);
    const copied = await watched(() => page.evaluate(copyAll));
    await page.goto(`${server.url}#/p/portfolio-1/export`);
    const pdf = await saved(page, 'Save PDF', /is ready$/, join(folder, 'portfolio.pdf'));
    await page.reload();
    const straight = await watched(async () => {
      await page.evaluate(offerFolder);
      await page.getByRole('button', { name: 'Save PDF' }).click();
      await page
        .getByText(/is ready$/)
        .first()
        .waitFor({ timeout: PATIENCE });
    });
    await page.goto(`${server.url}#/p/portfolio-1/share`);
    const backup = await saved(page, 'Make a backup', /is ready$/, join(folder, 'backup.folio.zip'));
    await first.close();

    const second = await open('second');
    await second.page.goto(`${server.url}#/open`);
    const opened = await watched(async () => {
      await second.page.locator('input[type=file]').setInputFiles(join(folder, 'backup.folio.zip'));
      await second.page.getByRole('textbox', { name: 'Your name' }).fill('Megan Rowlands', { timeout: PATIENCE });
      await second.page.getByRole('combobox', { name: 'What you are' }).selectOption('assessor');
      await second.page.getByRole('radio', { name: 'Qualified', exact: true }).check();
      await second.page.getByRole('button', { name: 'This is me' }).click();
      await second.page.getByRole('button', { name: 'Put it on this device' }).click();
      await second.page.waitForURL(/#\/p\//, { timeout: PATIENCE });
    });
    await second.close();
    const row = (what, { seconds, megabytes }, budget, against) => [
      `${PHOTOS} photos, ${((PHOTOS * PHOTO_BYTES) / 1e9).toFixed(2)} GB, in Chromium`,
      what,
      `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB above idle`,
      `${budget} MB${against ? `; ${ratio(seconds, copied.seconds)} of copying the bytes` : ''}`,
    ];
    return [
      row('the bytes copied from the database to a file', copied, '–', false),
      row('made into a PDF, straight to its place', straight, PDF_BUDGET, true),
      row('made into a PDF, downloaded', pdf, PDF_BUDGET, true),
      row('written as a package, and read back', backup, PACKAGE_BUDGET, false),
      row('the package opened by another profile', opened, PACKAGE_BUDGET, false),
    ];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A browser profile on the disk, for one without keeps its database in memory. Files to save go to the downloads. */
async function openProfile(folder, url) {
  const { launchOptions } = await findBrowser();
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions, acceptDownloads: true });
  await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, close: () => context.close() };
}

/** Presses the button and waits for the file and for the words that say it is done. */
async function saved(page, button, words, path) {
  let download;
  const measured = await watched(async () => {
    const coming = page.waitForEvent('download', { timeout: PATIENCE });
    await page.getByRole('button', { name: button }).click();
    download = await coming;
    await download.path();
    await page.getByText(words).first().waitFor({ timeout: PATIENCE });
  });
  await download.saveAs(path);
  return measured;
}

/** Runs in the page: answers the dialog that asks for a place with a file that the browser keeps, written as any other. */
function offerFolder() {
  window.showSaveFilePicker = async ({ suggestedName }) => (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
}

/** How long something takes, and the most memory meanwhile above that of before, in megabytes. */
async function watched(work) {
  // What was written before must be on the disk, or it slows down what is written now.
  spawnSync('sync');
  await new Promise((done) => setTimeout(done, 5_000));
  const before = memoryOfChildren(process.pid);
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, memoryOfChildren(process.pid))), 250);
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(watch);
  console.error(`  ${seconds.toFixed(1)} s, ${((most - before) / 1e6).toFixed(0)} MB`);
  return { seconds, megabytes: (most - before) / 1e6 };
}

/** Puts a portfolio with the photos straight into the database, a few at a time: the browser writes large Blobs behind one's back. */
async function store(page) {
  const { portfolioOf, withPhotos } = await importBundled('portfolios.mjs');
  const jpeg = readFileSync(fileURLToPath(new URL('../../public/example/files/ramp-in-the-rain.jpg', import.meta.url)));
  const digests = [];
  for (let done = 0; done < PHOTOS; done += 25) {
    digests.push(...(await page.evaluate(storePhotos, { base64: jpeg.toString('base64'), count: Math.min(25, PHOTOS - done), size: PHOTO_BYTES })));
    await page.waitForTimeout(300);
  }
  const { portfolio, ...lists } = withPhotos(portfolioOf(60, 100), digests, PHOTO_BYTES);
  await page.evaluate(storeRows, Object.entries({ portfolios: [portfolio], ...lists }));
}

/** Runs in the page. JPEGs of the given size that differ: the picture, and comments of noise behind its first marker. */
async function storePhotos({ base64, count, size }) {
  const picture = Uint8Array.from(atob(base64), (character) => character.codePointAt(0));
  const request = indexedDB.open('folio');
  const db = await new Promise((done) => request.addEventListener('success', () => done(request.result)));
  const digests = [];
  for (let photo = 0; photo < count; photo += 1) {
    const bytes = new Uint8Array(size);
    bytes.set(picture.subarray(0, 2));
    let at = 2;
    for (let left = size - picture.length; left > 0;) {
      const length = left - 65_000 > 4 ? 65_000 : left;
      bytes.set([0xff, 0xfe, (length - 2) >> 8, (length - 2) & 255], at);
      crypto.getRandomValues(bytes.subarray(at + 4, at + length));
      at += length;
      left -= length;
    }
    bytes.set(picture.subarray(2), at);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    digests.push(sha256);
    const transaction = db.transaction('files', 'readwrite');
    const blob = new Blob([bytes], { type: 'image/jpeg' });
    transaction.objectStore('files').put({ sha256, size, mediaType: 'image/jpeg', isReady: true, startedAt: '2026-01-05T09:00:00.000Z', blob });
    await new Promise((done) => transaction.addEventListener('complete', done));
  }
  db.close();
  return digests;
}

/** Runs in the page. */
async function storeRows(tables) {
  const request = indexedDB.open('folio');
  const db = await new Promise((done) => request.addEventListener('success', () => done(request.result)));
  const transaction = db.transaction(
    tables.map(([name]) => name),
    'readwrite',
  );
  for (const [name, records] of tables) for (const record of records) transaction.objectStore(name).put(record);
  await new Promise((done) => transaction.addEventListener('complete', done));
  db.close();
}

/** Runs in the page: the least that any export has to do. */
async function copyAll() {
  const request = indexedDB.open('folio');
  const db = await new Promise((done) => request.addEventListener('success', () => done(request.result)));
  const asked = db.transaction('files').objectStore('files').getAll();
  const files = await new Promise((done) => asked.addEventListener('success', () => done(asked.result)));
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle('copied', { create: true });
  const writable = await handle.createWritable();
  for (const { blob } of files) await writable.write(blob);
  await writable.close();
  await folder.removeEntry('copied');
  db.close();
}
