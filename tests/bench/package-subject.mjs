// What `package.mjs` measures. Bundled before use.
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, openAsBlob, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createKeyPair } from '../../src/signing/keys.ts';
import { encryptInto } from '../../src/package/encryption.ts';
import { readPackage } from '../../src/package/read-package.ts';
import { writePackage } from '../../src/package/write-package.ts';

const PASSPHRASE = 'abandon-ability-able-about-above-absent';
/** One large film and many photos. */
const FILM = 0.5;
const PHOTO = 5_000_000;

const at = (folder, name) => join(folder, name);
const toFile = (path) => Writable.toWeb(createWriteStream(path));

export const steps = {
  nothing: async () => void (await createKeyPair()),
  files: async ({ folder, bytes }) => {
    const film = Math.floor(bytes * FILM);
    const sizes = [film, ...Array.from({ length: Math.ceil((bytes - film) / PHOTO) }, () => PHOTO)];
    const files = [];
    for (const [index, size] of sizes.entries()) {
      const path = at(folder, `original-${index}`);
      const hash = createHash('sha256');
      await pipeline(
        Readable.from(
          (function* () {
            for (let done = 0; done < size; done += 1_000_000) {
              const piece = randomBytes(Math.min(1_000_000, size - done));
              hash.update(piece);
              yield piece;
            }
          })(),
        ),
        createWriteStream(path),
      );
      files.push({ path, size, name: `Original ${index}.jpg`, sha256: hash.digest('hex') });
    }
    writeFileSync(at(folder, 'files.json'), JSON.stringify(files));
  },
  write: async ({ folder }) => must(await writePackage(await inputIn(folder), toFile(at(folder, 'plain.zip')))),
  lock: async ({ folder }) => {
    const locked = must(await encryptInto(toFile(at(folder, 'locked.age')), { type: 'passphrase', passphrase: PASSPHRASE }));
    must(await writePackage(await inputIn(folder), locked));
  },
  read: async ({ folder }) => checkFiles(folder, must(await readPackage(await openAsBlob(at(folder, 'plain.zip'))))),
  copy: async ({ folder }) => {
    const read = must(await readPackage(await openAsBlob(at(folder, 'plain.zip'))));
    for (const file of read.files) {
      const hash = createHash('sha256');
      for (let done = 0; done < file.size; done += 1_000_000)
        hash.update(new Uint8Array(await file.bytes.slice(done, done + 1_000_000).arrayBuffer()));
      if (hash.digest('hex') !== file.sha256) throw new Error(`${file.path} came out different`);
    }
  },
  unlock: async ({ folder }) => {
    const scratch = async (stream) => {
      await pipeline(Readable.fromWeb(stream), createWriteStream(at(folder, 'scratch.zip')));
      return openAsBlob(at(folder, 'scratch.zip'));
    };
    checkFiles(
      folder,
      must(await readPackage(await openAsBlob(at(folder, 'locked.age')), { unlock: { type: 'passphrase', passphrase: PASSPHRASE }, scratch })),
    );
  },
};

async function inputIn(folder) {
  const files = JSON.parse(readFileSync(at(folder, 'files.json'), 'utf8'));
  return {
    kind: 'backup',
    appVersion: 'bench',
    portfolioId: 'bench',
    snapshot: null,
    batches: [],
    heads: {},
    unit: null,
    files: files.map(({ path, ...file }) => ({ ...file, open: () => openAsBlob(path) })),
    signer: await createKeyPair(),
  };
}

function checkFiles(folder, { files }) {
  const expected = JSON.parse(readFileSync(at(folder, 'files.json'), 'utf8')).map(({ sha256 }) => sha256);
  if (JSON.stringify(files.map(({ sha256 }) => sha256)) !== JSON.stringify(expected.toSorted())) throw new Error('Other files came back.');
}

function must(result) {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
