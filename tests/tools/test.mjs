// Everything that must hold, in one command: types, lint, unused code, unit and browser tests, the built app's journeys.
// Ends with `N passed, N failed` of what really ran; each step that is not a test runner counts as one.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'folio-test-'));
const vitestReport = join(folder, 'vitest.json');
const journeysReport = join(folder, 'journeys.json');

const steps = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'unused code', command: ['knip'] },
  {
    name: 'unit and browser tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    count: () => {
      const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(readFileSync(vitestReport, 'utf8'));
      // A file that does not even load fails without a failed test in it.
      return { passed: numPassedTests, failed: numFailedTests + (success || numFailedTests > 0 ? 0 : Math.max(1, numFailedTestSuites)) };
    },
  },
  { name: 'theme', command: ['node', 'tests/tools/theme-css.mjs'] },
  { name: 'build', command: ['vite', 'build'] },
  {
    name: 'journeys',
    command: ['playwright', 'test', '-c', 'tests/journeys/playwright.config.ts', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: journeysReport },
    count: () => {
      const { stats, errors } = JSON.parse(readFileSync(journeysReport, 'utf8'));
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
    },
  },
];

function run([command, ...args], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** A runner that exits badly has failed, whatever it managed to count. */
function tally(step, code) {
  try {
    const { passed, failed } = step.count?.() ?? { passed: code === 0 ? 1 : 0, failed: 0 };
    return { passed, failed: code === 0 || failed > 0 ? failed : 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const total = { passed: 0, failed: 0 };
for (const step of steps) {
  console.log(`\n── ${step.name}`);
  const { passed, failed } = tally(step, await run(step.command, step.env));
  console.log(`── ${step.name}: ${failed === 0 ? 'ok' : 'FAILED'}`);
  total.passed += passed;
  total.failed += failed;
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
