import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { hashBuild } from './build-hash.mjs';

const folder = mkdtempSync(join(tmpdir(), 'folio-build-hash-'));
const dist = join(folder, 'dist');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const put = (name: string, text: string) => writeFileSync(join(dist, name), text);
const check = () => spawnSync(process.execPath, [join(import.meta.dirname, 'build-hash.mjs'), '--check', dist], { encoding: 'utf8' });

beforeEach(() => {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(join(dist, 'assets'), { recursive: true });
  put('sw.js', 'sw');
  put('index.html', 'page');
  put('assets/B.js', 'upper');
  put('assets/a.js', 'lower');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('R53: the hash of a build', () => {
  test('is that of the lines that sha256sum writes, in the order of their bytes', () => {
    const lines = [
      ['upper', 'assets/B.js'],
      ['lower', 'assets/a.js'],
      ['page', 'index.html'],
      ['sw', 'sw.js'],
    ].map(([text = '', name = '']) => `${sha256(text)}  ${name}\n`);
    expect(hashBuild(dist)).toEqual({ build: sha256(lines.join('')), files: 4 });
  });

  test('changes with every byte and every name, and not with the file that says it', () => {
    const { build } = hashBuild(dist);
    put('build.json', JSON.stringify({ build }));
    expect(hashBuild(dist).build).toBe(build);
    put('sw.js', 'sW');
    expect(hashBuild(dist).build).not.toBe(build);
    put('sw.js', 'sw');
    rmSync(join(dist, 'assets/a.js'));
    put('assets/c.js', 'lower');
    expect(hashBuild(dist).build).not.toBe(build);
  });

  test('the command says whether a folder is what it says it is', () => {
    put('build.json', JSON.stringify({ version: '0.1.0', ...hashBuild(dist) }));
    expect(check()).toMatchObject({ status: 0, stdout: `${hashBuild(dist).build}  4 files\n` });
    put('assets/evil.js', 'xss()');
    expect(check()).toMatchObject({ status: 1, stdout: expect.stringContaining('but build.json says 4') as string });
  });
});
