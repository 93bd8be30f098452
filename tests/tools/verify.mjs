// Says what a package holds, who signed what, and whether all of it holds: npm run verify -- FILE
//   npm run verify -- FILE.folio.zip
//   FOLIO_PASSPHRASE="six words …" npm run verify -- FILE.folio.zip.age
// Exit status: 0 all of it holds, 1 some of it does not, 2 it could not be looked at.
import { createWriteStream, mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) {
  console.error('Give one file: npm run verify -- FILE.folio.zip');
  process.exit(2);
}
const blob = await openAsBlob(file).catch(() => null);
if (blob === null) {
  console.error(`${file} cannot be read.`);
  process.exit(2);
}
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { module } = await runnerImport(at('tests/support/verify-package.ts'), { configFile: false, root: at('.'), logLevel: 'error' });
const folder = mkdtempSync(join(tmpdir(), 'folio-verify-'));
const passphrase = process.env.FOLIO_PASSPHRASE;
try {
  const { status, lines } = await module.verifyPackage(blob, {
    now: new Date().toISOString(),
    ...(passphrase === undefined ? {} : { unlock: { type: 'passphrase', passphrase } }),
    scratch: async (stream) => {
      const path = join(folder, 'plain.zip');
      await pipeline(Readable.fromWeb(stream), createWriteStream(path));
      return openAsBlob(path);
    },
  });
  console.log(lines.join('\n'));
  process.exitCode = status;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
