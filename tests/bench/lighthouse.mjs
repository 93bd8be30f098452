import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromium } from 'playwright';
import { findBrowser } from '../tools/find-browser.mjs';
import { serveBuild } from './built-app.mjs';
import { median } from './table.mjs';

// Not among the project's packages: it brings some hundred others, and nothing but this needs it.
const PACKAGE = 'lighthouse@13.5.0';
const RUNS = 3;
const BUDGETS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

/** Lighthouse's four scores of Home, as on a phone and as on a desktop; the middle one of three runs. */
export async function measureLighthouse() {
  const { launchOptions } = await findBrowser();
  const env = { ...process.env, ...launchOptions.env, CHROME_PATH: launchOptions.executablePath ?? chromium.executablePath() };
  const flags = ['--headless=new', ...(launchOptions.args ?? [])].join(' ');
  const server = await serveBuild();
  try {
    const rows = [];
    for (const [device, options] of [
      ['phone', []],
      ['desktop', ['--preset=desktop']],
    ]) {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await lighthouse(server.url, flags, options, env));
      for (const [category, budget] of Object.entries(BUDGETS)) {
        const score = median(runs.map(({ categories }) => Math.round((categories[category]?.score ?? Number.NaN) * 100)));
        rows.push(['Lighthouse on Home', `${device}, ${category}`, String(score), `at least ${budget}`]);
      }
      const seconds = (audit) => `${(median(runs.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN)) / 1_000).toFixed(2)} s`;
      rows.push([
        'Lighthouse on Home',
        `${device}, paint`,
        `first ${seconds('first-contentful-paint')}, largest ${seconds('largest-contentful-paint')}`,
        '',
      ]);
      // Not in the table: what costs points, for whoever wants to mend it.
      for (const note of new Set(runs.flatMap(failures))) console.error(`  ${device}: ${note}`);
    }
    return rows;
  } catch (cause) {
    const [reason] = String(cause.stderr || cause.message)
      .trim()
      .split('\n')
      .slice(-1);
    console.error(`  ${reason}`);
    return [['Lighthouse on Home', 'phone and desktop', 'not available', 'needs npx and the package registry']];
  } finally {
    await server.close();
  }
}

async function lighthouse(url, flags, options, env) {
  const only = `--only-categories=${Object.keys(BUDGETS).join(',')}`;
  const { stdout } = await promisify(execFile)(
    'npx',
    ['--yes', PACKAGE, url, '--quiet', `--chrome-flags=${flags}`, '--output=json', only, ...options],
    {
      env,
      maxBuffer: 64_000_000,
      timeout: 180_000,
      shell: false,
    },
  );
  return JSON.parse(stdout);
}

function failures({ audits, categories }) {
  return Object.values(categories).flatMap(({ title, auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id]?.score !== null && audits[id]?.score < 0.9)
      .map(({ id }) => `${title}: ${audits[id].title} ${audits[id].displayValue ?? ''}`.trim()),
  );
}
