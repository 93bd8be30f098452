import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../engines/engine.mjs';
import { installHands } from '../engines/hands.mjs';

let visits = 0;

/** Opens the app in a browser that has `hands`. Each visit has an address of its own, so that no other page can be mistaken for it. */
export async function visit(name, { profile, url, hash = '#/' }) {
  const engine = await openEngine(name, { profile });
  if (engine === null) return null;
  await goTo(engine, url, hash);
  return engine;
}

export async function goTo(page, url, hash = '#/') {
  visits += 1;
  const visit = `?visit=${process.pid}-${visits}`;
  await page.goto(`${url}${visit}${hash}`);
  // WebKitGTK's driver may answer while the page before is still there.
  for (let left = 500; left > 0 && (await page.evaluate(() => location.search)) !== visit; left -= 1)
    await new Promise((done) => setTimeout(done, 20));
  await page.evaluate(installHands);
}

/** Waits until Home shows a portfolio of this name; throws with what the screen says instead. */
export function started(page, name) {
  return page.evaluate(async (candidate) => void (await window.hands.see({ role: 'link', name: candidate, exact: false })), name);
}

/** Gives a folder for profiles, and removes it in the end. */
export async function withFolder(body) {
  const folder = mkdtempSync(join(tmpdir(), 'folio-faults-'));
  try {
    return await body(folder);
  } finally {
    removeFolder(folder);
  }
}

/** Removes a folder that a browser which was killed may still hold for a moment. */
export function removeFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  } catch {
    // It lies among the temporary files, and says nothing about the app.
  }
}
