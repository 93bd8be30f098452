import { chromium } from 'playwright';
import { findBrowser } from '../tools/find-browser.mjs';
import { serve } from '../tools/serve.mjs';

/** Serves the build: `dist`, or the folder named in FOLIO_DIST. */
export async function serveBuild() {
  const dir = process.env['FOLIO_DIST'];
  return serve({ port: 4390, ...(dir ? { dir } : {}) });
}

/** Serves the build and opens a browser; both are closed when `body` is done. */
export async function withBuiltApp(body) {
  const server = await serveBuild();
  const { launchOptions } = await findBrowser();
  const browser = await chromium.launch(launchOptions);
  try {
    return await body({ url: server.url, browser });
  } finally {
    await browser.close();
    await server.close();
  }
}
