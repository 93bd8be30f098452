import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Packages made wrong at random: each is refused in a sentence or says what it said before, and nothing here changes. Vitest runs them,
 * because the code is TypeScript and needs a database.
 */
export const packagesScenario = {
  name: 'packages',
  small: 500,
  full: 10_000,
  run: ({ count, seed, report }) => {
    const env = { ...process.env, FOLIO_FUZZED_PACKAGES: String(count), FOLIO_FUZZ_SEED: String(seed) };
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', 'tests/faults/fuzz-packages.test.ts'];
    const { status, stdout } = spawnSync(process.execPath, vitest, { cwd: root, env, encoding: 'utf8', maxBuffer: 64_000_000 });
    if (status === 0) report.pass(count);
    else
      report.fail(
        stdout
          .split('\n')
          .filter((line) => /Error|seed \d/.test(line))
          .slice(0, 5)
          .join(' · '),
      );
  },
};
