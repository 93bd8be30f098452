import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { installHands } from '../../engines/hands.mjs';
import { openFront } from '../front.mjs';
import { judge } from '../judge.mjs';
import { CANDIDATE, differences, prepare } from '../prepare.mjs';
import { randomFrom } from '../random.mjs';
import { readStored } from '../stored.mjs';
import { removeFolder, visit, withFolder } from '../visit.mjs';

const PASSPHRASE = 'bicycle lantern Thursday marmalade';

/**
 * The browser is killed at random moments while the lock of a shared computer is put on, and while it is taken off. The next start asks for
 * the passphrase or does not; either way it goes on with what was begun, and every word and photo is there as before.
 */
export const lockingScenario = {
  name: 'locking',
  small: 6,
  full: 60,
  run: ({ count, seed, report }) =>
    withFolder(async (folder) => {
      const front = await openFront();
      const found = { open: 0, locked: 0 };
      try {
        const backupPath = join(folder, 'backup.folio.zip');
        const open = join(folder, 'open');
        const { stored } = await prepare('chromium', { profile: open, url: front.url, backupPath, pieces: 6, photos: 12, saves: 10, seed });
        const locked = join(folder, 'locked');
        cpSync(open, locked, { recursive: true });
        const longest = { on: await timeOf(locked, front.url, putOn), off: 0 };
        cpSync(locked, join(folder, 'timed'), { recursive: true });
        longest.off = await timeOf(join(folder, 'timed'), front.url, takeOff);
        const random = randomFrom(seed);
        for (let index = 0; index < count; index += 1) {
          const way = index % 2 === 0 ? 'on' : 'off';
          const profile = join(folder, String(index));
          cpSync(way === 'on' ? open : locked, profile, { recursive: true });
          const isEarly = random() < 0.2;
          const wait = random() * longest[way];
          try {
            await killWhile({ profile, url: front.url, way: way === 'on' ? putOn : takeOff, isEarly, wait });
            found[await openAgain({ profile, url: front.url, stored })] += 1;
            report.pass();
          } catch (error) {
            report.fail(`seed ${seed}, ${index}, put ${way}, killed after ${wait.toFixed(0)} ms: ${error.message}`);
          }
          removeFolder(profile);
        }
        report.note(`killed within ${longest.on.toFixed(0)} and ${longest.off.toFixed(0)} ms: found open ${found.open}, locked ${found.locked}`);
      } finally {
        await front.close();
      }
    }),
};

/** Does it to the end; milliseconds that the rewriting took. */
async function timeOf(profile, url, { act, begun, end }) {
  const engine = await visit('chromium', { profile, url });
  await act(engine);
  await whichIsSeen(engine, { begun, end });
  const began = performance.now();
  await whichIsSeen(engine, { end });
  const took = performance.now() - began;
  await pause(1_000);
  await engine.close();
  return took;
}

/** Kills the browser so long after the rewriting began; where `isEarly`, so long after the passphrase was given. */
async function killWhile({ profile, url, way: { act, begun, end }, isEarly, wait }) {
  const engine = await visit('chromium', { profile, url });
  try {
    await act(engine);
    if (!isEarly) await whichIsSeen(engine, { begun, end });
    await pause(wait);
  } finally {
    await engine.kill();
  }
}

/** Starts again, gives the passphrase where it is asked for, and looks at everything. Says how Folio was found. */
async function openAgain({ profile, url, stored }) {
  const engine = await visit('chromium', { profile, url });
  try {
    const found = await whichIsSeen(engine, { open: home, locked: asked });
    if (found === 'locked') {
      await givePassphrase(engine);
      await whichIsSeen(engine, { home });
      await engine.evaluate(() => void (location.hash = '#/lock'));
      if ((await whichIsSeen(engine, { on: putOn.end, off: takeOff.end })) === 'on') {
        await takeOff.act(engine);
        await whichIsSeen(engine, { end: takeOff.end });
      }
    }
    const now = await engine.evaluate(readStored);
    const problems = [...(await judge(now)), ...differences(stored, now)];
    if (problems.length > 0) throw new Error(problems.slice(0, 4).join('; '));
    return found;
  } finally {
    await engine.kill();
  }
}

const home = { role: 'link', name: CANDIDATE, exact: false };
const asked = { role: 'field', name: 'Your passphrase' };

const putOn = {
  begun: { role: 'heading', name: 'Locking Folio' },
  end: { role: 'heading', name: 'The lock' },
  async act(engine) {
    await engine.evaluate(async (words) => {
      const { see, press, fill, check } = window.hands;
      location.hash = '#/lock';
      await see({ role: 'heading', name: 'Put the lock on' });
      await check({ role: 'radio', name: 'My own words' });
      await fill({ role: 'field', name: 'Your own passphrase' }, words);
      await check({ role: 'checkbox', name: 'I have the passphrase', exact: false });
      await press({ role: 'button', name: 'Lock Folio on this computer' });
    }, PASSPHRASE);
    await whichIsSeen(engine, { asked });
    await givePassphrase(engine);
  },
};

const takeOff = {
  begun: { role: 'heading', name: 'Taking the lock off' },
  end: { role: 'heading', name: 'Put the lock on' },
  async act(engine) {
    await engine.evaluate(() => void (location.hash = '#/lock'));
    const button = { role: 'button', name: 'Take the lock off' };
    if ((await whichIsSeen(engine, { asked, button })) === 'asked') await givePassphrase(engine);
    await whichIsSeen(engine, { button });
    await engine.evaluate((search) => window.hands.press(search), button);
    await whichIsSeen(engine, { asked });
    await givePassphrase(engine);
  },
};

/**
 * Waits for the first of these searches that finds something, and gives its name. Folio begins anew by itself between the steps, and a key
 * from a passphrase takes its time by design.
 */
async function whichIsSeen(engine, searches) {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(50)) {
    // While pages change, there is nobody to answer.
    const found = await engine.evaluate(findFirst, searches).catch(() => null);
    if (found === 'no hands') await engine.evaluate(installHands).catch(() => undefined);
    else if (found !== null) return found;
  }
  throw new Error(`Not seen: ${JSON.stringify(searches)}`);
}

/** Runs in the page. */
function findFirst(searches) {
  if (!('hands' in window)) return 'no hands';
  return Object.keys(searches).find((name) => window.hands.find(searches[name])) ?? null;
}

/** Types the passphrase where it is asked for, and sends it. */
function givePassphrase(engine) {
  return engine.evaluate(
    async (search, words) => {
      const send = { role: 'main form button[type=submit]' };
      await window.hands.fill(search, words);
      await window.hands.press(send);
    },
    asked,
    PASSPHRASE,
  );
}

function pause(wait) {
  return new Promise((done) => setTimeout(done, wait));
}
