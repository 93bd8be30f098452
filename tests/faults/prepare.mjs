import { writeFileSync } from 'node:fs';
import { judge } from './judge.mjs';
import { readStored } from './stored.mjs';
import { visit } from './visit.mjs';
import { installWork } from './work.mjs';

export const CANDIDATE = 'Siân Llŷr';

/**
 * Fills a profile by working in the app: a portfolio with so many pieces of evidence and photos, and a backup of it in a file. The browser
 * is closed in peace. Gives what then lies in the database.
 */
export async function prepare(engineName, { profile, url, backupPath, pieces = 12, photos = 4, saves = 40, seed = 1 }) {
  const engine = await visit(engineName, { profile, url });
  if (engine === null) return null;
  await engine.evaluate(installWork, seed);
  const to = await engine.evaluate(fill, CANDIDATE, { pieces, photos, saves });
  writeFileSync(backupPath, Buffer.from(await engine.evaluate(backUp, to), 'base64'));
  const stored = await engine.evaluate(readStored);
  const problems = await judge(stored);
  if (problems.length > 0) throw new Error(`What was prepared is not sound: ${problems.join('; ')}`);
  // Small storages are written to the disk some seconds later.
  await new Promise((done) => setTimeout(done, 1_000));
  await engine.close();
  return { to, stored };
}

/** Runs in the page. */
async function fill(name, { pieces, photos, saves }) {
  const { see, until, put, find, giveFiles } = window.hands;
  const { begin, saved, wordsOf, photoOf } = window.work;
  const to = await begin(name);
  location.hash = `#/p/${to.portfolioId}/evidence/${to.evidenceId}`;
  const noticed = await see({ role: 'field', name: 'What did you notice?' });
  for (let number = 1; number <= saves; number += 1) await saved(() => put(noticed, wordsOf(number)), true);
  for (let number = 1; number <= photos; number += 1) {
    const section = await see({ role: 'region', name: 'Photos and files' });
    giveFiles(section.querySelector('input[type=file]'), [await photoOf(`photo-${number}.jpg`)]);
    await see({ role: 'article', name: `photo-${number}.jpg` });
  }
  for (let number = 1; number < pieces; number += 1) {
    location.hash = `#/p/${to.portfolioId}/new/everyday`;
    const before = location.hash;
    await until(() => location.hash !== before && find({ role: 'field', name: 'What did you notice?' })?.value === '', 'new piece of evidence');
    const field = find({ role: 'field', name: 'What did you notice?' });
    await saved(() => put(field, wordsOf(number)), true);
  }
  return to;
}

/** Runs in the page: makes a backup, and gives what goes to the downloads as base64. */
async function backUp({ portfolioId }) {
  Reflect.deleteProperty(window, 'showSaveFilePicker');
  const createUrl = URL.createObjectURL.bind(URL);
  let made;
  URL.createObjectURL = (blob) => {
    made = blob;
    return createUrl(blob);
  };
  location.hash = `#/p/${portfolioId}/share`;
  await window.hands.press({ role: 'button', name: 'Make a backup' });
  await window.hands.until(() => /It was read back and is whole/.test(document.body.textContent), 'backup');
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(reader.result.replace(/^.*,/, '')));
    reader.addEventListener('error', () => fail(reader.error));
    reader.readAsDataURL(made);
  });
}

/** What people wrote, of two states of a database, without the bookkeeping that every start and restore adds to: differences as words. */
export function differences(before, after, tables = ['portfolios', 'stages', 'risks', 'evidence', 'people', 'attachments', 'signatures']) {
  return tables.flatMap((table) => {
    const [old, now] = [before, after].map((stored) => new Map((stored?.tables[table] ?? []).map((row) => [row.id, wordsIn(row)])));
    const gone = [...old].filter(([id, words]) => now.get(id) !== words).map(([id]) => `${table} ${id} is ${now.has(id) ? 'another' : 'gone'}`);
    return [...gone, ...[...now.keys()].filter((id) => !old.has(id)).map((id) => `${table} ${id} is new`)];
  });
}

function wordsIn({ revision: _revision, updatedAt: _updated, author: _author, ...rest }) {
  return JSON.stringify(rest, Object.keys(flatKeys(rest)).sort());
}

function flatKeys(value, keys = {}) {
  if (typeof value !== 'object' || value === null) return keys;
  for (const [key, inner] of Object.entries(value)) {
    keys[key] = true;
    flatKeys(inner, keys);
  }
  return keys;
}
