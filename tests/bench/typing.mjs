import { fileURLToPath } from 'node:url';
import { withBuiltApp } from './built-app.mjs';
import { importBundled } from './bundle.mjs';
import { median, milliseconds, quantile, ratio } from './table.mjs';

const KEYS = 60;
/** 60 keys in 3 s, an even 20 a second: faster than anybody types, and long enough that saves and live queries land in between. */
const INTERVAL = 50;
const TIMES = 20;
const ROUNDS = 3;
const BUDGET = 50;

/** From a key's event to the frame that shows it, in the narrative of an everyday entry, in a portfolio and in one of 20 times its size. */
export async function measureTyping() {
  const { example, multiplied } = await importBundled('typing-subject.mjs');
  const { name, snapshot } = await example(fileURLToPath(new URL('../..', import.meta.url)), 'open');
  const sizes = [
    { title: name, snapshot, costs: [], longTasks: [] },
    { title: `${TIMES} times the ${name}`, snapshot: multiplied(snapshot, TIMES), costs: [], longTasks: [] },
  ];
  return withBuiltApp(async ({ url, browser }) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const size of sizes) {
        const { costs, longTasks } = await typeInto(browser, url, size.snapshot);
        // The first round finds cold caches; it is what a person meets, so it counts too.
        size.costs.push(...costs);
        size.longTasks.push(...longTasks);
      }
    }
    const [small, large] = sizes;
    return [
      ...sizes.map(({ title, costs, longTasks }) => [
        'Key to paint',
        title,
        `median ${milliseconds(median(costs))}, p95 ${milliseconds(quantile(costs, 0.95))}, max ${milliseconds(Math.max(...costs))}`,
        `p95 ${ratio(quantile(costs, 0.95), BUDGET)} of ${BUDGET} ms; ${longTasks.length} long tasks${longTasks.length > 0 ? ` to ${milliseconds(Math.max(...longTasks))}` : ''}`,
      ]),
      [
        'Key to paint',
        `${TIMES} times / once`,
        `median ${ratio(median(large.costs), median(small.costs))}, p95 ${ratio(quantile(large.costs, 0.95), quantile(small.costs, 0.95))}`,
        '1.00×: size does not matter',
      ],
    ];
  });
}

async function typeInto(browser, url, snapshot) {
  const context = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(store, snapshot);
  const entry = snapshot.evidence.find(({ kind }) => kind === 'everyday');
  await page.goto(`${url}#/p/${snapshot.portfolio.id}/evidence/${entry.id}`);
  const field = page.getByRole('textbox', { name: 'What did you notice?' });
  await field.click();
  await page.keyboard.press('Control+End');
  await field.evaluate(watch);
  const sent = [];
  for (let key = 0; key < KEYS; key += 1) {
    // Not awaited: a person does not wait for the page either.
    sent.push(page.keyboard.press(key % 6 === 5 ? 'Space' : 'abcdefghij'[key % 10]));
    await new Promise((done) => setTimeout(done, INTERVAL));
  }
  await Promise.all(sent);
  await page.waitForTimeout(200);
  const measured = await page.evaluate(() => window.folioBench);
  if (measured.costs.length !== KEYS) throw new Error(`${measured.costs.length} of ${KEYS} keys were seen.`);
  await context.close();
  return measured;
}

/** Runs in the page: notes for every key how long it takes to the frame after it, and every long task. */
function watch(field) {
  const measured = { costs: [], longTasks: [] };
  window.folioBench = measured;
  field.addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => measured.costs.push(performance.now() - timeStamp));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });
  new PerformanceObserver((list) => measured.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
}

/** Runs in the page: puts a portfolio into the app's database. */
async function store({ portfolio, ...lists }) {
  const request = indexedDB.open('folio');
  const db = await new Promise((done, fail) => {
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => fail(request.error));
  });
  const transaction = db.transaction(['ledger', 'portfolios', ...Object.keys(lists)], 'readwrite');
  // What Folio did not write itself is counted anew at the next start.
  transaction.objectStore('ledger').clear();
  transaction.objectStore('portfolios').put(portfolio);
  for (const [name, records] of Object.entries(lists)) for (const record of records) transaction.objectStore(name).put(record);
  await new Promise((done, fail) => {
    transaction.addEventListener('complete', done);
    transaction.addEventListener('error', () => fail(transaction.error));
  });
  db.close();
}
