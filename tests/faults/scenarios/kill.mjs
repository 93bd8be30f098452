import { join } from 'node:path';
import { openFront } from '../front.mjs';
import { judge } from '../judge.mjs';
import { randomFrom } from '../random.mjs';
import { readStored } from '../stored.mjs';
import { started, visit, withFolder } from '../visit.mjs';
import { installWork } from '../work.mjs';

const CANDIDATE = 'Siân Llŷr';
/** What is done when the browser is killed. */
const ACTIVITIES = ['typing', 'photos', 'signing', 'exporting'];
/** So often a profile is killed before a new one begins: what piles up is realistic, but takes longer to check each time. */
const KILLS_PER_PROFILE = 20;

/**
 * The browser is killed at random moments while somebody types, adds photos, signs and exports. After each kill Folio must start, and
 * everything that its screen had called saved must be there, whole.
 */
export function killScenario(engineName, small, full) {
  return {
    name: `kill-${engineName}`,
    small,
    full,
    run: ({ count, seed, report }) =>
      withFolder(async (folder) => {
        const front = await openFront({ isSecure: engineName === 'webkit' });
        try {
          const done = { typing: 0, photos: 0, signing: 0, exporting: 0, told: 0 };
          for (let kills = 0; kills < count; kills += KILLS_PER_PROFILE) {
            const goesOn = await killProfile({
              engineName,
              front,
              profile: join(folder, String(kills)),
              count: Math.min(KILLS_PER_PROFILE, count - kills),
              seed: seed + kills,
              report,
              done,
            });
            if (!goesOn) return report.skip(count, `${engineName} is not installed`);
          }
          report.note(`${done.told} things told as saved; killed while ${ACTIVITIES.map((name) => `${name} ${done[name]}`).join(', ')}`);
        } finally {
          await front.close();
        }
      }),
  };
}

async function killProfile({ engineName, front, profile, count, seed, report, done }) {
  const random = randomFrom(seed);
  /** What the screen called saved, in all runs of this profile. */
  const told = emptyTold();
  let to = null;
  for (let kill = 0; kill <= count; kill += 1) {
    const engine = await visit(engineName, { profile, url: front.url });
    if (engine === null) return false;
    try {
      if (to !== null) await check({ engine, told, to, report, what: `${engineName} seed ${seed} kill ${kill}` });
      if (kill === count) return true;
      await engine.evaluate(installWork, seed + kill);
      to ??= await engine.evaluate((name) => window.work.begin(name), CANDIDATE);
      const activity = ACTIVITIES[kill % ACTIVITIES.length];
      front.takeHeard();
      await start(engine, activity, to, told, kill);
      // Mostly when something was saved by then, and sometimes before.
      if (random() < 0.8) await Promise.race([front.nextHeard(), pause(8_000)]);
      // Mostly soon after that; now and then a good many more things have been saved.
      await pause(random() ** 2 * 2_000);
      done[activity] += 1;
    } catch (error) {
      report.fail(`${engineName} seed ${seed} kill ${kill}: ${error.message}`);
    } finally {
      await engine.kill();
    }
    for (const each of front.takeHeard()) {
      done.told += 1;
      remember(told, each);
    }
  }
  return true;
}

/** Begins the work, which goes on until the browser is no more. */
function start(engine, activity, to, told, kill) {
  return engine.evaluate(
    (name, where, from) => {
      const { type, addPhotos, sign, exportAll } = window.work;
      const begun = { typing: type, photos: addPhotos, signing: sign, exporting: exportAll }[name](where, from);
      // Not waited for: it never ends by itself. Why it ended all the same is told.
      begun.catch((error) => fetch('/acknowledged', { method: 'POST', body: JSON.stringify({ stopped: String(error.message) }) }));
    },
    activity,
    to,
    { typing: told.typed + 1, photos: 1_000 * kill + 1, signing: told.signed + 1, exporting: told.backup + 1 }[activity],
  );
}

function pause(wait) {
  return new Promise((done) => setTimeout(done, wait));
}

function emptyTold() {
  return { typed: 0, photos: [], signed: 0, unlocked: 0, title: 0, backup: 0, stopped: [] };
}

function remember(told, each) {
  if ('photo' in each) told.photos.push(each.photo);
  else if ('stopped' in each) told.stopped.push(each.stopped);
  else for (const [name, number] of Object.entries(each)) told[name] = Math.max(told[name] ?? 0, number);
}

async function check({ engine, told, to, report, what }) {
  await started(engine, CANDIDATE);
  const stored = await engine.evaluate(readStored);
  const problems = [...(await judge(stored)), ...missing(stored.tables, told, to), ...told.stopped.map((why) => `the work stopped: ${why}`)];
  told.stopped.length = 0;
  if (problems.length === 0) report.pass();
  else report.fail(`${what}: ${problems.join('; ')}`);
}

/** What was told as saved and is not there. */
function missing(tables, told, { portfolioId, evidenceId }) {
  const problems = [];
  const evidence = tables.evidence.find(({ id }) => id === evidenceId);
  if (!evidence) return ['the piece of evidence is gone'];
  const { noticed } = evidence.details;
  const whole = /^No (\d+), (\d+) letters: (.*) \/(\d+)$/.exec(noticed);
  if (noticed !== '' && (whole === null || whole[1] !== whole[4] || whole[3].length !== Number(whole[2])))
    problems.push(`half a text: ${noticed.slice(0, 80)}`);
  if (told.typed > Number(whole?.[1] ?? 0)) problems.push(`text ${told.typed} was saved, ${whole?.[1] ?? 'none'} is there`);
  const names = new Set(tables.attachments.filter(({ id }) => evidence.attachmentIds.includes(id)).map(({ name }) => name));
  for (const photo of told.photos) if (!names.has(photo)) problems.push(`${photo} was saved and is not there`);
  const reasons = tables.signatures.map(({ openGapsReason }) => openGapsReason);
  if (told.signed > 0 && !reasons.includes(`Signed for test ${told.signed}`)) problems.push(`signature ${told.signed} was saved and is not there`);
  const unlockings = JSON.stringify(tables.events.filter(({ reference }) => reference === 'Reason for unlocking'));
  if (told.unlocked > 0 && !unlockings.includes(`Unlocked ${told.unlocked}"`)) problems.push(`unlocking ${told.unlocked} was saved and is not there`);
  if (told.title > 0 && Number(/\d+/.exec(evidence.title)) < told.title) problems.push(`title ${told.title} was saved, “${evidence.title}” is there`);
  if (told.backup > 0 && !tables.workplaces.some((row) => row.portfolioId === portfolioId && row.backedUpAt))
    problems.push('the backup is not remembered');
  return problems;
}
