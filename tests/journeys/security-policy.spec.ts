import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { filesIn } from '../package/raw-zip.ts';
import { onDevice } from './device.ts';
import { filledId, storeFilledPortfolio } from './filled-portfolio.ts';
import { expect, test, watchForFaults } from './journey.ts';
import { HomePage } from './pages/home-page.ts';
import { show } from './screens.ts';

test('R50, R51: the browser refuses HTML, script text and foreign workers, and the watch of every journey reports each', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const faults = await watchForFaults(context);
  const page = await context.newPage();
  await new HomePage(page).open();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(faults).toEqual([]);
  for (const [what, attempt] of Object.entries(attempts)) {
    expect(await page.evaluate(attempt), what).toBe('refused');
    await expect.poll(() => faults.filter((fault) => fault.startsWith('console error: content policy:')).length, what).toBeGreaterThan(0);
    faults.length = 0;
  }
  await context.close();
});

test('R52: where a host sends no headers, the page itself says the policy', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL: baseURL ?? '' });
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _policy, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await new HomePage(page).open();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const response = await page.request.get('./');
  expect(response.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(await response.text()).toContain('http-equiv="Content-Security-Policy"');
  expect(await page.evaluate(attempts['HTML by innerHTML'])).toBe('refused');
  await page.close();
});

test('R53, R54: the build is named in About, also without a signal, and in what leaves the device', async ({ newDevice }, testInfo) => {
  const device = onDevice(await newDevice(), testInfo);
  const { page } = device;
  await storeFilledPortfolio(page);
  const { build } = (await (await page.request.get('./build.json')).json()) as { readonly build: string };
  expect(build).toMatch(/^[0-9a-f]{64}$/);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.context().setOffline(true);
  await page.reload();
  expect(await buildOnScreen(page)).toBe(build);
  await page.context().setOffline(false);

  const { path } = await device.sharing.handOver();
  const files = filesIn(readFileSync(path)).map(({ name, bytes }) => ({ name, text: new TextDecoder().decode(bytes) }));
  const info = files.find(({ name }) => name.endsWith('/bag-info.txt'))?.text ?? '';
  expect(info).toContain(`Bag-Software-Agent: Folio/0.1.0+${build.slice(0, 32)}\n`);
  const batches = files.filter(({ name }) => /\/data\/log\/.+\.jws$/.test(name));
  expect(batches.length).toBeGreaterThan(0);
  for (const { text } of batches) {
    const payload = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()) as { readonly program?: string };
    expect(payload.program).toBe(`0.1.0+${build.slice(0, 32)}`);
  }
});

async function buildOnScreen(page: Page): Promise<string> {
  await show(page, filledId, { name: 'settings', path: '/settings' });
  const digits = page.getByRole('region', { name: 'About Folio' }).getByRole('img', { name: /^Build / });
  return (await digits.innerText()).replaceAll(/\s/g, '');
}

/** Each runs in the page, and says how it went. */
const attempts = {
  'HTML by innerHTML': () => {
    try {
      document.createElement('p').innerHTML = '<b>x</b>';
      return 'let through';
    } catch {
      return 'refused';
    }
  },
  'HTML by a frame': () => {
    try {
      document.createElement('iframe').srcdoc = '<b>x</b>';
      return 'let through';
    } catch {
      return 'refused';
    }
  },
  'HTML by a parser': () => {
    try {
      new DOMParser().parseFromString('<b>x</b>', 'text/html');
      return 'let through';
    } catch {
      return 'refused';
    }
  },
  'the text of a script': () => {
    try {
      document.createElement('script').textContent = 'document.title = "taken over"';
      return 'let through';
    } catch {
      return 'refused';
    }
  },
  'the address of a foreign script': () => {
    try {
      document.createElement('script').src = 'https://evil.example/x.js';
      return 'let through';
    } catch {
      return 'refused';
    }
  },
  'a worker from bytes': () => {
    try {
      return new Worker(URL.createObjectURL(new Blob(['1']))).constructor.name;
    } catch {
      return 'refused';
    }
  },
  'a worker from outside the folder': () => {
    try {
      return new Worker('/elsewhere/assets/x.js').constructor.name;
    } catch {
      return 'refused';
    }
  },
  'a policy of another name': () => {
    try {
      const { trustedTypes } = window as Window & { trustedTypes?: { createPolicy(name: string, rules: object): unknown } };
      return String(trustedTypes?.createPolicy('other', {}));
    } catch {
      return 'refused';
    }
  },
  'a request to another host': async () => {
    try {
      await fetch('https://evil.example/');
      return 'let through';
    } catch {
      return 'refused';
    }
  },
  'a picture of another host': () =>
    new Promise<string>((done) => {
      const image = new Image();
      image.addEventListener('error', () => done('refused'));
      image.addEventListener('load', () => done('let through'));
      image.src = 'https://evil.example/x.png';
    }),
} as const;
