// Runs Folio's own TypeScript in Node. Vite's `runnerImport` stops reading as soon as the first module is there, and some of
// the code is loaded only when it is needed.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/** A module by its path from the repository's root, and what ends the reading of further ones. */
export async function loadTypescript(path) {
  const at = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const vite = await createServer({
    configFile: false,
    root: at('.'),
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  return { module: await vite.ssrLoadModule(at(path)), close: () => vite.close() };
}
