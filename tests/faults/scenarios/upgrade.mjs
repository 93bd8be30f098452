import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine } from '../../engines/engine.mjs';
import { loadTypescript } from '../../tools/load-typescript.mjs';
import { openFront } from '../front.mjs';
import { oldRows, storeOldDatabase } from '../old-database.mjs';
import { randomFrom } from '../random.mjs';
import { readStored } from '../stored.mjs';
import { goTo, removeFolder, started, visit, withFolder } from '../visit.mjs';

const COPIES = 25;
/** The candidate of the portfolio that the oldest version left. */
const CANDIDATE = 'Aisha Khan';

/**
 * The browser is killed at random moments while a database of the oldest version is brought up to date. Afterwards it is the old one or
 * the new one, whole; and the next start brings it up to date.
 */
export const upgradeScenario = {
  name: 'upgrade',
  small: 10,
  full: 200,
  run: ({ count, seed, report }) =>
    withFolder(async (folder) => {
      // Without the worker every start is from the server, and an empty page of the origin can be had.
      const front = await openFront({ hasWorker: false });
      const { module: migrations, close } = await loadTypescript('src/migrations/steps.ts');
      const found = { old: 0, new: 0 };
      try {
        const old = oldRows(COPIES);
        const now = Object.fromEntries(Object.entries(old).map(([table, rows]) => [table, rows.map((row) => migrations.migrateRow(table, row, 1))]));
        const states = { old: textsOf(old), new: textsOf(now) };
        const template = join(folder, 'template');
        await fill(template, front.url, old);
        const longest = await timeOfUpgrade(join(folder, 'timed'), template, front.url);
        const random = randomFrom(seed);
        for (let index = 0; index < count; index += 1) {
          const profile = join(folder, String(index));
          cpSync(template, profile, { recursive: true });
          const wait = 40 + random() * longest;
          try {
            const state = await killAndStart({ profile, url: front.url, wait, states });
            found[state] += 1;
            report.pass();
          } catch (error) {
            report.fail(`seed ${seed}, ${index}, killed after ${wait.toFixed(0)} ms: ${error.message}`);
          }
          removeFolder(profile);
        }
        report.note(`${Object.values(old).flat().length} rows; killed within ${longest.toFixed(0)} ms: old state ${found.old}, new ${found.new}`);
      } finally {
        await close();
        await front.close();
      }
    }),
};

async function fill(profile, url, rows) {
  const engine = await openEngine('chromium', { profile });
  await engine.goto(`${url}blank`);
  await storeOldDatabase(engine, rows);
  await engine.close();
}

/** From the address to Home, when nobody interferes. */
async function timeOfUpgrade(profile, template, url) {
  cpSync(template, profile, { recursive: true });
  const engine = await openEngine('chromium', { profile });
  const began = performance.now();
  await goTo(engine, url);
  await started(engine, CANDIDATE);
  const took = performance.now() - began;
  await engine.kill();
  return took;
}

async function killAndStart({ profile, url, wait, states }) {
  const first = await openEngine('chromium', { profile });
  // Not waited for: the kill comes in between.
  first.goto(`${url}?killed=${Math.random()}`).catch(() => undefined);
  await new Promise((done) => setTimeout(done, wait));
  await first.kill();

  const second = await openEngine('chromium', { profile });
  try {
    await second.goto(`${url}blank`);
    const state = stateOf(await second.evaluate(readStored), states);
    await goTo(second, url);
    await started(second, CANDIDATE);
    const after = stateOf(await second.evaluate(readStored), states);
    if (after !== 'new') throw new Error(`the next start left it ${after}`);
    return state;
  } finally {
    await second.kill();
  }
}

function stateOf(stored, states) {
  if (stored === null) throw new Error('there is no database');
  const texts = textsOf(stored.tables);
  const state = stored.version === 10 ? 'old' : 'new';
  const wrong = Object.keys(states[state]).filter((table) => texts[table] !== states[state][table]);
  if (wrong.length > 0) throw new Error(`version ${stored.version}, but ${wrong.join(', ')} are not as the ${state} version has them`);
  return state;
}

/** Rows of each table in one text, whatever their order. */
function textsOf(tables) {
  const own = Object.entries(tables).filter(([, rows]) => rows.length > 0);
  return Object.fromEntries(own.map(([name, rows]) => [name, rows.map(sorted).sort().join('\n')]));
}

function sorted(row) {
  return JSON.stringify(row, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
