import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { median, milliseconds } from './table.mjs';

const RUNS = 3;
const COUNTS = [10, 100, 300, 1_000];
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The whole PDF of ever larger portfolios, each time in a fresh process: what one more piece of evidence costs should not grow. */
export async function measurePdfGrowth() {
  const folder = mkdtempSync(join(tmpdir(), 'folio-growth-'));
  const folio = await bundle('pdf-folio.mjs');
  const input = join(folder, 'input.json');
  writeFileSync(input, JSON.stringify({ root: here('../..'), folder }));
  const measure = (count) => {
    const command = [here('pdf-run.mjs'), folio, input, join(folder, 'made.pdf'), 'time', String(count)];
    return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  };
  const measured = new Map(COUNTS.map((count) => [count, []]));
  for (let run = 0; run < RUNS; run += 1) for (const count of COUNTS) measured.get(count).push(measure(count));
  rmSync(folder, { recursive: true, force: true });
  const middle = (count, key) => median(measured.get(count).map((run) => run[key]));
  return COUNTS.map((count, index) => {
    const smaller = COUNTS[index - 1];
    const more =
      smaller === undefined ? '' : `${milliseconds((middle(count, 'cpu') - middle(smaller, 'cpu')) / (count - smaller))} of CPU for each one more`;
    const facts = ['cpu', 'memory', 'size'].map((key) => middle(count, key));
    return [
      'PDF of more and more evidence',
      `${count} pieces, ${count} risks`,
      `${milliseconds(middle(count, 'wall'))}, CPU ${milliseconds(facts[0])}, ${(facts[1] / 1e6).toFixed(0)} MB, ${(facts[2] / 1e6).toFixed(1)} MB`,
      more,
    ];
  });
}
