import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../tools/serve.mjs';

/**
 * The built app as it is served, and three addresses besides, which the tests need on the app's own origin:
 * `acknowledged` takes what the page tells (what the screen called saved), `blank` is an empty page, from where the database can be
 * touched while no app is open, and `package.folio.zip` is a file to open.
 *
 * @param {{ isSecure?: boolean, hasWorker?: boolean }} [options] over https with a certificate made on the spot, where openssl is
 *   installed (WebKitGTK has some storage only there); without the worker that answers when the server does not
 */
export async function openFront({ isSecure = false, hasWorker = true } = {}) {
  const dir = process.env['FOLIO_DIST'];
  const app = await serve({ port: 4500, ...(dir ? { dir } : {}) });
  const heard = [];
  let tell = () => {};
  const handle = (request, response) => {
    const path = request.url.replace(/[?#].*$/s, '');
    if (path === '/acknowledged') return readBody(request, (told) => (heard.push(told), tell(), response.writeHead(204).end()));
    if (path === '/blank') return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Blank</title>');
    if (path === '/sw.js' && !hasWorker) return response.writeHead(404).end();
    return forward(app.url, request, response);
  };
  const certificate = isSecure ? makeCertificate() : null;
  const server = certificate ? createSecureServer(certificate, handle) : createServer(handle);
  await new Promise((done) => server.listen(0, 'localhost', done));
  return {
    url: `${certificate ? 'https' : 'http'}://localhost:${server.address().port}/`,
    /** What pages told since this was last asked. */
    takeHeard: () => heard.splice(0),
    /** Resolves when a page tells something. */
    nextHeard: () => new Promise((done) => (tell = done)),
    close: async () => {
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      await app.close();
    },
  };
}

function readBody(request, done) {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => done(JSON.parse(Buffer.concat(parts).toString())));
}

function forward(to, request, response) {
  const onward = ask(new URL(request.url, to), { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

/** Null where openssl is not installed. */
function makeCertificate() {
  const folder = mkdtempSync(join(tmpdir(), 'folio-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    const { status } = spawnSync('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert],
    ]);
    return status === 0 ? { key: readFileSync(key), cert: readFileSync(cert) } : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
