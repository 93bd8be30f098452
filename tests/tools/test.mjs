// Everything that must hold, in one command: types, lint, unused code, unit and browser tests, the built app's journeys.
// Ends with `N passed, N failed` of what really ran; each step that is not a test runner counts as one.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'folio-test-'));
const vitestReport = join(folder, 'vitest.json');
const journeysReport = join(folder, 'journeys.json');
const faultsReport = join(folder, 'faults.json');

/** Letters of one failure in the list at the end. */
const LONGEST_FAILURE = 1_500;

const steps = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'unused code', command: ['knip'] },
  {
    name: 'unit and browser tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    count: () => {
      const { numPassedTests, numFailedTests, numFailedTestSuites, success, testResults } = JSON.parse(readFileSync(vitestReport, 'utf8'));
      return {
        passed: numPassedTests,
        // A file that does not even load fails without a failed test in it.
        failed: numFailedTests + (success || numFailedTests > 0 ? 0 : Math.max(1, numFailedTestSuites)),
        failures: failedTests(testResults),
      };
    },
  },
  { name: 'theme', command: ['node', 'tests/tools/theme-css.mjs'] },
  { name: 'build', command: ['vite', 'build'] },
  { name: 'same build twice', command: ['node', 'tests/tools/same-build.mjs'] },
  {
    name: 'journeys',
    command: ['playwright', 'test', '-c', 'tests/journeys/playwright.config.ts', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: journeysReport },
    count: () => {
      const { stats, errors, suites } = JSON.parse(readFileSync(journeysReport, 'utf8'));
      return {
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected + errors.length,
        failures: [...suites.flatMap(failedJourneys), ...errors.map(({ message }) => message)],
      };
    },
  },
  {
    // Engines that are not installed here are skipped, and said to be.
    name: 'engines and faults',
    command: ['node', 'tests/faults/faults.mjs', '--report', faultsReport],
    count: () => JSON.parse(readFileSync(faultsReport, 'utf8')),
  },
];

function failedTests(files) {
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [`${name}: ${message}`] : [];
    return failed.map(({ fullName, failureMessages }) => `${name}: ${fullName}\n${failureMessages.join('\n')}`);
  });
}

function failedJourneys({ file, specs, suites = [] }) {
  const failed = specs.filter(({ ok }) => !ok);
  const reasons = ({ tests }) => tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message)));
  return [...failed.map((spec) => `${file}:${spec.line} ${spec.title}\n${reasons(spec).join('\n')}`), ...suites.flatMap(failedJourneys)];
}

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
    const { passed, failed, skipped = 0, failures = [] } = step.count?.() ?? { passed: code === 0 ? 1 : 0, failed: 0 };
    return { passed, failed: code === 0 || failed > 0 ? failed : 1, skipped, failures };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: [] };
  }
}

const total = { passed: 0, failed: 0 };
const allFailures = [];
for (const step of steps) {
  console.log(`\n── ${step.name}`);
  const { passed, failed, skipped, failures } = tally(step, await run(step.command, step.env));
  console.log(`── ${step.name}: ${failed === 0 ? 'ok' : 'FAILED'}${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  total.passed += passed;
  total.failed += failed;
  allFailures.push(...failures.map((failure) => `${step.name}: ${failure}`));
}
rmSync(folder, { recursive: true, force: true });
// Once more, and short: whoever reads only the end of a long log finds what failed.
for (const failure of allFailures) console.log(`\nFAILED ${failure.slice(0, LONGEST_FAILURE)}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
