import { defineConfig } from '@playwright/test';
import { findBrowser } from '../tools/find-browser.mjs';

const port = 4317;
const { launchOptions } = await findBrowser();

/** Journeys drive the built app as `npm start` serves it: compressed and under its content policy. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // A stuck journey ends; a slow machine is no failure.
  timeout: 300_000,
  // Unlocking with a passphrase is slow on purpose: seconds of work, more on a busy machine.
  expect: { timeout: 60_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: 'list',
  outputDir: '../../test-results',
  use: {
    baseURL: `http://localhost:${port}/folio/`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions,
    viewport: { width: 1280, height: 900 },
    actionTimeout: 60_000,
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node ../tools/serve.mjs --port ${port} --base /folio/`,
    url: `http://localhost:${port}/folio/`,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
