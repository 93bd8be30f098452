import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { openFront } from '../front.mjs';
import { judge } from '../judge.mjs';
import { CANDIDATE, differences, prepare } from '../prepare.mjs';
import { randomFrom } from '../random.mjs';
import { restore } from '../restore.mjs';
import { readStored } from '../stored.mjs';
import { goTo, removeFolder, started, visit, withFolder } from '../visit.mjs';
import { installWork } from '../work.mjs';

/**
 * The browser gives no more room, at random moments while somebody writes and adds photos. What was saved before stays, what was typed last
 * is saved as soon as there is room, and nothing is half.
 */
export const quotaScenario = {
  name: 'quota',
  small: 10,
  full: 40,
  run: (order) =>
    eachPoint(order, async ({ engine, random, url }) => {
      const { origin } = new URL(url);
      const { usage } = await engine.session.send('Storage.getUsageAndQuota', { origin });
      const give = (quotaSize) => engine.session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
      await give(Math.round(usage + random() * 400_000));
      // The reserve is freed at the first refusal; then that room goes too.
      const squeeze = setInterval(async () => {
        const now = await engine.session.send('Storage.getUsageAndQuota', { origin }).catch(() => null);
        if (now) await give(Math.round(now.usage + random() * 60_000)).catch(() => undefined);
      }, 1_500);
      return async () => {
        clearInterval(squeeze);
        await engine.session.send('Storage.overrideQuotaForOrigin', { origin });
      };
    }),
};

/**
 * The same on a disk that another program fills at a stroke, in memory; only where one may be made. What the browser writes then stops in
 * the middle of a record (R8). By turns the other program leaves some kilobytes, takes every byte as soon as it is free, also those that
 * Folio kept back, and leaves some megabytes to words and photos. The browser is killed afterwards, and all that was called saved is there.
 *
 * Chromium clears sites out when a disk runs full, unless all of them together hold less than half of what it misses: on this disk, less
 * than 50 MB (a twentieth of it). Of the disks of people it is up to a gigabyte. What a browser clears out no page can keep: see the next scenario.
 */
export const fullDiskScenario = (engineName, small, full) => ({
  name: engineName === 'chromium' ? 'full-disk' : `full-disk-${engineName}`,
  small,
  full,
  run: (order) =>
    onSmallDisk(1_000, order, (disk) =>
      eachPoint(order, (point) => fillDisk(disk, point), {
        engineName,
        disk,
        // Photos are refused long before words are.
        withPhotos: (index) => index % 3 === 2,
      }),
    ),
});

/**
 * The same where the browser has cause to clear the site out, with everything that Folio remembers there: all is there, or Folio says at
 * its next start what is gone, and the backup brings it back. It is never a silent new start.
 */
export const clearedScenario = {
  name: 'full-disk-cleared',
  small: 2,
  full: 10,
  run: (order) =>
    onSmallDisk(240, order, (disk) =>
      eachPoint(order, (point) => fillDisk(disk, { ...point, index: 2 }), { disk, withPhotos: () => true, mayBeCleared: true }),
    ),
};

async function onSmallDisk(megabytes, order, run) {
  await withFolder(async (folder) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const isMounted =
      process.platform === 'linux' &&
      process.getuid?.() === 0 &&
      freemem() > 2 * megabytes * 1_000_000 &&
      spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]).status === 0;
    if (!isMounted) return order.report.skip(order.count, 'no disk in memory can be made here');
    try {
      await run(disk);
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  });
}

const PIECE = randomBytes(4 * 1024 * 1024);

/** Fills the disk; gives the way to make room again. */
async function fillDisk(disk, { random, index }) {
  const ballast = openSync(join(disk, 'ballast'), 'w');
  // The browser itself writes a little all the time.
  const fill = (left) => {
    const { bavail, bsize } = statfsSync(disk);
    try {
      for (let bytes = bavail * bsize - left; bytes > 0; bytes -= PIECE.length) writeSync(ballast, PIECE, 0, Math.min(bytes, PIECE.length));
    } catch {
      // Full, which is what was wanted.
    }
  };
  fill(Math.round(random() * [300_000, 200_000, 3_000_000][index % 3]));
  const greed = index % 3 === 1 ? setInterval(() => fill(0), 300 + random() * 700) : undefined;
  return () => {
    clearInterval(greed);
    closeSync(ballast);
    return Promise.resolve(rmSync(join(disk, 'ballast')));
  };
}

/** Fills the room at so many points; `fill` begins it and gives the way to undo it. */
async function eachPoint({ count, seed, report }, fill, { engineName = 'chromium', disk, withPhotos = () => true, mayBeCleared = false } = {}) {
  await withFolder(async (folder) => {
    const front = await openFront();
    const seen = { refused: 0, savedAfterwards: 0, died: 0, cleared: 0 };
    try {
      const template = join(folder, 'template');
      const backupPath = join(folder, 'b.folio.zip');
      const made = await prepare(engineName, { profile: template, url: front.url, backupPath, pieces: 3, photos: 1, saves: 5, seed });
      if (made === null) return report.skip(count, `${engineName} is not installed`);
      for (let index = 0; index < count; index += 1) {
        const profile = join(disk ?? folder, String(index));
        cpSync(template, profile, { recursive: true });
        const place = { engineName, profile, url: front.url, to: made.to };
        try {
          const told = await work({
            ...place,
            front,
            random: randomFrom(seed + index),
            index,
            fill,
            hasPhotos: withPhotos(index),
            mayBeCleared,
            seen,
            seed: seed + index,
          });
          if (!mayBeCleared || !(await wasCleared({ ...place, made, backupPath, seen }))) await check({ ...place, told });
          report.pass();
        } catch (error) {
          report.fail(`seed ${seed}, point ${index}: ${error.message}`);
        }
        removeFolder(profile);
      }
      report.note(`no more room ${seen.refused} times, the last words saved afterwards without a reload ${seen.savedAfterwards} times`);
      if (seen.died > 0) report.note(`the browser ended by itself ${seen.died} times`);
      if (mayBeCleared) report.note(`the browser cleared the site out ${seen.cleared} times, the backup brought all back`);
    } finally {
      await front.close();
    }
  });
}

/** Gives the number of the last words that the screen called saved. */
async function work({ engineName, profile, url, front, to, random, index, fill, hasPhotos, mayBeCleared, seen, seed }) {
  const engine = await visit(engineName, { profile, url });
  let told = 0;
  let empty = () => Promise.resolve();
  try {
    await started(engine, CANDIDATE);
    await engine.evaluate(installWork, seed);
    front.takeHeard();
    empty = await fill({ engine, random, url, index });
    const end = await engine.evaluate(writeUntilRefused, to, hasPhotos).catch(async (error) => {
      if (await isAlive(engine)) throw error;
      return 'died';
    });
    await empty();
    empty = () => Promise.resolve();
    if (end === 'gone' && !mayBeCleared) throw new Error('What was kept is gone.');
    if (end === 'died') seen.died += 1;
    if (end === 'refused') {
      seen.refused += 1;
      const number = await engine.evaluate(waitUntilSaved).catch(async (error) => {
        if (await isAlive(engine)) throw error;
        seen.died += 1;
        return null;
      });
      if (number !== null) seen.savedAfterwards += 1;
    }
    told = Math.max(0, ...front.takeHeard().map(({ typed = 0 }) => typed));
  } finally {
    await empty();
    await engine.kill();
  }
  return told;
}

function isAlive(engine) {
  return engine.evaluate(() => true).catch(() => false);
}

async function check({ engineName, profile, url, to, told }) {
  // What is cut in the middle is found by some browsers only when it is opened once more.
  for (const words of ['Work goes on.', 'And on.']) {
    const engine = await visit(engineName, { profile, url });
    try {
      await started(engine, CANDIDATE);
      const stored = await engine.evaluate(readStored);
      const problems = await judge(stored);
      const { noticed } = stored.tables.evidence.find(({ id }) => id === to.evidenceId).details;
      const number = Number(/^No (\d+), .* \/\1$/s.exec(noticed)?.[1] ?? -1);
      if (told > number) problems.push(`text ${told} was saved, ${number} is there: ${noticed.slice(0, 60)}`);
      if (problems.length > 0) throw new Error(problems.slice(0, 4).join('; '));
      await goTo(engine, url);
      await engine.evaluate(installWork, 1);
      await engine.evaluate(goOn, to, words);
    } finally {
      await engine.kill();
    }
  }
}

/** False when the portfolio is there; else what the next start says and offers is tried. */
async function wasCleared({ engineName, profile, url, made, backupPath, seen }) {
  const engine = await visit(engineName, { profile, url });
  try {
    const gone = 'What Folio kept here is gone';
    const isGone = await engine.evaluate(
      (name, text) =>
        window.hands.until(
          () => (window.hands.find({ role: 'link', name, exact: false }) && 'here') || (document.body.textContent.includes(text) && 'gone'),
          'portfolio, or word of what is gone',
        ),
      CANDIDATE,
      gone,
    );
    if (isGone === 'here') return false;
    seen.cleared += 1;
    if (!(await engine.evaluate(() => document.body.textContent)).includes(CANDIDATE)) throw new Error('It is not said whose portfolio is gone.');
    await restore(engine, backupPath, url);
    const after = differences(made.stored, await engine.evaluate(readStored));
    if (after.length > 0) throw new Error(`after the restore: ${after.slice(0, 3).join('; ')}`);
    return true;
  } finally {
    await engine.kill();
  }
}

/** Runs in the page. */
async function goOn({ portfolioId, evidenceId }, words) {
  location.hash = `#/p/${portfolioId}/evidence/${evidenceId}`;
  const field = await window.hands.see({ role: 'field', name: 'What may happen?' });
  await window.work.saved(() => window.hands.put(field, words), true);
}

/** Runs in the page: writes, and adds photos, until the header says that something is not saved: 'refused'. Else 'gone', or 'room'. */
async function writeUntilRefused({ portfolioId, evidenceId }, hasPhotos) {
  const { see, until, put, pause, find, giveFiles, leaveForAMoment, savedState } = window.hands;
  const { photoOf, wordsOf } = window.work;
  location.hash = `#/p/${portfolioId}/evidence/${evidenceId}`;
  const field = await see({ role: 'field', name: 'What did you notice?' });
  for (let number = 100; number < 160; number += 1) {
    if (hasPhotos)
      giveFiles(find({ role: 'region', name: 'Photos and files' }).querySelector('input[type=file]'), [await photoOf(`photo-${number}.jpg`)]);
    put(field, wordsOf(number));
    await pause(1);
    leaveForAMoment();
    await pause(30);
    const isGone = () => document.body.textContent.includes('What Folio kept here is gone');
    const state = await until(() => (isGone() ? 'gone' : savedState() === 'saving' ? false : savedState()), 'end of saving');
    if (state === 'gone') return 'gone';
    if (state === 'failed') return 'refused';
    await fetch('/acknowledged', { method: 'POST', body: JSON.stringify({ typed: number }) });
  }
  return 'room';
}

/** Runs in the page: the number of the words that could not be saved and are saved by themselves once there is room; null when they are not. */
async function waitUntilSaved() {
  const { until, find, savedState } = window.hands;
  try {
    await until(() => savedState() === 'saved', 'sign that it is saved', 20_000);
  } catch {
    return null;
  }
  const number = Number(/^No (\d+),/.exec(find({ role: 'field', name: 'What did you notice?' })?.value)?.[1]);
  await fetch('/acknowledged', { method: 'POST', body: JSON.stringify({ typed: number }) });
  return number;
}
