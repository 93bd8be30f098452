import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mendParts } from '../../src/storage/mend-parts.ts';
import { FakeCache } from '../support/fake-cache.ts';

const script = (text: string) => new Response(text, { headers: { 'content-type': 'text/javascript' } });
const page = () => new Response('<!doctype html><title>The front page of the host</title>', { headers: { 'content-type': 'text/html' } });
/** What the server sends, by address; nothing while it cannot be reached. */
let server: Record<string, () => Response> | null;
let cache: FakeCache;

beforeEach(async () => {
  cache = new FakeCache();
  await cache.put('/whole.js', script('export const whole = 1;'));
  await cache.put('/cut.js', script('export'));
  server = {
    '/whole.js': () => script('export const whole = 1;'),
    '/cut.js': () => script('export const cut = 1;'),
    '/lost.js': () => script('export const lost = 1;'),
  };
  vi.stubGlobal('fetch', async (address: string) => {
    if (!server) throw new TypeError('Failed to fetch');
    return server[address]?.() ?? new Response('Not found', { status: 404 });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const parts = [
  { address: '/whole.js', bytes: 23 },
  { address: '/cut.js', bytes: 21 },
  { address: '/lost.js', bytes: 22 },
];
const mend = () => mendParts(cache.asCache, parts);
const textOf = async (address: string) => (await cache.match(address))?.text();

test('R62: a part that was cut off and one that is lost are fetched anew; one that is whole is left alone', async () => {
  const before = cache.kept.get('/whole.js');
  expect(await mend()).toEqual(['/cut.js', '/lost.js']);
  expect(await textOf('/cut.js')).toBe('export const cut = 1;');
  expect(await textOf('/lost.js')).toBe('export const lost = 1;');
  expect(cache.kept.get('/whole.js')).toBe(before);
  expect(await mend()).toEqual([]);
});

test('R62: without a connection everything stays as it is', async () => {
  server = null;
  expect(await mend()).toEqual([]);
  expect(await textOf('/cut.js')).toBe('export');
});

test('R62: what the server has no more, or answers with its front page, takes the place of nothing', async () => {
  server = { '/cut.js': page };
  expect(await mend()).toEqual([]);
  expect(await textOf('/cut.js')).toBe('export');
});

test('R62: on a device that is full nothing is said to be mended', async () => {
  cache.isFull = true;
  expect(await mend()).toEqual([]);
});
