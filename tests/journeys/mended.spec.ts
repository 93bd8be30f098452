import type { Page } from '@playwright/test';
import { serveBuild } from './app-server.ts';
import { expect, test } from './journey.ts';
import { HomePage } from './pages/home-page.ts';

const PORT = 4810;

const lost = { says: 'A part of Folio could not be loaded.', wayOn: { role: 'button', name: 'Save and reload' } } as const;
/** A screen's own part, one that other parts take something from, and the first of all. */
const parts = [
  { name: 'settings-screen', screen: 'Settings', ...lost },
  { name: 'digest', screen: null, ...lost },
  { name: 'index', screen: null, says: 'Folio takes longer than usual', wayOn: { role: 'link', name: 'Try again' } },
] as const;

// A context of its own: parts without content are faults in the console, which is what this is about.
for (const [index, part] of parts.entries()) {
  test(`R62: a part that the browser kept without its content is fetched anew: ${part.name}`, async ({ browser }) => {
    let server = await serveBuild({ port: PORT + 5 * index });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(server.url);
    await new HomePage(page).startPortfolio({ name: 'Siân Llŷr' });
    await isKept(page);
    await page.reload();
    await emptyPart(page, part.name);
    await server.close();

    const title = page.getByRole('heading', { level: 1, name: part.screen ?? 'Apply risk assessment to customer service' });
    const way = page.getByRole(part.wayOn.role, { name: part.wayOn.name });
    await test.step('without a connection it is said, and nothing gets worse', async () => {
      await page.reload();
      if (part.screen !== null) await page.getByRole('link', { name: part.screen, exact: true }).click();
      await expect(page.getByText(part.says)).toBeVisible();
      await Promise.all([page.waitForEvent('load'), way.click()]);
      await expect(page.getByText(part.says)).toBeVisible();
    });

    server = await serveBuild({ port: PORT + 5 * index });
    await test.step('with one the way on leads there', async () => {
      await way.click();
      await expect(title).toBeVisible();
      await expect(page.getByText(part.says)).toBeHidden();
    });

    await server.close();
    await test.step('and it is kept again', async () => {
      await page.reload();
      await expect(title).toBeVisible();
    });
    await context.close();
  });
}

function isKept(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** As Firefox leaves it when the disk is full while it is kept. */
function emptyPart(page: Page, name: string): Promise<void> {
  return page.evaluate(async (start) => {
    const store = (await caches.keys()).find((key) => key.startsWith('workbox-precache'));
    const cache = await caches.open(store ?? '');
    const key = (await cache.keys()).find(({ url }) => new RegExp(`/assets/${start}-.{8}\\.js$`).test(url));
    if (!key) throw new Error(`No part is kept that is called ${start}.`);
    const { headers } = (await cache.match(key)) ?? new Response();
    await cache.put(key, new Response('', { headers }));
    // The browser holds a whole one for itself as well.
    await fetch(key.url, { cache: 'reload' });
  }, name);
}
