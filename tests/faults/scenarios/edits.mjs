import { join } from 'node:path';
import { openFront } from '../front.mjs';
import { judge } from '../judge.mjs';
import { CANDIDATE, prepare } from '../prepare.mjs';
import { randomFrom } from '../random.mjs';
import { readStored } from '../stored.mjs';
import { goTo, started, visit, withFolder } from '../visit.mjs';
import { installWork } from '../work.mjs';

const TABS = 3;
const FIELDS = ['What did you notice?', 'What may happen?', 'What did you do at once? (optional)'];
const BURST = 20;

/**
 * Random edits in three tabs of one portfolio. While one tab writes, another takes over, in the middle of a word if it so happens; now and
 * then the tab that writes crashes. Every edit that a screen called saved must be in the database, or a later one of the same field.
 */
export const editsScenario = {
  name: 'edits-in-tabs',
  small: 500,
  full: 10_000,
  run: ({ count, seed, report }) =>
    withFolder(async (folder) => {
      const front = await openFront();
      try {
        const profile = join(folder, 'profile');
        const made = await prepare('chromium', { profile, url: front.url, backupPath: join(folder, 'b.zip'), pieces: 6, photos: 0, saves: 1, seed });
        const pieces = made.stored.tables.evidence.map(({ id }) => id);
        const first = await visit('chromium', { profile, url: front.url });
        await started(first, CANDIDATE);
        const tabs = [first, ...(await Promise.all(Array.from({ length: TABS - 1 }, () => first.openTab())))];
        try {
          const outcome = await work({ tabs, front, to: made.to, pieces, count, seed });
          const problems = [
            ...outcome.problems,
            ...lost(outcome.saved, await first.evaluate(readStored)),
            ...(await judge(await first.evaluate(readStored))),
          ];
          for (const problem of problems) report.fail(`seed ${seed}: ${problem}`);
          report.pass(outcome.edits - problems.length);
          report.note(`${outcome.edits} edits saved, ${outcome.takeOvers} times taken over, ${outcome.crashes} tabs crashed`);
        } finally {
          await first.kill();
        }
      } finally {
        await front.close();
      }
    }),
};

async function work({ tabs, front, to, pieces, count, seed }) {
  const random = randomFrom(seed);
  const some = (list) => list[Math.floor(random() * list.length)];
  /** By piece and field: the number of the last edit that was called saved. */
  const saved = new Map();
  const problems = [];
  const outcome = { saved, problems, edits: 0, takeOvers: 0, crashes: 0 };
  const hear = () => {
    for (const { edit, key } of front.takeHeard()) {
      if (edit === undefined) continue;
      outcome.edits += 1;
      saved.set(key, Math.max(edit, saved.get(key) ?? 0));
    }
  };
  for (const tab of tabs) await enter(tab, front.url, to, seed);
  let number = 1_000;
  for (let round = 0; outcome.edits < count; round += 1) {
    // The first tab stays whole: the browser is driven by it.
    const tab = some(tabs);
    outcome.takeOvers += await tab.evaluate(takePen);
    const plan = { piece: some(pieces), fields: FIELDS, from: number, edits: Math.min(BURST, count - outcome.edits), portfolioId: to.portfolioId };
    number += BURST;
    const burst = tab.evaluate((what) => window.editBurst(what), plan).catch((error) => error);
    if (random() < 0.4) await interfere({ tab, tabs, random, outcome, front, to, seed, burst });
    const ended = await Promise.race([burst, new Promise((done) => setTimeout(done, 180_000, new Error('A burst of edits does not end.')))]);
    hear();
    if (ended instanceof Error && !/crashed|closed|no longer|Target/.test(ended.message)) problems.push(ended.message);
    if (problems.length > 5 || round > count) break;
  }
  hear();
  return outcome;
}

/** Another tab takes over in the middle, or the tab that writes crashes. */
async function interfere({ tab, tabs, random, outcome, front, to, seed, burst }) {
  await new Promise((done) => setTimeout(done, random() * 600));
  if (random() < 0.25 && tab !== tabs[0]) {
    outcome.crashes += 1;
    await Promise.race([tab.session.send('Page.crash').catch(() => undefined), new Promise((done) => setTimeout(done, 500))]);
    await tab.playwright.close().catch(() => undefined);
    const place = tabs.indexOf(tab);
    tabs[place] = await tabs[0].openTab();
    await enter(tabs[place], front.url, to, seed);
    return;
  }
  const other = tabs[(tabs.indexOf(tab) + 1 + Math.floor(random() * (tabs.length - 1))) % tabs.length];
  outcome.takeOvers += await other.evaluate(takePen);
  await burst;
}

async function enter(tab, url, to, seed) {
  await goTo(tab, url, `#/p/${to.portfolioId}`);
  await tab.evaluate(installWork, seed);
  await tab.evaluate(installBurst);
}

/** Runs in the page: edits here from now on; 1 when it had to be taken over. */
async function takePen() {
  const { find, until, press } = window.hands;
  const taking = { role: 'button', name: 'Edit here' };
  await until(() => find({ role: 'navigation', name: 'Portfolio' }), 'portfolio');
  if (!find(taking)) return 0;
  await press(taking);
  await until(() => !find(taking), 'end of taking over');
  return 1;
}

/** Runs in the page: edits one piece of evidence again and again, until done or until another tab writes. */
function installBurst() {
  const { see, find, until, pause, put, leaveForAMoment, savedState } = window.hands;
  window.editBurst = async ({ portfolioId, piece, fields, from, edits }) => {
    location.hash = `#/p/${portfolioId}/evidence/${piece}`;
    await until(() => location.hash.endsWith(piece) && find({ role: 'field', name: fields[0] }), 'field');
    await pause(50);
    const hasLost = () => find({ role: 'button', name: 'Edit here' }) !== undefined;
    for (let number = from; number < from + edits && !hasLost(); number += 1) {
      const name = fields[Math.floor(window.work.random() * fields.length)];
      const field = await see({ role: 'field', name });
      if (field.readOnly || field.disabled || hasLost()) return;
      put(field, window.work.wordsOf(number));
      await pause(1);
      if (window.work.random() < 0.9) leaveForAMoment();
      await until(() => hasLost() || savedState() === 'saved', 'sign that it is saved');
      if (hasLost()) return;
      await fetch('/acknowledged', { method: 'POST', body: JSON.stringify({ edit: number, key: `${piece} ${name}` }) });
    }
  };
}

const fieldOf = { 'What did you notice?': 'noticed', 'What may happen?': 'mayHappen', 'What did you do at once? (optional)': 'didAtOnce' };

function lost(saved, { tables }) {
  return [...saved].flatMap(([key, number]) => {
    const [piece] = key.split(' ');
    const text = tables.evidence.find(({ id }) => id === piece)?.details[fieldOf[key.slice(piece.length + 1)]] ?? '';
    const [, there, length, body, end] = /^No (\d+), (\d+) letters: (.*) \/(\d+)$/.exec(text) ?? [];
    if (there === undefined || there !== end || body.length !== Number(length)) return [`${key}: half a text, ${text.slice(0, 60)}`];
    return Number(there) >= number ? [] : [`${key}: edit ${number} was saved, ${there} is there`];
  });
}
