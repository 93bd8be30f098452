import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveBuild } from './built-app.mjs';
import { openProfile, PHOTOS, storeGigabyte } from './gigabyte-in-app.mjs';
import { memoryOfChildren } from './process-memory.mjs';
import { ratio } from './table.mjs';

const PDF_BUDGET = 150;
const PACKAGE_BUDGET = 300;
const PATIENCE = 240_000;
const ROUNDS = 3;

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
    const bytes = await storeGigabyte(page, { risks: 60, evidence: 100 });
    const { copied, straight, downloaded } = await measurePdf(page, `${server.url}#/p/portfolio-1/export`);
    await page.goto(`${server.url}#/p/portfolio-1/share`);
    // Without the folder that was offered: the page begins anew.
    await page.reload();
    const { download, ...backup } = await saved(page, 'Make a backup', /is ready$/);
    await download.saveAs(join(folder, 'backup.folio.zip'));
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
      `${PHOTOS} photos, ${(bytes / 1e9).toFixed(2)} GB, in Chromium`,
      what,
      `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB above idle`,
      `${budget} MB${against ? `; ${ratio(seconds, copied.seconds)} of copying the bytes` : ''}`,
    ];
    return [
      row('the bytes copied from the database to a file', copied, '–', false),
      row('made into a PDF, straight to its place', straight, PDF_BUDGET, true),
      row('made into a PDF, downloaded', downloaded, PDF_BUDGET, true),
      row('written as a package, and read back', backup, PACKAGE_BUDGET, false),
      row('the package opened by another profile', opened, PACKAGE_BUDGET, false),
    ];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The PDF to its place and among the downloads, in turns with a copy of the bytes before each of them, so that what else the machine does is
 * borne by all alike. Each time the page begins anew, and what was written is removed before the next.
 */
async function measurePdf(page, address) {
  const all = { copied: [], straight: [], downloaded: [] };
  const copy = async () => {
    all.copied.push(await watched(() => page.evaluate(copyAll)));
    await page.evaluate(removeFiles);
  };
  await page.goto(address);
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.reload();
    await copy();
    await page.evaluate(offerFolder);
    all.straight.push(
      await watched(async () => {
        await page.getByRole('button', { name: 'Save PDF' }).click();
        await page
          .getByText(/is ready$/)
          .first()
          .waitFor({ timeout: PATIENCE });
      }),
    );
    await page.evaluate(removeFiles);
    // Without the folder that was offered.
    await page.reload();
    await copy();
    const { download, ...downloaded } = await saved(page, 'Save PDF', /is ready$/);
    await download.delete();
    all.downloaded.push(downloaded);
  }
  return { copied: middle(all.copied), straight: middle(all.straight), downloaded: middle(all.downloaded) };
}

/** The time in the middle, and the most memory of all. */
function middle(runs) {
  const seconds = runs.map((run) => run.seconds).toSorted((a, b) => a - b);
  const [low, high] = [seconds[Math.floor((seconds.length - 1) / 2)], seconds[Math.floor(seconds.length / 2)]];
  return { seconds: (low + high) / 2, megabytes: Math.max(...runs.map((run) => run.megabytes)) };
}

/** Presses the button and waits for the file and for the words that say it is done. */
async function saved(page, button, words) {
  let download;
  const measured = await watched(async () => {
    const coming = page.waitForEvent('download', { timeout: PATIENCE });
    await page.getByRole('button', { name: button }).click();
    download = await coming;
    await download.path();
    await page.getByText(words).first().waitFor({ timeout: PATIENCE });
  });
  return { ...measured, download };
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

/**
 * Runs in the page: the least that any export has to do. One Blob of all photos, written by the browser itself in one go: of the ways to copy
 * them to a file it is the quickest, a little ahead of one write for each photo.
 */
async function copyAll() {
  const request = indexedDB.open('folio');
  const db = await new Promise((done) => request.addEventListener('success', () => done(request.result)));
  const asked = db.transaction('files').objectStore('files').getAll();
  const files = await new Promise((done) => asked.addEventListener('success', () => done(asked.result)));
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle('copied', { create: true });
  const writable = await handle.createWritable();
  await writable.write(new Blob(files.map(({ blob }) => blob)));
  await writable.close();
  db.close();
}

/** Runs in the page. */
async function removeFiles() {
  const folder = await navigator.storage.getDirectory();
  const names = [];
  for await (const [name, { kind }] of folder.entries()) if (kind === 'file') names.push(name);
  for (const name of names) await folder.removeEntry(name);
}
