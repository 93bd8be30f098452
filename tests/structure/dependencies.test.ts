import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { securityHeaders } from '../tools/content-policy.mjs';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

interface Packages {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly resolved?: string; readonly integrity?: string; readonly license?: string }>
  >;
}

const packages = JSON.parse(read('package.json')) as Packages;
const lock = JSON.parse(read('package-lock.json')) as Lock;
const readme = read('README.md');
const rows = [...readme.matchAll(/^\| ([^|]+) \| ([^|]+) \| (\d+) \| ([\w.-]+) \|$/gm)].map(([, names = '', reason = '', size, licence]) => ({
  names: names.split(', '),
  reason,
  size: Number(size),
  licence,
}));

describe('R58: what Folio is made of', () => {
  test('every version is pinned to the digit, in package.json as in its lock', () => {
    const { dependencies, devDependencies, overrides } = packages;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...overrides }))
      expect(version, `of ${name}`).toMatch(/^\d+\.\d+\.\d+$/);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(lock.packages[`node_modules/${name}`]?.version, `of ${name}`).toBe(version);
  });

  test('every package in the lock has a hash', () => {
    const open = Object.entries(lock.packages).filter(([path, { integrity }]) => path.startsWith('node_modules/') && integrity === undefined);
    expect(open.map(([path]) => path)).toEqual([]);
  });

  test('no package runs a script when it is installed', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });

  test('the README names each that a browser gets, with its reason, size and licence', () => {
    expect(rows.flatMap(({ names }) => names).toSorted()).toEqual(Object.keys(packages.dependencies).toSorted());
    for (const { names, reason, size, licence = '' } of rows) {
      expect(reason.length, `of ${names.join()}`).toBeGreaterThan(4);
      expect(size, `of ${names.join()}`).toBeGreaterThan(0);
      for (const name of names) expect(lock.packages[`node_modules/${name}`]?.license, `of ${name}`).toContain(licence);
    }
  });

  test('R50: the README says the headers that a host is to send', () => {
    for (const [name, value] of Object.entries(securityHeaders)) expect(readme).toContain(`\n${name}: ${value}\n`);
  });
});
