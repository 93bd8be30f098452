import { afterEach, describe, expect, test, vi } from 'vitest';
import { appVersion } from '../../src/exchange/app-version.ts';
import { currentBuild, programName, readBuild } from '../../src/exchange/build.ts';
import { APP_VERSION_SHAPE } from '../../src/package/bag.ts';

const hash = '0123456789abcdef'.repeat(4);
const answer = (json: string) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(json))),
  );

afterEach(() => vi.unstubAllGlobals());

describe('R53: the build that a page came from', () => {
  test('is read from the file beside it', async () => {
    answer(JSON.stringify({ version: appVersion, build: hash, files: 3 }));
    expect(await readBuild('https://centre.example/folio/index.html')).toEqual({ version: appVersion, hash });
    expect(vi.mocked(fetch).mock.calls[0]?.[0]).toEqual(new URL('https://centre.example/folio/build.json'));
  });

  test.each([
    ['no JSON, as where every address gives the page', '<!doctype html>'],
    ['a hash that is none', JSON.stringify({ version: appVersion, build: 'abc' })],
    ['no text', JSON.stringify({ version: appVersion, build: 1 })],
    ['another version than this script', JSON.stringify({ version: '9.9.9', build: hash })],
    ['nothing', 'null'],
  ])('%s: the version alone', async (_, json) => {
    answer(json);
    expect(await readBuild('https://centre.example/')).toEqual({ version: appVersion, hash: null });
  });

  test('without a network: the version alone', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await readBuild('https://centre.example/')).toEqual({ version: appVersion, hash: null });
  });

  test('in tests and programs nothing is asked', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('asked')));
    expect(await currentBuild()).toEqual({ version: appVersion, hash: null });
  });
});

test('R54: a package names the version, and half of the hash behind a plus', () => {
  expect(programName({ version: '0.1.0', hash: null })).toBe('0.1.0');
  const name = programName({ version: '10.20.30', hash });
  expect(name).toBe(`10.20.30+${hash.slice(0, 32)}`);
  expect(name).toMatch(APP_VERSION_SHAPE);
});
