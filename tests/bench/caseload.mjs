import { fileURLToPath } from 'node:url';
import { withBuiltApp } from './built-app.mjs';
import { importBundled } from './bundle.mjs';
import { median, milliseconds, ratio } from './table.mjs';

const BUDGET = 300;
const ROUNDS = 5;

/** From the start of the page to a caseload of 30 portfolios on Home, and how much of that the caseload itself takes. */
export async function measureCaseload() {
  const { deviceRows } = await importBundled('caseload-subject.mjs');
  const rows = await deviceRows(fileURLToPath(new URL('../..', import.meta.url)), 30, 'assessor');
  return withBuiltApp(async ({ url, browser }) => {
    const context = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' });
    const page = await context.newPage();
    const open = async (ready) => {
      await page.goto('about:blank');
      await page.goto(url);
      return page.evaluate(untilSeen, ready);
    };
    const empty = [];
    const full = [];
    for (let round = 0; round < ROUNDS; round += 1) empty.push(await open('h1'));
    await page.evaluate(fillDevice, rows);
    for (let round = 0; round < ROUNDS; round += 1) full.push(await open('[data-case]'));
    const added = median(full) - median(empty);
    return [
      ['Caseload of 30 on Home', 'page to heading, nothing stored', milliseconds(median(empty)), ''],
      ['Caseload of 30 on Home', 'page to the caseload', milliseconds(median(full)), ''],
      ['Caseload of 30 on Home', 'the caseload alone', milliseconds(added), `${ratio(added, BUDGET)} of ${BUDGET} ms`],
    ];
  });
}

/** Runs in the page. Milliseconds from the start of the page until something is drawn. */
function untilSeen(selector) {
  return new Promise((done) => {
    const look = () => (document.querySelector(selector) === null ? requestAnimationFrame(look) : done(performance.now()));
    look();
  });
}

/** Runs in the page. Puts rows where the app keeps them. */
export async function fillDevice(rows) {
  const db = await new Promise((done, failed) => {
    const request = indexedDB.open('folio');
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const transaction = db.transaction(['ledger', ...Object.keys(rows)], 'readwrite');
  // What Folio did not write itself is counted anew at the next start.
  transaction.objectStore('ledger').clear();
  for (const [table, records] of Object.entries(rows)) for (const record of records) transaction.objectStore(table).put(record);
  await new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onabort = () => failed(transaction.error);
  });
  db.close();
}
