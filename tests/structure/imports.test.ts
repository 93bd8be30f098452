import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../src');

/**
 * Who may import whom: the table of src/ARCHITECTURE.md. `packages` are the only packages from npm that a folder may use;
 * a name covers its sub-paths. Folders not listed under `ours` are out of bounds.
 */
const table: Readonly<Record<string, { readonly ours: readonly string[]; readonly packages: readonly string[] }>> = {
  lib: { ours: [], packages: [] },
  migrations: { ours: [], packages: [] },
  domain: { ours: ['lib'], packages: ['zod'] },
  units: { ours: ['domain', 'lib'], packages: ['zod'] },
  signing: { ours: ['domain', 'lib'], packages: ['@noble/hashes', '@noble/curves', '@scure/bip39'] },
  log: { ours: ['domain', 'migrations', 'signing', 'lib'], packages: ['zod'] },
  package: { ours: ['domain', 'migrations', 'signing', 'log', 'lib'], packages: ['zod', '@zip.js/zip.js', 'age-encryption', '@scure/bip39'] },
  rescue: { ours: ['lib'], packages: [] },
  storage: { ours: ['domain', 'migrations', 'lib'], packages: ['dexie', 'dexie-react-hooks', 'zod', '@noble/ciphers', '@noble/hashes'] },
  attachments: { ours: ['domain', 'lib'], packages: ['@noble/hashes'] },
  pdf: { ours: ['domain', 'signing', 'lib'], packages: ['pdf-lib', 'fontkit', 'bidi-js', '@noble/hashes'] },
  exchange: {
    ours: ['domain', 'migrations', 'units', 'signing', 'log', 'package', 'storage', 'attachments', 'lib'],
    packages: ['zod'],
  },
  ui: {
    ours: ['lib'],
    packages: [
      'react',
      'react-dom',
      'react-router',
      'react-hook-form',
      '@mantine/core',
      '@mantine/hooks',
      '@mantine/spotlight',
      '@tabler/icons-react',
      '@fontsource-variable/atkinson-hyperlegible-next',
    ],
  },
  features: {
    ours: ['domain', 'units', 'signing', 'log', 'package', 'exchange', 'storage', 'attachments', 'pdf', 'ui', 'lib'],
    packages: ['react', 'react-router', 'react-hook-form', '@tabler/icons-react', 'qr', 'papaparse', 'read-excel-file'],
  },
  app: {
    ours: ['features', 'domain', 'units', 'signing', 'log', 'package', 'exchange', 'storage', 'attachments', 'pdf', 'ui', 'lib'],
    packages: ['react', 'react-dom', 'react-router', '@mantine/spotlight', '@tabler/icons-react', 'workbox-window'],
  },
};

/** The two files of storage that know React. */
const reactInStorage = new Set(['storage/storage-context.tsx', 'storage/use-live-snapshot.ts']);

interface Import {
  readonly from: string;
  readonly to: string;
}

const imports = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .flatMap((file): Import[] => {
    const source = readFileSync(join(root, file), 'utf8');
    const found = source.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+)['"]/g,
    );
    return [...found].map((match) => ({ from: file, to: match[1] ?? match[2] ?? match[3] ?? match[4] ?? '' }));
  });

const isOurs = ({ to }: Import) => to.startsWith('.');
const folderOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : '');
const targetOf = ({ from, to }: Import) => normalize(join(dirname(from), to)).replaceAll('\\', '/');
const areaOf = (file: string) => (/^features\/[^/]+\//.exec(file) ?? [''])[0];

test('the reader of imports sees them', () => {
  expect(imports.length).toBeGreaterThan(500);
  expect(imports).toContainEqual({ from: 'domain/record.ts', to: 'zod' });
});

test('every folder of src is in the table', () => {
  const folders = new Set(readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])));
  expect([...folders].filter((folder) => !(folder in table))).toEqual([]);
});

describe.each(Object.entries(table))('%s', (folder, { ours, packages }) => {
  const own = imports.filter(({ from }) => folderOf(from) === folder);

  test('imports only the folders it may', () => {
    const wrong = own.filter((item) => {
      if (!isOurs(item)) return false;
      const target = targetOf(item);
      const outside = target.startsWith('../evidence-schemas/') ? 'units' : folderOf(target);
      return outside !== folder && !ours.includes(outside);
    });
    expect(wrong).toEqual([]);
  });

  test('imports only the packages it may', () => {
    const wrong = own.filter((item) => {
      if (isOurs(item) || (reactInStorage.has(item.from) && item.to === 'react')) return false;
      return !packages.some((name) => item.to === name || item.to.startsWith(`${name}/`));
    });
    expect(wrong).toEqual([]);
  });
});

test('no feature imports another feature; what they share lies at the top of features', () => {
  const wrong = imports.filter((item) => {
    if (!isOurs(item) || !item.from.startsWith('features/')) return false;
    const target = areaOf(targetOf(item));
    return target !== '' && target !== areaOf(item.from);
  });
  expect(wrong).toEqual([]);
});

test('no barrels and no drawers for odds and ends', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /(^|\/)(index\.tsx?|utils|helpers|types|constants|hooks)(\/|\.tsx?)?$/.test(file))).toEqual([]);
});

test('the core reads no clock and throws no dice', () => {
  const wrong = imports
    .map(({ from }) => from)
    .filter(
      (file, index, all) =>
        all.indexOf(file) === index &&
        file.startsWith('domain/') &&
        /\bDate\.now\(|new Date\(\)|Math\.random\(|crypto\./.test(readFileSync(join(root, file), 'utf8')),
    );
  expect(wrong.map((file) => relative('', file))).toEqual([]);
});
