// Merges random lives of a portfolio, and counts what should have held and did not: `npm run bench:merge`, or with a number of lives.
// Exit status 1 when anything did not hold.
import { importBundled } from './bundle.mjs';
import { printTable } from './table.mjs';

const schedules = Number(process.argv[2] ?? 100_000);
const { runSchedule } = await importBundled('merge-subject.mjs');

const totals = { batches: 0, entries: 0, conflicts: 0 };
const failed = [];
const began = performance.now();
for (let seed = 1; seed <= schedules; seed += 1) {
  const { batches, entries, conflicts, violations } = runSchedule(seed);
  totals.batches += batches;
  totals.entries += entries;
  totals.conflicts += conflicts;
  if (violations.length > 0) failed.push({ seed, violations });
}
const seconds = (performance.now() - began) / 1000;

const count = (number) => number.toLocaleString('en-GB');
printTable(
  ['schedules', 'batches', 'records said', 'conflicts met', 'laws broken', 'time'],
  [[count(schedules), count(totals.batches), count(totals.entries), count(totals.conflicts), count(failed.length), `${seconds.toFixed(0)} s`]],
);
for (const { seed, violations } of failed.slice(0, 5)) console.error(`Schedule ${seed}: ${violations.join('; ')}`);
process.exit(failed.length > 0 ? 1 : 0);
