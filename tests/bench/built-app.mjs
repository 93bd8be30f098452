import { chromium } from 'playwright';
import { findBrowser } from '../tools/find-browser.mjs';
import { serve } from '../tools/serve.mjs';

/** Serves the build (`dist`, or the folder in FOLIO_DIST) and opens a browser; both are closed when `body` is done. */
export async function withBuiltApp(body) {
  const dir = process.env['FOLIO_DIST'];
  const server = await serve({ port: 4390, ...(dir ? { dir } : {}) });
  const { launchOptions } = await findBrowser();
  const browser = await chromium.launch(launchOptions);
  try {
    return await body({ url: server.url, browser });
  } finally {
    await browser.close();
    await server.close();
  }
}
