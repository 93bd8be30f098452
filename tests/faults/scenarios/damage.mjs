import { cpSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync, openSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { openFront } from '../front.mjs';
import { CANDIDATE, differences, prepare } from '../prepare.mjs';
import { randomFrom } from '../random.mjs';
import { restore } from '../restore.mjs';
import { readStored } from '../stored.mjs';
import { goTo, removeFolder, visit, withFolder } from '../visit.mjs';

/**
 * The files of Chromium's database are damaged while the browser is closed. At the next start either everything that people wrote is there
 * all the same, or Folio stops and says so; and a backup brings it back. Of bytes of a photo the file is named. Never an empty or a
 * smaller portfolio as if nothing had happened.
 */
export const damageScenario = {
  name: 'damage',
  small: 10,
  full: 100,
  run: ({ count, seed, report }) =>
    withFolder(async (folder) => {
      const front = await openFront();
      const seen = { 'on the screen': 0, 'by hand': 0, whole: 0, named: 0 };
      try {
        const template = join(folder, 'template');
        const backupPath = join(folder, 'backup.folio.zip');
        const { to, stored } = await prepare('chromium', { profile: template, url: front.url, backupPath, seed });
        const random = randomFrom(seed);
        for (let index = 0; index < count; index += 1) {
          const profile = join(folder, String(index));
          cpSync(template, profile, { recursive: true });
          const [how, damage] = kinds[index % kinds.length];
          const what = `${index}: ${how} ${damage(databaseOf(profile), random)}`;
          await startOn({ profile, front, stored, to, backupPath, isBlob: how.startsWith('photo'), seen })
            .then(
              () => report.pass(),
              (error) => report.fail(`${what}: ${error.message}`),
            )
            .finally(() => removeFolder(profile));
        }
        report.note(
          `stopped and restored on the screen ${seen['on the screen']}, after clearing the browser's data ${seen['by hand']}; photo named ${seen.named}; nothing lost ${seen.whole}`,
        );
      } finally {
        await front.close();
      }
    }),
};

async function startOn({ profile, front, stored, to, backupPath, isBlob, seen }) {
  const engine = await visit('chromium', { profile, url: front.url });
  try {
    const screen = await engine.evaluate(whatIsShown, CANDIDATE);
    const found = await engine.evaluate(readStored).catch(() => null);
    const lost = differences(stored, found);
    if (isBlob) {
      await namesPhoto(engine, to, found);
      seen.named += 1;
    } else if (lost.length === 0 && screen.isHome) seen.whole += 1;
    else if (screen.isHome) throw new Error(`Home as if nothing had happened, though ${lost.slice(0, 3).join(', ')}`);
    else {
      await goTo(engine, front.url);
      const way = await restore(engine, backupPath, front.url);
      const after = differences(stored, await engine.evaluate(readStored));
      if (after.length > 0) throw new Error(`“${screen.heading}”, and after the restore: ${after.slice(0, 4).join(', ')}`);
      seen[way] += 1;
    }
  } finally {
    await engine.kill();
  }
}

/** Runs in the page: Home with the portfolio, for longer than the check behind it takes, or the screen that stops. */
async function whatIsShown(candidate) {
  const { find, until, textOf, pause } = window.hands;
  const stopped = () => [...document.querySelectorAll('h1')].map(textOf).find((text) => /gone|missing|damaged|cannot open|newer Folio/.test(text));
  await until(
    () => stopped() ?? find({ role: 'link', name: candidate, exact: false }) ?? find({ role: 'link', name: 'Start a portfolio' }),
    'first screen',
  );
  for (let waited = 0; waited < 1_500 && !stopped(); waited += 50) await pause(50);
  return { heading: stopped() ?? textOf(document.querySelector('h1')), isHome: !stopped() };
}

/** The evidence check names each photo whose bytes are gone, and no other. */
async function namesPhoto(engine, { portfolioId }, { tables }) {
  const broken = tables.attachments
    .filter(({ sha256 }) => tables.files.find((file) => file.sha256 === sha256)?.found !== sha256)
    .map(({ name }) => name);
  if (broken.length === 0) throw new Error('every photo can be read: nothing was damaged');
  await engine.evaluate(
    async (id, names) => {
      location.hash = `#/p/${id}/check`;
      for (const name of names) await window.hands.seeText(name);
    },
    portfolioId,
    broken,
  );
}

function databaseOf(profile) {
  const folder = join(profile, 'Default', 'IndexedDB');
  const [rows] = readdirSync(folder).filter((name) => name.endsWith('.leveldb'));
  return { rows: join(folder, rows), blobs: join(folder, rows.replace(/\.leveldb$/, '.blob')) };
}

function filesIn(folder, fits) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && fits.test(path));
}

function some(list, random) {
  if (list.length === 0) throw new Error('There is no such file to damage.');
  return list[Math.floor(random() * list.length)];
}

function largest(paths) {
  return paths.sort((a, b) => statSync(b).size - statSync(a).size)[0];
}

function overwrite(path, random) {
  const { size } = statSync(path);
  const length = Math.min(4_096, size);
  const offset = Math.floor(random() * (size - length));
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from(Array.from({ length }, () => Math.floor(random() * 256))), 0, length, offset);
  closeSync(file);
  return `at ${offset} of ${size}`;
}

const shortName = (path) => path.split('/').slice(-1)[0];
const tables = /\.(?:log|ldb)$/;

/** Ways in which a disk or a cleaning program spoils files; each says what exactly it did. */
const kinds = [
  ['garbage', ({ rows }, random) => `${overwrite(largest(filesIn(rows, tables)), random)}`],
  ['cut off', ({ rows }, random) => cut(largest(filesIn(rows, tables)), random)],
  ['file deleted', ({ rows }, random) => gone(some(filesIn(rows, tables), random))],
  ['manifest garbage', ({ rows }, random) => overwrite(some(filesIn(rows, /MANIFEST/), random), random)],
  ['photo deleted', ({ blobs }, random) => gone(some(photosIn(blobs), random))],
  ['manifest deleted', ({ rows }, random) => gone(some(filesIn(rows, /MANIFEST/), random))],
  ['CURRENT deleted', ({ rows }) => gone(join(rows, 'CURRENT'))],
  ['photo cut off', ({ blobs }, random) => cut(some(photosIn(blobs), random), random)],
  ['everything deleted', ({ rows }) => gone(rows)],
  ['CURRENT garbage', ({ rows }) => (writeFileSync(join(rows, 'CURRENT'), 'MANIFEST-999999\n'), '')],
];

/** The large ones: photos, not the small things that the browser lays beside them. */
function photosIn(blobs) {
  return filesIn(blobs, /./).filter((path) => statSync(path).size > 1_000);
}

function cut(path, random) {
  const { size } = statSync(path);
  const kept = Math.floor(random() * (size - 1));
  truncateSync(path, kept);
  return `${shortName(path)} after ${kept} of ${size}`;
}

function gone(path) {
  rmSync(path, { recursive: true });
  return shortName(path);
}
