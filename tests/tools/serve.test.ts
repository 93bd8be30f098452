import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'folio-serve-'));
const servers: { url: string; close: () => Promise<void> }[] = [];

beforeAll(async () => {
  const dir = join(folder, 'dist');
  mkdirSync(join(dir, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Folio</title>');
  writeFileSync(join(dir, 'assets', 'index-AbCd_123.js'), `/* ${'x'.repeat(4000)} */`);
  servers.push(await serve({ dir, port: 4600 }), await serve({ dir, port: 4600, base: '/team/portal' }));
});

afterAll(async () => {
  await Promise.all(servers.map(async (server) => server.close()));
  rmSync(folder, { recursive: true });
});

/** Sends the path exactly as given; `fetch` would tidy it first. */
async function ask(at: number, path: string, headers: Record<string, string> = {}) {
  const { port } = new URL(servers[at]?.url ?? '');
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; size: number }>((resolve, reject) => {
    const sent = request({ host: 'localhost', port, path, headers }, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, size });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the server', () => {
  test('takes the next free port, and serves beneath a base', async () => {
    expect(servers.map(({ url }) => new URL(url).pathname)).toEqual(['/', '/team/portal/']);
    expect(new Set(servers.map(({ url }) => new URL(url).port)).size).toBe(2);
    expect((await ask(1, '/team/portal/')).status).toBe(200);
    expect((await ask(1, '/team/portal')).headers['location']).toBe('/team/portal/');
    expect((await ask(1, '/')).status).toBe(404);
  });

  test('sends every answer under the strict policy', async () => {
    for (const path of ['/', '/missing']) {
      const { headers } = await ask(0, path);
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });

  test('compresses, and caches for ever only what carries a hash in its name', async () => {
    const script = await ask(0, '/assets/index-AbCd_123.js', { 'accept-encoding': 'gzip, br' });
    expect(script.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(script.size).toBeLessThan(200);
    expect((await ask(0, '/assets/index-AbCd_123.js')).size).toBe(4006);

    const page = await ask(0, '/');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect((await ask(0, '/', { 'if-none-match': String(page.headers['etag']) })).status).toBe(304);
  });

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt', '//secret.txt', '/%00', '/%'])(
    'never leaves its folder: %s',
    async (path) => {
      expect((await ask(0, path)).status).toBe(404);
    },
  );
});
