import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '../tools/serve.mjs';

/** Folder of the build under test. */
export const build = process.env['FOLIO_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url));

interface AppServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a build from an origin of its own, beneath any path. */
export function serveBuild({
  dir = build,
  base = '/folio/',
  port = 4600,
}: { readonly dir?: string; readonly base?: string; readonly port?: number } = {}): Promise<AppServer> {
  return serve({ dir, base, port });
}

/**
 * A page of another origin with a form that hands files over as a device does: as a POST that is a navigation. Folio's own pages may
 * send no forms.
 */
export async function serveSharingPage(target: string): Promise<AppServer> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>Gallery</title><form method="post" enctype="multipart/form-data" action="${target}">` +
        '<label>Files <input type="file" name="files" multiple></label><button>Share with Folio</button></form>',
    );
  });
  await new Promise<void>((done) => {
    server.listen(0, 'localhost', done);
  });
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
