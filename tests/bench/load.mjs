import { withBuiltApp } from './built-app.mjs';

const BUDGET = 220_000;

/** What the first visit to Home transfers, as the network sees it: compressed, with headers. */
export async function measureLoad() {
  return withBuiltApp(async ({ url, browser }) => {
    const page = await browser.newPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    const typeOf = new Map();
    const transferred = {};
    let requests = 0;
    devtools.on('Network.responseReceived', ({ requestId, type }) => typeOf.set(requestId, type));
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = typeOf.get(requestId) ?? 'Other';
      transferred[type] = (transferred[type] ?? 0) + encodedDataLength;
      requests += 1;
    });
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    const kilobytes = (type) => `${((transferred[type] ?? 0) / 1_000).toFixed(1)} kB`;
    const script = transferred['Script'] ?? 0;
    const all = Object.values(transferred).reduce((sum, bytes) => sum + bytes, 0);
    return [
      ['First load of Home', 'JavaScript, brotli', kilobytes('Script'), `${(script / BUDGET).toFixed(2)}× of ${BUDGET / 1_000} kB`],
      ['First load of Home', 'CSS, brotli', kilobytes('Stylesheet'), ''],
      ['First load of Home', 'fonts', kilobytes('Font'), ''],
      ['First load of Home', `everything, ${requests} requests`, `${(all / 1_000).toFixed(1)} kB`, ''],
    ];
  });
}
