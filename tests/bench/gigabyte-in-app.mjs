import { chromium } from 'playwright';
import { findBrowser } from '../tools/find-browser.mjs';
import { importBundled } from './bundle.mjs';

/** How many photos make the gigabyte. */
export const PHOTOS = 500;

/** A browser profile on the disk, for one without keeps its database in memory; with the app open, or an empty page. Downloads are kept. */
export async function openProfile(folder, url = null) {
  const { launchOptions } = await findBrowser();
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions, acceptDownloads: true });
  await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const page = await context.newPage();
  if (url !== null) {
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  return { page, close: () => context.close() };
}

/**
 * Puts a portfolio with 500 photos, 1 GB, straight into the database, a few at a time: the browser writes large Blobs behind one's back.
 * Gives the number of bytes.
 */
export async function storeGigabyte(page, { risks, evidence }) {
  const { portfolioOf, withPhotos } = await importBundled('portfolios.mjs');
  const photos = [];
  while (photos.length < PHOTOS) {
    const [first, count] = [photos.length, Math.min(25, PHOTOS - photos.length)];
    photos.push(...(await page.evaluate(storePhotos, { first, count, width: 1_600, height: 1_200 })));
    await page.waitForTimeout(300);
  }
  const { portfolio, ...lists } = withPhotos(portfolioOf(risks, evidence), photos);
  await page.evaluate(storeRows, Object.entries({ portfolios: [portfolio], ...lists }));
  return photos.reduce((sum, { size }) => sum + size, 0);
}

/**
 * Runs in the page. Photos as a camera writes them, of about 2 MB: a short head, and then the picture, which is noise. Those of one call
 * differ in a comment in their heads, for making noise takes its time.
 */
async function storePhotos({ first, count, width, height }) {
  const request = indexedDB.open('folio');
  const db = await new Promise((done) => request.addEventListener('success', () => done(request.result)));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  const picture = context.createImageData(width, height);
  for (let at = 0; at < picture.data.length; at += 65_536) crypto.getRandomValues(picture.data.subarray(at, at + 65_536));
  for (let at = 3; at < picture.data.length; at += 4) picture.data[at] = 255;
  context.putImageData(picture, 0, 0);
  const drawn = await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.955 })).arrayBuffer();
  const photos = [];
  for (let photo = first; photo < first + count; photo += 1) {
    const comment = new TextEncoder().encode(`Photo ${photo}`);
    const marker = new Uint8Array([0xff, 0xfe, 0, comment.length + 2]);
    const bytes = await new Blob([drawn.slice(0, 2), marker, comment, drawn.slice(2)]).arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    photos.push({ sha256, size: bytes.byteLength });
    const transaction = db.transaction('files', 'readwrite');
    transaction.objectStore('files').put({
      sha256,
      size: bytes.byteLength,
      mediaType: 'image/jpeg',
      isReady: true,
      startedAt: '2026-01-05T09:00:00.000Z',
      blob: new Blob([bytes], { type: 'image/jpeg' }),
    });
    await new Promise((done) => transaction.addEventListener('complete', done));
  }
  db.close();
  return photos;
}

/** Runs in the page. */
async function storeRows(tables) {
  const request = indexedDB.open('folio');
  const db = await new Promise((done) => request.addEventListener('success', () => done(request.result)));
  const transaction = db.transaction(['ledger', ...tables.map(([name]) => name)], 'readwrite');
  // What Folio did not write itself is counted anew at the next start.
  transaction.objectStore('ledger').clear();
  for (const [name, records] of tables) for (const record of records) transaction.objectStore(name).put(record);
  await new Promise((done) => transaction.addEventListener('complete', done));
  db.close();
}
