import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const pages = ['index.html', 'rescue.html'];
const sources = [
  ...readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((file) => `src/${file.replaceAll('\\', '/')}`),
  ...readdirSync(join(root, 'public'), { encoding: 'utf8' }).map((file) => `public/${file}`),
]
  .filter((file) => /\.(?:tsx?|js)$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

const filesWith = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

test('R51: nothing in the code makes HTML or script text', () => {
  const makers =
    /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|createContextualFragment|DOMParser|document\.write|srcdoc|setHTMLUnsafe|\beval\(|new Function\b|importScripts|javascript:/i;
  expect(filesWith(makers)).toEqual([]);
  expect(filesWith(/createElement\(\s*['"](?:script|object|embed|base|link|style|meta)['"]/)).toEqual([]);
  expect(filesWith(/setAttribute\(\s*['"](?:on|src|href|action|style)/i)).toEqual(['public/boot-guard.js']);
});

test('R55: addresses made of bytes: for what is shown by its content, for downloads, and for the PDF to print', () => {
  expect(filesWith(/createObjectURL/).toSorted()).toEqual([
    'src/attachments/safe-address.ts',
    'src/features/export/print-pdf.ts',
    'src/lib/download.ts',
  ]);
  expect(filesWith(/createElement\(\s*['"]iframe['"]|<iframe\b|<object\s|<embed\b/)).toEqual(['src/features/export/print-pdf.ts']);
});

test('R56: no address is made of what somebody wrote, and nothing opens in another window', () => {
  // A field on the same page; the page of rescue, whose address is fixed; the bytes of a download.
  expect(filesWith(/href=\{|\.href = /).toSorted()).toEqual([
    'src/features/device-copy-link.tsx',
    'src/lib/download.ts',
    'src/ui/button.tsx',
    'src/ui/error-summary.tsx',
  ]);
  expect(filesWith(/window\.open\(|target=|\blocation\.(?:assign|replace)\(|location\.href = /)).toEqual([]);
});

test('R51: scripts in workers are files of the build', () => {
  const made = sources.flatMap(({ file, text }) => [...text.matchAll(/new (?:Shared)?Worker\([^)]*\)/g)].map(([call]) => ({ file, call })));
  expect(made.length).toBeGreaterThan(2);
  expect(made.filter(({ call }) => !/^new Worker\(new URL\('\.\/[\w-]+\.worker\.ts', import\.meta\.url\)$/.test(call))).toEqual([]);
});

test('R50: no page holds a script or a style, nor names another host', () => {
  for (const page of pages) {
    const html = readFileSync(join(root, page), 'utf8');
    expect(html.match(/<script(?![^>]*\bsrc="[^"]+"[^>]*><\/script>)[^>]*>/g) ?? [], `in ${page}`).toEqual([]);
    expect(html.match(/<style|\sstyle=|\son\w+=|https?:\/\//g) ?? [], `in ${page}`).toEqual([]);
  }
});

test('R51: each page makes its policy before anything else', () => {
  for (const entry of ['src/main.tsx', 'src/rescue/rescue.ts']) {
    const [first] = readFileSync(join(root, entry), 'utf8').match(/^import .*$/m) ?? [];
    expect(first, `in ${entry}`).toMatch(/^import '\.\.?\/lib\/trusted-types\.ts';$/);
  }
});
