// Folio under faults: browsers killed while they work, upgrades and imports cut off, files of the database damaged, the disk full.
// Drives the built app (`dist`, or the folder named in FOLIO_DIST) in the engines that are installed.
//   npm run test:faults                                all scenarios with the full counts
//   npm run test:faults -- kill-firefox upgrade        some of them
//   node tests/faults/faults.mjs                       small counts, as in npm test
//   --seed 7 the same random choices again   --count 50 instead of the scenario's own counts   --report FILE the sums as JSON
// Ends with `N passed, N failed, N skipped`; one kill, one damaged file, one edit that must not be lost is one.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printTable } from '../bench/table.mjs';
import { scenarios } from './scenarios.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean' }, seed: { type: 'string' }, count: { type: 'string' }, report: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const unknown = positionals.filter((name) => !scenarios.some((scenario) => scenario.name === name));
if (unknown.length > 0) {
  console.error(`There is no scenario ${unknown.join(', ')}. There are: ${scenarios.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

// Browsers that were started end with this process, however it ends.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const rows = [];
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
console.log(`seed ${seed}`);
for (const scenario of scenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  const count = Number(values.count ?? (values.full ? scenario.full : scenario.small));
  const began = performance.now();
  const tally = { passed: 0, failed: 0, skipped: 0, notes: [] };
  const report = {
    pass: (number = 1) => void (tally.passed += number),
    fail: (problem) => {
      tally.failed += 1;
      failures.push(`${scenario.name}, seed ${seed}: ${problem}`);
      console.log(`  FAILED ${scenario.name}: ${problem}`);
    },
    /** What could not be tried here, and why: it is not counted as passed. */
    skip: (number, why) => {
      tally.skipped += number;
      tally.notes.push(why);
    },
    note: (words) => void tally.notes.push(words),
  };
  try {
    await scenario.run({ count, seed, report });
  } catch (error) {
    report.fail(error.stack);
  }
  // Nothing tried and nothing skipped is no success.
  if (tally.passed + tally.failed + tally.skipped === 0) report.fail('nothing was tried');
  const seconds = (performance.now() - began) / 1_000;
  const { passed, failed, skipped, notes } = tally;
  console.log(`── ${scenario.name}: ${passed} passed, ${failed} failed, ${skipped} skipped, ${seconds.toFixed(0)} s. ${notes.join('; ')}`);
  rows.push([scenario.name, String(passed), String(failed), String(skipped), `${seconds.toFixed(0)} s`, notes.join('; ')]);
  for (const key of Object.keys(total)) total[key] += tally[key];
}
if (values.report) writeFileSync(values.report, JSON.stringify({ ...total, failures }));
printTable(['scenario', 'passed', 'failed', 'skipped', 'time', 'notes'], rows);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
