// Runs veraPDF, the judge of PDF/A and PDF/UA that the PDF Association stands behind, from Maven and Java where they are.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (name) => fileURLToPath(new URL(`verapdf/${name}`, import.meta.url));
/** Newest of those that offer what is used of it; pinned, so that a run is the same next year. */
const LISTER = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.0:build-classpath';

/** The version that pom.xml names. */
export const version = /<version>(\d+\.\d+\.\d+)<\/version>/.exec(readFileSync(at('pom.xml'), 'utf8'))?.[1];

/** Why veraPDF cannot be run on this machine; null when it can. */
export async function whyNot() {
  const java = await run('java', ['--list-modules']);
  if (java.code !== 0) return 'Java is not installed';
  if (!java.output.includes('jdk.compiler')) return 'the Java that is installed has no compiler (a JDK of version 11 or later is needed)';
  if ((await run('mvn', ['--version'])).code !== 0) return 'Maven is not installed';
  return null;
}

/**
 * What each profile says of each file, in one Java machine: `[{ file, profile, checks, failures: [{ rule, count, message }] }]`.
 * Throws when veraPDF cannot be fetched or does not finish.
 */
export async function judge(files, profiles) {
  const classes = await classPath();
  const { code, output, errors } = await run('java', ['-Xss16m', '-cp', classes, at('Judge.java'), ...profiles], files.join('\n'));
  const lines = output.split('\n').filter((line) => line !== '');
  if (code !== 0 || lines.pop() !== 'end') throw new Error(`veraPDF stopped before its end:\n${errors.slice(-2000)}`);
  const verdicts = new Map(files.flatMap((file) => profiles.map((profile) => [`${file}\t${profile}`, { file, profile, checks: 0, failures: [] }])));
  for (const line of lines) {
    const [file, profile, kind, ...rest] = line.split('\t');
    const verdict = verdicts.get(`${file}\t${profile}`);
    if (kind === 'checked') verdict.checks = Number(rest[0]);
    else if (kind === 'failed') verdict.failures.push({ rule: rest[0], count: Number(rest[1]), message: rest[2] });
    else verdict.failures.push({ rule: 'unreadable', count: 1, message: rest.join(' ') });
  }
  // A file that nothing was checked in was not judged.
  for (const verdict of verdicts.values())
    if (verdict.checks === 0 && verdict.failures.length === 0) verdict.failures.push({ rule: 'not judged', count: 1, message: '' });
  return [...verdicts.values()];
}

/** Of veraPDF and what it needs, from Maven's own store; fetched into it when they are not there yet. */
async function classPath() {
  const folder = mkdtempSync(join(tmpdir(), 'folio-verapdf-'));
  try {
    const list = join(folder, 'classes.txt');
    const order = ['-q', '-B', '-f', at('pom.xml'), LISTER, `-Dmdep.outputFile=${list}`];
    const offline = await run('mvn', ['-o', ...order]);
    const { code, output } = offline.code === 0 ? offline : await run('mvn', order);
    if (code !== 0) throw new Error(`Maven could not fetch veraPDF ${version}:\n${output.slice(0, 2000)}`);
    return readFileSync(list, 'utf8').trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command, args, input = '') {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    const [output, errors] = [[], []];
    child.stdout.on('data', (part) => output.push(part));
    child.stderr.on('data', (part) => errors.push(part));
    child.stdin.on('error', () => undefined);
    child.on('error', () => resolve({ code: -1, output: '', errors: '' }));
    child.on('close', (code) => resolve({ code, output: Buffer.concat(output).toString('utf8'), errors: Buffer.concat(errors).toString('utf8') }));
    child.stdin.end(input);
  });
}
