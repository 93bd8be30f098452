// Builds once more, in another folder, and compares every byte with dist/: node tests/tools/same-build.mjs
// The same commit must give the same build wherever and whenever it is built; only then does its hash (build-hash.mjs) say anything.
// Exit status: 0 both are the same and build.json says so, 1 they differ.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashBuild } from './build-hash.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Neither sources nor settings. */
const LEFT_OUT = new Set(['.git', 'dist', 'node_modules', 'test-results']);

if (process.argv[2] === '--build') await buildHere();
else process.exitCode = compare(process.argv[2] ?? join(root, 'dist')) ? 0 : 1;

function compare(first) {
  const folder = mkdtempSync(join(tmpdir(), 'folio-same-build-'));
  try {
    for (const name of readdirSync(root)) if (!LEFT_OUT.has(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    // Another zone, which is another day, and another language.
    const env = { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' };
    const built = spawnSync(process.execPath, ['tests/tools/same-build.mjs', '--build'], { cwd: folder, env, stdio: 'inherit' });
    if (built.status !== 0) throw new Error('The second build failed.');
    return isSame(first, join(folder, 'dist'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs in the other folder. The packages are linked from the first; their links are not followed, so that they lie in it as after `npm ci`. */
async function buildHere() {
  const { build } = await import('vite');
  await build({ root: process.cwd(), logLevel: 'error', resolve: { preserveSymlinks: true } });
}

function isSame(first, second) {
  const [names, others] = [filesOf(first), filesOf(second)];
  const all = [...new Set([...names, ...others])].sort();
  const isAlike = (name) => names.has(name) && others.has(name) && readFileSync(join(first, name)).equals(readFileSync(join(second, name)));
  const different = all.filter((name) => !isAlike(name));
  const { build } = hashBuild(first);
  const isNamed = JSON.parse(readFileSync(join(first, 'build.json'), 'utf8')).build === build;
  if (!isNamed) console.error(`build.json does not name the build, ${build}.`);
  if (different.length > 0) console.error(`Built twice, these files differ:\n  ${different.join('\n  ')}`);
  else console.log(`${all.length} files, built twice, are the same byte for byte: ${build}`);
  return isNamed && different.length === 0;
}

function filesOf(dir) {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Set(files.map((entry) => relative(dir, join(entry.parentPath ?? entry.path, entry.name))));
}
