import { join } from 'node:path';
import { installHands } from '../../engines/hands.mjs';
import { openFront } from '../front.mjs';
import { judge } from '../judge.mjs';
import { CANDIDATE, prepare } from '../prepare.mjs';
import { randomFrom } from '../random.mjs';
import { readStored } from '../stored.mjs';
import { goTo, started, visit, withFolder } from '../visit.mjs';
import { installWork } from '../work.mjs';

/**
 * Folio is left in the middle of saving, by an address typed in its own tab, and opened anew. Browsers keep the page that was left for
 * the Back button, with what it had under way; Folio must start all the same, with everything that was called saved. By Back the page is
 * there again, and saves on.
 */
export function leftScenario(engineName, small, full) {
  return {
    name: `left-${engineName}`,
    small,
    full,
    run: ({ count, seed, report }) => withFolder((folder) => leaveOften({ engineName, folder, count, seed, report })),
  };
}

async function leaveOften({ engineName, folder, count, seed, report }) {
  const front = await openFront({ isSecure: engineName === 'webkit' });
  try {
    const profile = join(folder, 'profile');
    const made = await prepare(engineName, { profile, url: front.url, backupPath: join(folder, 'b.zip'), pieces: 1, photos: 0, saves: 1, seed });
    if (made === null) return report.skip(count, `${engineName} is not installed`);
    const random = randomFrom(seed);
    const engine = await visit(engineName, { profile, url: front.url });
    try {
      for (let leaving = 0; leaving < count; leaving += 1) {
        const problems = await leave({ engine, front, to: made.to, seed: seed + leaving, wait: random() * 700 }).catch((error) => [error.message]);
        if (problems.length === 0) report.pass();
        else report.fail(`${engineName} seed ${seed} leaving ${leaving}: ${problems.join('; ')}`);
      }
    } finally {
      await engine.kill();
    }
  } finally {
    await front.close();
  }
}

async function leave({ engine, front, to, seed, wait }) {
  await goTo(engine, front.url);
  await started(engine, CANDIDATE);
  await engine.evaluate(installWork, seed);
  front.takeHeard();
  const heard = front.nextHeard();
  // Not waited for: it never ends by itself.
  await engine.evaluate((where) => void window.work.type(where, 1).catch(() => undefined), to);
  await heard;
  await pause(wait);
  await goTo(engine, front.url);
  await started(engine, CANDIDATE);
  const stored = await engine.evaluate(readStored);
  const told = Math.max(...front.takeHeard().map(({ typed }) => typed ?? 0));
  const kept = Number(/^No (\d+),/.exec(stored.tables.evidence.find(({ id }) => id === to.evidenceId)?.details.noticed)?.[1] ?? 0);
  const problems = await judge(stored);
  if (told > kept) problems.push(`text ${told} was saved, ${kept} is there`);
  await comeBack({ engine, front, to, seed });
  return problems;
}

/** By the browser's Back: either what was under way there goes on and is saved, or something is typed that is. */
async function comeBack({ engine, front, to, seed }) {
  front.takeHeard();
  const heard = front.nextHeard().then(() => true);
  await engine.evaluate(() => void setTimeout(() => history.back(), 0));
  if ((await Promise.race([heard, pause(3_000)])) === true) return;
  if (!(await engine.evaluate(() => 'work' in window))) {
    await engine.evaluate(installHands);
    await engine.evaluate(installWork, seed);
  }
  await engine.evaluate(async (evidenceId) => {
    const { find, put, until } = window.hands;
    const noticed = { role: 'field', name: 'What did you notice?' };
    await until(() => location.hash.includes(evidenceId) && find(noticed)?.disabled === false, 'field', 20_000);
    await window.work.saved(() => put(find(noticed), 'Back again.'), true);
  }, to.evidenceId);
}

function pause(wait) {
  return new Promise((done) => setTimeout(done, wait));
}
