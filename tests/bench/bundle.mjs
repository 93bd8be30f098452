import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, loadConfigFromFile } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Within node_modules, so that what is not bundled is found from there. */
const folder = fileURLToPath(new URL('../../node_modules/.cache/folio-bench/', import.meta.url));

/**
 * Bundles a file of this folder, with the code of `src` that it imports, as the build does: numbers are then those of the code that
 * ships. Gives the path of the one file.
 */
export async function bundle(name) {
  mkdirSync(folder, { recursive: true });
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, undefined, root);
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: loaded?.config.resolve?.alias ?? {} },
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL(name, import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node20',
      minify: true,
      rolldownOptions: { output: { codeSplitting: false, entryFileNames: name } },
    },
  });
  return `${folder}${name}`;
}

/** Bundles a file and imports it. */
export async function importBundled(name) {
  return import(pathToFileURL(await bundle(name)).href);
}
