// Writes into public/example/example.json and finished.json what follows from the rest of them and from the example's files:
// sizes, hashes, and the digests of judgements and signatures. Run it after editing either: node tests/tools/seal-example.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { module } = await runnerImport(at('tests/support/seal-example.ts'), { configFile: false, root: at('.'), logLevel: 'warn' });
const readJson = async (name) => JSON.parse(await readFile(at(`public/example/${name}.json`), 'utf8'));
const sealed = await module.sealExample(await readJson('example'), await readJson('finished'), (name) =>
  readFile(at(`public/example/files/${name}`)),
);
for (const name of ['example', 'finished']) {
  await writeFile(at(`public/example/${name}.json`), module.exampleText(sealed[name]));
  console.log(`Wrote public/example/${name}.json`);
}
