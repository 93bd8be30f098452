import { openFront } from '../front.mjs';
import { CANDIDATE } from '../prepare.mjs';
import { started, visit, withFolder } from '../visit.mjs';
import { installWork } from '../work.mjs';

/** Pieces of evidence that are edited in turn, so that screens come and go. */
const PIECES = 5;
/** So often memory is looked at; what comes before a tenth of the edits are done is warming up. */
const LOOKS = 20;
const FLAT = 1.1;

/**
 * One tab is open for a long time and edits go on and on, each saved: memory stays within 10 %, and at the end the last words of each
 * piece of evidence are there. One edit is one.
 */
export const soakScenario = {
  name: 'soak',
  small: 2_000,
  full: 50_000,
  run: ({ count, seed, report }) =>
    withFolder(async (profile) => {
      const front = await openFront();
      try {
        const engine = await visit('chromium', { profile, url: front.url });
        await engine.evaluate(installWork, seed);
        const to = await engine.evaluate(beginPieces, CANDIDATE, PIECES);
        const perLook = Math.max(1, Math.round(count / LOOKS));
        const heap = [];
        let words = {};
        for (let done = 0; done < count; done += perLook) {
          const edits = Math.min(perLook, count - done);
          words = { ...words, ...(await engine.evaluate(editInTurn, to, done, edits)) };
          heap.push(await heapOf(engine));
          report.pass(edits);
        }
        const settled = heap.slice(Math.ceil(heap.length / 10));
        const [least, most] = [Math.min(...settled), Math.max(...settled)];
        report.note(`${count} edits; memory ${megabytes(least)} to ${megabytes(most)} MB, ${(most / least).toFixed(2)} times`);
        if (most / least > FLAT) report.fail(`memory is not flat: ${settled.map(megabytes).join(', ')} MB`);

        await engine.close();
        const again = await visit('chromium', { profile, url: front.url });
        await started(again, CANDIDATE);
        const found = await again.evaluate(readWords, to);
        const lost = Object.entries(words).filter(([id, text]) => found[id] !== text);
        if (lost.length > 0) report.fail(`the last words of ${lost.length} of ${PIECES} pieces of evidence are not there`);
        await again.close();
      } finally {
        await front.close();
      }
    }),
};

async function heapOf({ session }) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

/** Runs in the page: a portfolio with so many pieces of evidence. */
async function beginPieces(name, pieces) {
  const { until, see } = window.hands;
  const { portfolioId, evidenceId } = await window.work.begin(name);
  const evidenceIds = [evidenceId];
  while (evidenceIds.length < pieces) {
    location.hash = `#/p/${portfolioId}/new/everyday`;
    const known = new Set(evidenceIds);
    const id = await until(() => {
      const found = /\/evidence\/([^/?]+)/.exec(location.hash)?.[1];
      return found !== undefined && !known.has(found) ? found : undefined;
    }, 'piece of evidence');
    evidenceIds.push(id);
    await see({ role: 'field', name: 'What did you notice?' });
  }
  return { portfolioId, evidenceIds };
}

/** Runs in the page: edits one piece of evidence after another, each edit saved. Gives the last words of each that was edited. */
async function editInTurn({ portfolioId, evidenceIds }, from, count) {
  const { see, until, put, find } = window.hands;
  const { saved, wordsOf } = window.work;
  const noticed = { role: 'field', name: 'What did you notice?' };
  const words = {};
  const each = Math.ceil(count / evidenceIds.length);
  for (let done = 0; done < count; done += each) {
    const id = evidenceIds[Math.floor((from + done) / each) % evidenceIds.length];
    location.hash = `#/p/${portfolioId}/everyday`;
    await until(() => !find(noticed), 'list');
    location.hash = `#/p/${portfolioId}/evidence/${id}`;
    const field = await see(noticed);
    for (let number = 0; number < Math.min(each, count - done); number += 1) {
      words[id] = wordsOf(from + done + number);
      await saved(() => put(field, words[id]), true);
    }
  }
  return words;
}

/** Runs in the page: what stands in the database. */
async function readWords({ evidenceIds }) {
  const request = indexedDB.open('folio');
  const db = await new Promise((done, fail) => {
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => fail(request.error));
  });
  const all = db.transaction('evidence').objectStore('evidence').getAll();
  const rows = await new Promise((done, fail) => {
    all.addEventListener('success', () => done(all.result));
    all.addEventListener('error', () => fail(all.error));
  });
  db.close();
  return Object.fromEntries(rows.filter(({ id }) => evidenceIds.includes(id)).map(({ id, details }) => [id, details.noticed]));
}
