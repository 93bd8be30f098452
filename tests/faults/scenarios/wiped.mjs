import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openFront } from '../front.mjs';
import { CANDIDATE, differences, prepare } from '../prepare.mjs';
import { restore } from '../restore.mjs';
import { readStored } from '../stored.mjs';
import { goTo, visit, withFolder } from '../visit.mjs';

/** What is cleared, each by itself or together; something outside the database is left each time. */
const wipes = {
  'the database': ['database'],
  'the database and the small storage': ['database', 'small'],
  'the database and the private files': ['database', 'files'],
  'the database, while a portfolio is open': ['database', 'open'],
};

/**
 * A browser throws away the database, between two visits or in the middle of one, while the worker that shows Folio without a server
 * lives on. Somebody who had work here is told so, and restores a backup; it is never a silent new start. In every engine that is installed.
 */
export const wipedScenario = {
  name: 'wiped',
  small: 12,
  full: 12,
  run: async ({ seed, report }) => {
    for (const engineName of ['chromium', 'firefox', 'webkit']) await withFolder((folder) => wipedIn({ engineName, folder, seed, report }));
  },
};

async function wipedIn({ engineName, folder, seed, report }) {
  const front = await openFront({ isSecure: engineName === 'webkit' });
  try {
    const template = join(folder, 'template');
    const backupPath = join(folder, 'backup.folio.zip');
    const made = await prepare(engineName, { profile: template, url: front.url, backupPath, pieces: 2, photos: 1, saves: 3, seed });
    if (made === null) return report.skip(Object.keys(wipes).length, `${engineName} is not installed`);
    for (const [what, parts] of Object.entries(wipes)) {
      const profile = join(folder, what);
      cpSync(template, profile, { recursive: true });
      const engine = await visit(engineName, { profile, url: front.url });
      try {
        const hasFiles = await engine.evaluate(() => typeof navigator.storage?.getDirectory === 'function');
        if (!hasFiles && parts.includes('small')) {
          report.skip(1, `${engineName} has no private files here`);
          continue;
        }
        await engine.evaluate(async (name) => void (await window.hands.see({ role: 'link', name, exact: false })), CANDIDATE);
        const isOpen = parts.includes('open');
        if (isOpen) await engine.evaluate(openPortfolio, CANDIDATE);
        await engine.evaluate(wipe, parts);
        if (!isOpen) await goTo(engine, front.url);
        await engine.evaluate(() => window.hands.seeText('What Folio kept here is gone').then(() => null));
        const claim = await engine.evaluate(async () => window.claimed ?? null);
        if (claim !== null) throw new Error(`The screen said meanwhile: ${claim}`);
        await restore(engine, backupPath, front.url);
        const after = differences(made.stored, await engine.evaluate(readStored));
        if (after.length > 0) throw new Error(after.slice(0, 3).join('; '));
        report.pass();
      } catch (error) {
        report.fail(`${engineName}, ${what}: ${error.message}`);
      } finally {
        await engine.kill();
      }
    }
  } finally {
    await front.close();
  }
}

/** Runs in the page. Somebody is in the middle of it, and from then on every screen is looked at. */
async function openPortfolio(name) {
  await window.hands.press({ role: 'link', name, exact: false });
  await window.hands.see({ role: 'navigation', name: 'Portfolio' });
  new MutationObserver(() => {
    const [said] = /not on this device|Show that you can handle risk/.exec(document.body.textContent) ?? [];
    if (said) window.claimed = said;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Runs in the page, as the browser would from outside. */
async function wipe(parts) {
  if (!(await navigator.serviceWorker.getRegistration())) throw new Error('There is no worker.');
  if (parts.includes('small')) localStorage.clear();
  if (parts.includes('files') && navigator.storage?.getDirectory) {
    const root = await navigator.storage.getDirectory();
    const names = [];
    for await (const name of root.keys()) names.push(name);
    // One that is being written cannot be removed for a moment.
    for (const name of names) {
      for (let left = 40; left > 0; left -= 1) {
        const isGone = await root.removeEntry(name, { recursive: true }).then(
          () => true,
          () => false,
        );
        if (isGone) break;
        await window.hands.pause(50);
      }
    }
  }
  const request = indexedDB.deleteDatabase('folio');
  await new Promise((done, fail) => {
    request.addEventListener('success', done);
    request.addEventListener('error', () => fail(request.error));
  });
}
