// Signs sheets digitally, up to six people in one file, and has the signatures judged by poppler's pdfsig and by pyHanko, sound
// and with one byte changed, as Folio judges them itself: node tests/tools/verify-pdf-signatures.mjs
// pyHanko is looked for as `python3 -m pyhanko`, or as FOLIO_PYHANKO names it. A judge that is not there is skipped, and the last
// line says so. Exit status: 0 no judge found anything amiss, 1 one did.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { module } = await runnerImport(at('tests/support/verify-pdf-signatures.ts'), { configFile: false, root: at('.'), logLevel: 'error' });
const python = process.env.FOLIO_PYHANKO ?? 'python3';
const folder = mkdtempSync(join(tmpdir(), 'folio-verify-signatures-'));

/** Each says how many signatures of a file it calls sound. */
const judges = {
  pdfsig: {
    ask: ['pdfsig', ['-v']],
    sound: (file) => [...run('pdfsig', ['-nocert', file]).matchAll(/Signature is Valid/g)].length,
  },
  pyHanko: {
    ask: [python, ['-c', 'import pyhanko']],
    sound: (file) => Number(run(python, [at('tests/tools/verify-pdf-signatures.py'), file])),
  },
};

let failures = 0;
const rows = [];
try {
  const present = Object.entries(judges).filter(([, { ask }]) => isThere(...ask));
  for await (const { name, bytes, signed, sound } of module.signedFiles()) {
    const file = join(folder, `${name}.pdf`);
    writeFileSync(file, bytes);
    const found = present.map(([judge, { sound: count }]) => [judge, count(file)]);
    const agree = found.every(([, count]) => count === sound);
    if (!agree) failures += 1;
    rows.push([name, String(signed), String(sound), ...found.map(([, count]) => String(count)), agree ? '' : 'DISAGREE']);
  }
  console.log(table([['file', 'signed', 'Folio: sound', ...present.map(([judge]) => judge), ''], ...rows]));
  const absent = Object.keys(judges).filter((judge) => !present.some(([other]) => other === judge));
  console.log(`${rows.length} files, ${failures} disagreements.${absent.length > 0 ? ` SKIPPED, not installed: ${absent.join(', ')}.` : ''}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;

function isThere(command, args) {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

/** What it printed, whatever its exit status: a judge that finds a broken signature may end with one. */
function run(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 120_000 });
  } catch (error) {
    return String(error.stdout ?? '');
  }
}

function table(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => (cell ?? '').padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
