// Serves a build as a careful host would: compressed, cached by hash, under the strict content policy. Also used by the journeys.
//   node tests/tools/serve.mjs [--port 4173] [--base /some/path/]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { securityHeaders } from './content-policy.mjs';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.icc': 'application/vnd.iccprofile',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const compressible = /text|json|javascript|svg|ttf|icc|wasm/;

/**
 * Serves the files of `dir` beneath `base`, from `port` or the next free one above it. Every file is read once; only what was there
 * at the start can be asked for, so no address reaches outside.
 */
export async function serve({ dir, port = 4173, base = '/' } = {}) {
  const folder = dir ?? fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`There is no build in ${folder}. Run "npm run build" first.`);
  const root = `/${base.split('/').filter(Boolean).join('/')}/`.replace('//', '/');
  const files = readFiles(folder);

  const server = createServer((request, response) => {
    const path = requestPath(request.url);
    if (path !== null && `${path}/` === root) return send(response, 308, { location: root });
    const file = path?.startsWith(root) ? files.get(path.slice(root.length) || 'index.html') : undefined;
    if (file === undefined) return send(response, 404, { 'content-type': types['.txt'] }, 'Not found');
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, { allow: 'GET, HEAD' });
    if (request.headers['if-none-match'] === file.tag) return send(response, 304, { etag: file.tag });

    const encoding = bestEncoding(request.headers['accept-encoding'] ?? '', file);
    const body = encode(file, encoding);
    const headers = { ...file.headers, 'content-length': body.length, ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }) };
    return send(response, 200, headers, request.method === 'HEAD' ? undefined : body);
  });

  const actualPort = await listen(server, port);
  return {
    url: `http://localhost:${actualPort}${root}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function readFiles(folder) {
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    const bytes = readFileSync(path);
    const type = types[extname(name)] ?? 'application/octet-stream';
    // Vite puts a hash of the content into these names; everything else must be asked for again.
    const isHashed = /^assets\/.+-[\w-]{8}\.\w+$/.test(name);
    const tag = `"${bytes.length.toString(36)}-${hash(bytes)}"`;
    files.set(name, {
      bytes,
      tag,
      isCompressible: compressible.test(type) && bytes.length > 512,
      encoded: new Map(),
      headers: {
        'content-type': type,
        'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        etag: tag,
        ...(compressible.test(type) ? { vary: 'accept-encoding' } : {}),
      },
    });
  }
  return files;
}

function requestPath(url = '/') {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
}

function bestEncoding(accepted, file) {
  if (!file.isCompressible) return 'identity';
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

function encode(file, encoding) {
  const known = file.encoded.get(encoding);
  if (known !== undefined) return known;
  const body = compress(file.bytes, encoding);
  file.encoded.set(encoding, body);
  return body;
}

function compress(bytes, encoding) {
  if (encoding === 'identity') return bytes;
  if (encoding === 'gzip') return gzipSync(bytes, { level: 9 });
  // The highest quality takes seconds on a large font; nine is within 3 % of it.
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

/** FNV-1a: enough to tell two builds of a file apart. */
function hash(bytes) {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value.toString(36);
}

function send(response, status, headers, body) {
  response.writeHead(status, { ...securityHeaders, ...headers });
  response.end(body);
}

async function listen(server, port) {
  for (let candidate = port; candidate < port + 50; candidate += 1) {
    const isFree = await new Promise((done, fail) => {
      server.once('error', (error) => (error.code === 'EADDRINUSE' ? done(false) : fail(error)));
      server.listen(candidate, 'localhost', () => done(true));
    });
    server.removeAllListeners('error');
    if (isFree) return server.address().port;
  }
  throw new Error(`No free port between ${port} and ${port + 49}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' }, base: { type: 'string', default: '/' } } });
  const { url } = await serve({ port: Number(values.port), base: values.base });
  console.log(`Folio is at ${url}`);
}
