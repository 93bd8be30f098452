import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const GIGABYTE = 1_000_000_000;
const MEMORY_BUDGET = 300;

/** A package of 1 GB written to disk and read back, plain and locked, each way in a process of its own: time, and all memory of the process. */
export async function measurePackage({ bytes = GIGABYTE } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'folio-package-'));
  try {
    const subject = await bundle('package-subject.mjs');
    const rows = [];
    const empty = await run(subject, ['nothing', folder, bytes]);
    for (const [step, title] of Object.entries({
      files: null,
      write: 'written',
      read: 'read and proved',
      copy: 'its files copied out',
      lock: 'written, locked',
      unlock: 'unlocked, read and proved',
    })) {
      const { seconds, megabytes } = await run(subject, [step, folder, bytes]);
      if (title)
        rows.push([
          'Package of files',
          `${(bytes / GIGABYTE).toFixed(2)} GB ${title}`,
          `${seconds.toFixed(1)} s, ${megabytes} MB of process memory`,
          `${MEMORY_BUDGET} MB; Node alone takes ${empty.megabytes} MB`,
        ]);
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one step in a process of its own; what it prints last is what it measured of itself. */
function run(subject, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--no-warnings', fileURLToPath(new URL('package-run.mjs', import.meta.url)), subject, ...args.map(String)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let out = '';
    child.stdout.on('data', (text) => (out += text));
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(out)) : reject(new Error(`${args[0]} ended with ${code}`))));
  });
}
