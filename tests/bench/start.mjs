import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveBuild } from './built-app.mjs';
import { openProfile, PHOTOS, storeGigabyte } from './gigabyte-in-app.mjs';

const CONTENT = { risks: 200, evidence: 400 };
const STARTS = 5;
const BUDGET = 1_000;

/**
 * How long Folio takes to start on a device with more than 1,000 records and 1 GB of files, each time in a browser that was closed: until
 * Home shows the portfolio, and until a portfolio is open. All rows are compared with what was written before (R5) in this time or behind it.
 */
export async function measureStart() {
  const folder = mkdtempSync(join(tmpdir(), 'folio-start-'));
  const server = await serveBuild();
  try {
    const first = await openProfile(folder, server.url);
    const bytes = await storeGigabyte(first.page, CONTENT);
    // What was stored behind Folio's back is counted once.
    await first.page.reload();
    await first.page.getByText('Aisha Khan').first().waitFor();
    await first.page.waitForTimeout(2_000);
    await first.close();
    const home = [];
    const portfolio = [];
    for (let start = 0; start < STARTS; start += 1) {
      home.push(await timed(folder, `${server.url}#/`));
      portfolio.push(await timed(folder, `${server.url}#/p/portfolio-1`));
    }
    const what = `start with ${(CONTENT.risks + CONTENT.evidence + PHOTOS).toLocaleString('en-GB')} records and more, ${(bytes / 1e9).toFixed(2)} GB`;
    return [
      [what, 'Home, from the address to the portfolio’s name', `${middle(home)} ms`, `${BUDGET} ms`],
      [what, 'a portfolio, from the address to its overview', `${middle(portfolio)} ms`, `${BUDGET} ms`],
    ];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds in a browser that was just started, from going to the address until the portfolio's candidate is named on screen. */
async function timed(folder, address) {
  const { page, close } = await openProfile(folder);
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByText('Aisha Khan').first().waitFor();
  const milliseconds = performance.now() - began;
  await close();
  return milliseconds;
}

function middle(milliseconds) {
  return milliseconds.toSorted((a, b) => a - b)[Math.floor(milliseconds.length / 2)].toFixed(0);
}
