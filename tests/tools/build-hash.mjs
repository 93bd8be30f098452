// The hash of a build, by which two people can tell whether they have the same Folio: SHA-256 over one line for each built file, as
// `sha256sum` writes it, sorted by name. `build.json` holds it, and is the only file that does not count.
//   npm run build-hash                     the hash of dist/
//   npm run build-hash -- --check [DIR]    whether DIR is what its build.json says; exit status 0 it is, 1 it is not
// The same with a computer's own programs: cd dist && find * -type f ! -path build.json | LC_ALL=C sort | xargs sha256sum | sha256sum
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Names the build; the page reads it, and it is kept for work without a signal. */
const BUILD_FILE = 'build.json';
const SERVICE_WORKER = 'sw.js';
/** Stands in the service worker's list until everything else is built. A new build then has a new revision of `build.json`. */
const REVISION = 'revision-of-this-build';

/** What the service worker keeps of the build file, for `additionalManifestEntries`. */
export const buildFileEntry = { url: BUILD_FILE, revision: REVISION };

/** The hash of the built files in a folder, and how many there are. */
export function hashBuild(folder) {
  const files = filesOf(folder).filter((name) => name !== BUILD_FILE);
  const lines = files.map((name) => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`);
  return { build: sha256(lines.join('')), files: files.length };
}

/** A plugin of Vite that writes `build.json` when all else is there. To come behind the one that writes the service worker. */
export function buildHash() {
  let config;
  return {
    name: 'folio:build-hash',
    apply: 'build',
    enforce: 'post',
    configResolved: (resolved) => {
      config = resolved;
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      handler: (error) => {
        if (error) return;
        const folder = resolve(config.root, config.build.outDir);
        nameRevision(folder);
        const { version } = JSON.parse(readFileSync(join(config.root, 'package.json'), 'utf8'));
        writeFileSync(join(folder, BUILD_FILE), `${JSON.stringify({ version, ...hashBuild(folder) })}\n`);
      },
    },
  };
}

/** The revision comes from all files with the mark still in the service worker, so that it says nothing of itself. */
function nameRevision(folder) {
  const path = join(folder, SERVICE_WORKER);
  const script = readFileSync(path, 'utf8');
  if (script.split(REVISION).length !== 2) throw new Error(`${SERVICE_WORKER} does not keep ${BUILD_FILE}, or more than once.`);
  writeFileSync(path, script.replace(REVISION, hashBuild(folder).build.slice(0, 32)));
}

/** In the order of their bytes, wherever it is built. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({ options: { check: { type: 'boolean', default: false } }, allowPositionals: true });
  const folder = positionals[0] ?? fileURLToPath(new URL('../../dist', import.meta.url));
  const { build, files } = hashBuild(folder);
  const said = values.check ? JSON.parse(readFileSync(join(folder, BUILD_FILE), 'utf8')) : { build, files };
  const holds = said.build === build && said.files === files;
  console.log(holds ? `${build}  ${files} files` : `The ${files} files hash to ${build}, but ${BUILD_FILE} says ${said.files} and ${said.build}.`);
  process.exitCode = holds ? 0 : 1;
}
