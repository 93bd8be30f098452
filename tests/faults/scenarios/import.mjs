import { join } from 'node:path';
import { openFront } from '../front.mjs';
import { judge } from '../judge.mjs';
import { CANDIDATE, differences, prepare } from '../prepare.mjs';
import { randomFrom } from '../random.mjs';
import { takeOver } from '../restore.mjs';
import { readStored } from '../stored.mjs';
import { goTo, removeFolder, visit, withFolder } from '../visit.mjs';

/** The browser is killed at random moments while it takes over a package: all of it is there afterwards, or nothing, and it can be done again. */
export const importScenario = {
  name: 'import',
  small: 10,
  full: 50,
  run: ({ count, seed, report }) =>
    withFolder(async (folder) => {
      const front = await openFront();
      const found = { nothing: 0, all: 0 };
      try {
        const packagePath = join(folder, 'backup.folio.zip');
        const { to, stored } = await prepare('chromium', {
          profile: join(folder, 'sender'),
          url: front.url,
          backupPath: packagePath,
          pieces: 25,
          photos: 10,
          saves: 2,
          seed,
        });
        const longest = (await open({ profile: join(folder, 'timed'), url: front.url, packagePath })) * 1.2;
        const random = randomFrom(seed);
        for (let index = 0; index < count; index += 1) {
          const profile = join(folder, String(index));
          const wait = random() * longest;
          try {
            await open({ profile, url: front.url, packagePath, wait });
            found[await startAgain({ profile, front, to, stored, packagePath })] += 1;
            report.pass();
          } catch (error) {
            report.fail(`seed ${seed}, ${index}, killed after ${wait.toFixed(0)} ms: ${error.message}`);
          }
          removeFolder(profile);
        }
        report.note(`killed within ${longest.toFixed(0)} ms: nothing there ${found.nothing}, all there ${found.all}`);
      } finally {
        await front.close();
      }
    }),
};

/** Opens the package. With a `wait` the browser is killed so long after the press that takes it over; without, gives how long that takes. */
async function open({ profile, url, packagePath, wait }) {
  const engine = await visit('chromium', { profile, url, hash: '#/open' });
  try {
    await engine.evaluate(() => window.hands.until(() => document.querySelector('input[type=file]'), 'place for the file').then(() => null));
    await engine.setFiles('input[type=file]', [packagePath]);
    await engine.evaluate(readyToTake, CANDIDATE);
    const began = performance.now();
    const taking = engine.evaluate(async () => {
      window.hands.find({ role: 'button', name: 'Put it on this device' }).click();
      await window.hands.until(() => /#\/p\//.test(location.hash), 'portfolio');
    });
    if (wait === undefined) {
      await taking;
      return performance.now() - began;
    }
    taking.catch(() => undefined);
    await new Promise((done) => setTimeout(done, wait));
    return wait;
  } finally {
    await engine.kill();
  }
}

/** Runs in the page: everything but the press that takes it over. */
async function readyToTake(candidate) {
  const { find, press, until, fill, put } = window.hands;
  await fill({ role: 'textbox', name: 'Your name' }, candidate);
  put(find({ role: 'select', name: 'What you are' }), 'candidate');
  await press({ role: 'button', name: 'This is me' });
  await until(() => find({ role: 'button', name: 'Put it on this device' })?.disabled === false, 'way to take it over');
}

async function startAgain({ profile, front, to, stored, packagePath }) {
  const engine = await visit('chromium', { profile, url: front.url });
  try {
    await engine.evaluate((name) => {
      const { find, until } = window.hands;
      return until(() => find({ role: 'link', name, exact: false }) ?? find({ role: 'link', name: 'Start a portfolio' }), 'Home').then(() => null);
    }, CANDIDATE);
    const after = await engine.evaluate(readStored);
    const problems = await judge(after);
    const own = Object.entries(after.tables).filter(([, rows]) =>
      rows.some(({ portfolioId, id }) => portfolioId === to.portfolioId || id === to.portfolioId),
    );
    const state = own.length === 0 ? 'nothing' : 'all';
    if (state === 'all') problems.push(...differences(stored, after));
    if (problems.length > 0) throw new Error(problems.slice(0, 5).join('; '));
    if (state === 'nothing') {
      await goTo(engine, front.url, '#/open');
      await engine.evaluate(() => window.hands.until(() => document.querySelector('input[type=file]'), 'place for the file').then(() => null));
      await engine.setFiles('input[type=file]', [packagePath]);
      await engine.evaluate(takeOver, false);
      const retried = differences(stored, await engine.evaluate(readStored));
      if (retried.length > 0) throw new Error(`tried again: ${retried.slice(0, 3).join('; ')}`);
    }
    return state;
  } finally {
    await engine.kill();
  }
}
